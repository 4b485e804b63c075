import { createNodeRenderer } from "../host/nodeRenderer.ts";
import { scanRendered } from "../languageService/rendered/scanRendered.ts";
import { reportLocale } from "./locale.ts";
import { complain } from "./output.ts";
import { uriOf } from "./paths.ts";
import type { Surroundings } from "./places.ts";
import type { RenderedReport } from "./renderedReport.ts";
import type { RenderPrograms } from "./scanOptions.ts";

/**
 * `--render`: what the charts and overlays among the scanned files render to. What cannot be rendered is said on standard
 * error and counted as skipped. Ctrl+C ends the programs too.
 */
export async function renderPaths(
  { service, texts, pathOf }: Surroundings,
  root: string,
  programs: RenderPrograms,
): Promise<RenderedReport> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const renderer = createNodeRenderer({
    ...programs,
    workingDirectory: process.cwd(),
    signal: stopping.signal,
  });
  try {
    const read = (uri: string) => texts.read(uri);
    const scan = await scanRendered({ service, root: uriOf(root), renderer, read, options: reportLocale });
    for (const { message } of scan.problems) complain(message);
    // The report names them; why stands on standard error, in full.
    const skipped = scan.problems.flatMap(({ targets }) =>
      targets.map(({ uri }) => ({
        file: pathOf(uri),
        range: null,
        reason: "not-rendered" as const,
        detail: "",
      })),
    );
    if (!scan.cancelled) return { findings: scan.findings, skipped };
  } finally {
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    await renderer.dispose();
  }
  // Everything that was started has ended; now this process does what it was told.
  process.exit(130);
}
