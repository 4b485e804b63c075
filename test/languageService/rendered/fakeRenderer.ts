import type { Renderer, RenderOutcome, RenderTarget } from "../../../server/src/core/render/renderer.ts";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";
import type { RenderedFinding, RenderedScan } from "../../../server/src/languageService/rendered/api.ts";
import { scanRendered } from "../../../server/src/languageService/rendered/scanRendered.ts";

const root = "file:///w";

interface Trouble {
  /** Paths of files that are known and cannot be read any more. */
  readonly unreadable?: readonly string[];
  /** What no program is there for. */
  readonly missing?: RenderTarget["kind"];
}

/** Scans files of a workspace whose charts and overlays render to the given texts, or fail; by the folder's path. */
export async function scanWith(
  files: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string | RenderOutcome>>,
  { unreadable = [], missing }: Trouble = {},
): Promise<RenderedScan> {
  const service = createLanguageService(undefined, root);
  for (const [path, text] of Object.entries(files)) service.updateFromDisk(`${root}/${path}`, text);
  service.setComplete(true);
  return scanRendered({
    service,
    root,
    renderer: rendererOf(outputs, missing),
    read: async (uri) => (unreadable.includes(pathOf(uri)) ? null : (files[pathOf(uri)] ?? null)),
    options: { locale: "en" },
  });
}

/** A renderer that gives what it is told to; everything else would be a mistake of the test. */
export function rendererOf(
  outputs: Readonly<Record<string, string | RenderOutcome>>,
  missing?: RenderTarget["kind"],
): Renderer {
  return {
    available: async (kind) =>
      kind === missing ? { state: "missing", detail: `no program for a ${kind}` } : { state: "found" },
    async render({ folder }: RenderTarget) {
      const output = outputs[pathOf(folder)];
      if (output === undefined)
        return { state: "failed", reason: "refused", detail: `no output for ${folder}` };
      return typeof output === "string" ? { state: "rendered", text: output } : output;
    },
  };
}

/** The rule and the characters it sits on, with the file: `a.yaml: rule "text"`. */
export function shown(
  files: Readonly<Record<string, string>>,
  findings: readonly RenderedFinding[],
): string[] {
  return findings.map(({ uri, span, rule }) => {
    const path = pathOf(uri);
    return `${path}: ${rule} "${files[path]?.slice(span.start, span.end)}"`;
  });
}

function pathOf(uri: string): string {
  return uri.slice(root.length + 1);
}
