import type { Renderer, RenderOutcome } from "../../core/render/renderer.ts";
import { compareText } from "../../core/text/compareText.ts";
import { isConfigurationFile } from "../../core/workspace/configurationFile.ts";
import type { LanguageService, RenderOptions } from "../api.ts";
import type { RenderedFinding, RenderedOutputs, RenderedScan, RenderedUnit } from "./api.ts";
import { clusterObjectsIn } from "./clusterContext.ts";
import { findRenderUnits, type ReadText, type RenderUnit } from "./findTargets.ts";
import { mergeRendered } from "./mergeRendered.ts";
import { type Failed, inWords } from "./problems.ts";
import { readRendered, type UnitFinding } from "./readRendered.ts";

export interface RenderedScanInput {
  /** Knows the files; charts and overlays are looked for among them. */
  readonly service: LanguageService;
  /** URI of the folder that names of overlays start from. */
  readonly root: string;
  readonly renderer: Renderer;
  /** The texts of files, as an editor shows them: places are given in these. */
  readonly read: ReadText;
  readonly options: RenderOptions;
  /** Told after each target how many are done, out of how many. */
  readonly progress?: (done: number, total: number, name: string) => void;
}

/** Programs that run at the same time; each of them uses several processors for a moment. */
const atOnce = 3;

/**
 * Renders the charts and overlays of a folder and says what the rules find in the outcome, at the places it comes from.
 * One that cannot be rendered takes nothing from the others.
 */
export async function scanRendered(input: RenderedScanInput): Promise<RenderedScan> {
  const { service, root, renderer, read, options } = input;
  const units = await findRenderUnits(service.files(), root, read);
  const rendered: RenderedUnit[] = [];
  const failures: Failed[] = [];
  let done = 0;

  async function take(unit: RenderUnit): Promise<void> {
    const kubernetesMinor = service.kubernetesMinor(unit.target.uri);
    const outcome = await renderUnit(unit, renderer, kubernetesMinor);
    if (outcome.state === "failed") failures.push({ target: unit.target, ...outcome });
    else rendered.push({ unit, output: outcome.text, kubernetesMinor });
    done++;
    input.progress?.(done, units.length, unit.target.name);
  }

  await eachOf(units, atOnce, take);
  const outputs: RenderedOutputs = {
    units: rendered.sort((a, b) => compareText(a.unit.target.uri, b.unit.target.uri)),
    context: await clusterObjects(service, read),
  };
  return {
    rendered: rendered.map(({ unit }) => unit.target),
    problems: inWords(failures, options),
    findings: await judgeRendered(outputs, input),
    outputs,
    cancelled: failures.some(({ reason }) => reason === "cancelled"),
  };
}

/** What the rules find in what was rendered before, by the settings that hold now. */
export async function judgeRendered(
  { units, context }: RenderedOutputs,
  { service, read, options }: Pick<RenderedScanInput, "service" | "read" | "options">,
): Promise<readonly RenderedFinding[]> {
  const configurations = await textsOf(service.files().filter(isConfigurationFile), read);
  const around = new Map([...context, ...configurations]);
  const found: UnitFinding[] = [];
  for (const { unit, output, kubernetesMinor } of units) {
    // For another version something else may be rendered.
    if (service.kubernetesMinor(unit.target.uri) !== kubernetesMinor) continue;
    const texts = await textsOf(unit.files, read);
    found.push(...readRendered({ unit, output, texts, context: around, service, options }));
  }
  return mergeRendered(found, service, options);
}

async function renderUnit(
  { target, remote }: RenderUnit,
  renderer: Renderer,
  kubernetesMinor: number,
): Promise<RenderOutcome> {
  const available = await renderer.available(target.kind);
  if (available.state === "missing") return { state: "failed", reason: "no-tool", detail: available.detail };
  if (remote !== null) return { state: "failed", reason: "remote", detail: remote };
  return renderer.render(target, kubernetesMinor);
}

/** What of the folder counts beside every unit: namespaces, classes and the like, by file. */
async function clusterObjects(service: LanguageService, read: ReadText) {
  const texts = new Map<string, string>();
  for (const uri of service.files()) {
    const text = await read(uri);
    const objects = text === null ? null : clusterObjectsIn(text);
    if (objects !== null) texts.set(uri, objects);
  }
  return texts;
}

async function textsOf(files: readonly string[], read: ReadText): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of files) {
    const text = await read(uri);
    if (text !== null) texts.set(uri, text);
  }
  return texts;
}

/** Works on the items in their order, on at most `limit` of them at a time. */
async function eachOf<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  async function worker(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }
  await Promise.all(Array.from({ length: limit }, worker));
}
