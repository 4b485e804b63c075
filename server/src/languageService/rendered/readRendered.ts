import type { RenderTarget } from "../../core/render/renderer.ts";
import type { Span } from "../../core/text/span.ts";
import type { LanguageService, RenderOptions, ReportedFinding } from "../api.ts";
import type { RenderUnit } from "./findTargets.ts";
import { alreadyKnown } from "./knownStatically.ts";
import { renderedDocuments } from "./renderedDocuments.ts";
import { createMapping, type MappedPlace } from "./sources.ts";

/** What was found in one unit, with its places in the workspace. */
export interface UnitFinding {
  readonly finding: ReportedFinding;
  readonly target: RenderTarget;
  readonly files: readonly string[];
}

interface RenderedInput {
  readonly unit: RenderUnit;
  readonly output: string;
  /** Texts of the files of the unit. */
  readonly texts: ReadonlyMap<string, string>;
  /** Objects of the cluster in the workspace, by file. */
  readonly context: ReadonlyMap<string, string>;
  readonly service: LanguageService;
  readonly options: RenderOptions;
}

/** What directives are worth is told from the files they stand in, never from what is rendered. */
const aboutFiles = "directive-invalid";

/** The findings of what one unit renders to that its own files do not tell. */
export function readRendered(input: RenderedInput): readonly UnitFinding[] {
  const { unit, service, options } = input;
  const { findings, mapPlace } = evaluateRendered(input);
  const isKnown = alreadyKnown(unit, service, options);
  return findings.flatMap((finding) => {
    const mapped = { ...finding, ...mapPlace(finding), related: finding.related.map(mapRelated), fixes: [] };
    if (finding.rule === aboutFiles || isKnown(mapped) || service.suppresses(mapped)) return [];
    return [{ finding: mapped, target: unit.target, files: unit.files }];
  });

  function mapRelated(related: ReportedFinding["related"][number]) {
    return { message: related.message, ...mapPlace(related) };
  }
}

/** All findings of the output, and where its places come from. */
function evaluateRendered({ unit, output, texts, context, service, options }: RenderedInput) {
  // In the folder of the unit, so that what stands nearest to it in the workspace is nearest to what it renders to.
  const uri = `${unit.target.folder}/podgrace-rendered.yaml`;
  const engine = service.empty();
  const own = new Set(unit.files);
  for (const [file, text] of context) if (!own.has(file)) engine.updateFromDisk(file, text);
  engine.updateFromDisk(uri, output);
  engine.setComplete(true);

  const documents = renderedDocuments(output);
  const map = createMapping(unit, texts);
  function mapPlace({ uri: file, span }: { readonly uri: string; readonly span: Span }): MappedPlace {
    if (file !== uri) return { uri: file, span };
    const document = documents.find((each) => each.span.start <= span.start && span.start < each.span.end);
    return document ? map(document, span) : { uri: unit.target.uri, span: { start: 0, end: 0 } };
  }
  const files = [uri, ...context.keys()].filter((file) => file === uri || !own.has(file));
  return { findings: files.flatMap((file) => engine.findings(file, options)), mapPlace };
}
