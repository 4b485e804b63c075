import type { Renderer, RenderTarget } from "../../server/src/core/render/renderer.ts";
import type { LanguageService, ReportedFinding } from "../../server/src/languageService/api.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { clusterObjectsIn } from "../../server/src/languageService/rendered/clusterContext.ts";
import { findRenderUnits, type RenderUnit } from "../../server/src/languageService/rendered/findTargets.ts";
import { isSameFault } from "../../server/src/languageService/rendered/knownStatically.ts";
import { evaluateRendered } from "../../server/src/languageService/rendered/readRendered.ts";
import { factsThatDiffer } from "./facts.ts";

/** How what is read from the files of one chart or overlay compares with what it renders to. */
export interface Comparison {
  readonly target: RenderTarget;
  /** Why it could not be rendered, in the words of the program; null where it was. */
  readonly failure: string | null;
  /** Findings at warning or above, of the files and of the rendering. */
  readonly found: number;
  readonly rendered: number;
  /** Of those rendered, the ones that the files tell too. */
  readonly both: number;
  /** Findings of the files that the rendering does not have: each is a false alarm with the default values. */
  readonly contradicted: readonly string[];
  /** Findings that only rendering shows. */
  readonly onlyRendered: readonly string[];
  /** Facts of workloads that are told from the files and are the same when rendered. */
  readonly equalFacts: number;
  readonly differentFacts: readonly string[];
}

const english = { locale: "en" };

export interface Comparisons {
  readonly units: readonly Comparison[];
  /** Findings of the files as parts of the whole folder that none of the renderings has in which they take part. */
  readonly contradictedTogether: readonly string[];
}

/** A unit with what it renders to; null where it could not be rendered. */
interface Rendered {
  readonly unit: RenderUnit;
  readonly findings: readonly ReportedFinding[] | null;
}

/** Compares every chart and overlay among these files, whose texts are given by URI: each by itself, and all together. */
export async function compareAll(
  texts: ReadonlyMap<string, string>,
  folder: string,
  renderer: Renderer,
): Promise<Comparisons> {
  const read = async (uri: string) => texts.get(uri) ?? null;
  const units: Comparison[] = [];
  const renderings: Rendered[] = [];
  for (const unit of await findRenderUnits([...texts.keys()].sort(), folder, read)) {
    const { comparison, findings } = await compare(unit, texts, renderer);
    units.push(comparison);
    renderings.push({ unit, findings });
  }
  return { units, contradictedTogether: contradictedTogether(texts, folder, renderings) };
}

function contradictedTogether(
  texts: ReadonlyMap<string, string>,
  folder: string,
  renderings: readonly Rendered[],
): readonly string[] {
  const service = serviceOf([...texts], folder);
  return service.files().flatMap((uri) => {
    const own = renderings.filter(({ unit }) => unit.files.includes(uri) && isApplied(uri, unit.target));
    // A file that nothing applies, or something that could not be rendered, is not judged.
    const judged = own.length > 0 && own.every(({ findings }) => findings !== null);
    const rendered = own.flatMap(({ findings }) => findings ?? []);
    return (judged ? service.findings(uri, english) : [])
      .filter((finding) => counts(finding) && !rendered.some((each) => isSameFault(finding, each)))
      .map((finding) => describe(finding, "together"));
  });
}

async function compare(
  unit: RenderUnit,
  all: ReadonlyMap<string, string>,
  renderer: Renderer,
): Promise<{ readonly comparison: Comparison; readonly findings: readonly ReportedFinding[] | null }> {
  const { target, remote } = unit;
  const outcome =
    remote === null
      ? await renderer.render(target, 33)
      : ({ state: "failed", detail: `needs ${remote}` } as const);
  if (outcome.state === "failed") {
    return { comparison: { ...nothing, target, failure: outcome.detail }, findings: null };
  }
  const texts = new Map(
    unit.files.flatMap((uri) => (all.has(uri) ? [[uri, all.get(uri) ?? ""] as const] : [])),
  );
  const context = contextOf(unit, all);
  const service = serviceOf([...context, ...texts]);
  const engine = evaluateRendered({ unit, output: outcome.text, texts, context, service, options: english });

  const applied = unit.files.filter((uri) => isApplied(uri, target));
  const statically = applied.flatMap((uri) => service.findings(uri, english)).filter(counts);
  const rendered = engine.findings.filter(counts);
  const shown = (finding: ReportedFinding) => describe(finding, target.name);
  const isTold = (finding: ReportedFinding) => statically.some((each) => isSameFault(each, finding));
  const told = rendered.filter(isTold);
  const facts = factsThatDiffer(
    applied.flatMap((uri) => service.workloads(uri)),
    engine.workloads,
  );
  const comparison = {
    target,
    failure: null,
    found: statically.length,
    rendered: rendered.length,
    both: told.length,
    contradicted: statically
      .filter((finding) => !rendered.some((each) => isSameFault(finding, each)))
      .map(shown),
    onlyRendered: rendered.filter((finding) => !isTold(finding)).map(shown),
    equalFacts: facts.equal,
    differentFacts: facts.different.map((text) => `${target.name}: ${text}`),
  };
  return { comparison, findings: rendered };
}

const nothing = {
  found: 0,
  rendered: 0,
  both: 0,
  contradicted: [],
  onlyRendered: [],
  equalFacts: 0,
  differentFacts: [],
};

/** Manifests that lie in a chart beside its templates (`files`, `ci`, `crds`) are no part of what it installs. */
function isApplied(uri: string, { kind }: RenderTarget): boolean {
  return kind === "kustomization" || /\/templates\/|\/(values|Chart)\.ya?ml$/.test(uri);
}

/** Both sides see the same objects of the cluster beside the unit. */
function contextOf(unit: RenderUnit, all: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = new Set(unit.files);
  const context = new Map<string, string>();
  for (const [uri, text] of all) {
    const objects = own.has(uri) ? null : clusterObjectsIn(text);
    if (objects !== null) context.set(uri, objects);
  }
  return context;
}

/** The files of one unit by themselves, so that every object has one way to be applied. */
function serviceOf(texts: readonly (readonly [string, string])[], folder = "file:///"): LanguageService {
  const service = createLanguageService(undefined, folder);
  for (const [uri, text] of texts) service.updateFromDisk(uri, text);
  service.setComplete(true);
  return service;
}

function counts({ severity, rule }: ReportedFinding): boolean {
  return (severity === "error" || severity === "warning") && rule !== "directive-invalid";
}

function describe({ rule, severity, object, container, uri }: ReportedFinding, name: string): string {
  const who = `${object.kind}/${object.name}${container === null ? "" : ` ${container}`}`;
  return `${name}: ${severity} ${rule} ${who} (${decodeURIComponent(uri.split("/").slice(-2).join("/"))})`;
}
