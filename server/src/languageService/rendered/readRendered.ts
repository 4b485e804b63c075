import type { RenderTarget } from "../../core/render/renderer.ts";
import type { FileLocation } from "../../core/text/span.ts";
import { isConfigurationFile } from "../../core/workspace/configurationFile.ts";
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
  /** Objects of the cluster in the workspace, and its configuration, by file. */
  readonly context: ReadonlyMap<string, string>;
  readonly service: LanguageService;
  readonly options: RenderOptions;
}

/** What directives are worth is told from the files they stand in, never from what is rendered. */
const aboutFiles = "directive-invalid";

/** The findings of what one unit renders to that its own files do not tell. */
export function readRendered(input: RenderedInput): readonly UnitFinding[] {
  const { unit, service, options } = input;
  const isKnown = alreadyKnown(unit, service, options);
  return evaluateRendered(input).findings.flatMap((finding) => {
    if (finding.rule === aboutFiles || isKnown(finding) || service.suppresses(finding)) return [];
    return [{ finding, target: unit.target, files: unit.files }];
  });
}

/** All that is found in the output, at the places in the workspace that it comes from; nothing of it can be fixed there. */
export function evaluateRendered({ unit, output, texts, context, service, options }: RenderedInput) {
  // In the folder of the unit, so that what stands nearest to it in the workspace is nearest to what it renders to.
  const uri = `${unit.target.folder}/podgrace-rendered.yaml`;
  const engine = service.empty();
  const own = new Set(unit.files);
  for (const [file, text] of context) {
    if (!own.has(file) || isConfigurationFile(file)) engine.updateFromDisk(file, text);
  }
  engine.updateFromDisk(uri, output);
  engine.setComplete(true);

  const mapPlace = placesOf(unit, output, texts, uri);
  const mapped = <T extends FileLocation>(place: T): T => ({ ...place, ...mapPlace(place) });
  const files = [uri, ...context.keys()].filter((file) => file === uri || !own.has(file));
  const findings = files
    .flatMap((file) => engine.findings(file, options))
    .map((finding) => ({ ...mapped(finding), related: finding.related.map(mapped), fixes: [] }));
  return { findings, workloads: engine.workloads(uri).map(mapped) };
}

/** Where places of the output come from; those of other files stay. */
function placesOf(
  unit: RenderUnit,
  output: string,
  texts: ReadonlyMap<string, string>,
  uri: string,
): (place: FileLocation) => MappedPlace {
  const documents = renderedDocuments(output);
  const map = createMapping(unit, texts);
  return ({ uri: file, span }) => {
    if (file !== uri) return { uri: file, span };
    const document = documents.find((each) => each.span.start <= span.start && span.start < each.span.end);
    return map(document, span);
  };
}
