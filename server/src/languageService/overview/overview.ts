import type { Workload } from "../../core/kubernetes/workload.ts";
import { compareText } from "../../core/text/compareText.ts";
import { message } from "../../core/text/message.ts";
import type { Location } from "../../core/text/span.ts";
import type { TrafficPath } from "../../core/traffic/exposure.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { FrontEndOverview, ReachedOverview } from "../api.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import type { Render } from "../render.ts";
import { type FindingsAbout, findingsAbout } from "./findingsAbout.ts";
import { judgeWorkload } from "./workloadState.ts";

/**
 * The load balancers of a folder, each with the workloads it reaches: by file and offset, workloads likewise. A front end
 * that reaches nothing in sight is not listed.
 *
 * @param findingsOf the findings of one file that nobody suppressed
 */
export function overviewOf(
  snapshot: Snapshot,
  findingsOf: (uri: string) => readonly PlacedFinding[],
  render: Render,
): readonly FrontEndOverview[] {
  const frontEnds = new Map<string, FrontEndDraft>();
  const about = findingsAbout(snapshot, findingsOf);
  for (const workload of snapshot.ofType("workload")) {
    const reached = reachedOverview(workload, snapshot, about, render);
    if (reached === null) continue;
    for (const path of snapshot.exposure(workload).paths) add(frontEnds, path, reached, snapshot, render);
  }
  return [...frontEnds.values()]
    .map(({ workloads, ...frontEnd }) => ({ ...frontEnd, workloads: [...workloads.values()].sort(byPlace) }))
    .sort(byPlace);
}

type FrontEndDraft = Omit<FrontEndOverview, "workloads"> & {
  readonly workloads: Map<Effective<Workload>, ReachedOverview>;
};

type Reached = { readonly workload: Effective<Workload>; readonly overview: ReachedOverview };

function add(
  frontEnds: Map<string, FrontEndDraft>,
  path: TrafficPath,
  { workload, overview }: Reached,
  snapshot: Snapshot,
  render: Render,
): void {
  const [first] = path.via;
  const place = snapshot.place(first.at);
  if (!place) return;
  const key = keyOf(first.at, path.loadBalancer);
  const known = frontEnds.get(key);
  const frontEnd: FrontEndDraft = known ?? {
    ...place,
    loadBalancer: path.loadBalancer,
    title: render(message(`load-balancer.${path.loadBalancer}`)),
    scope: path.scope,
    kind: first.kind,
    name: first.name,
    workloads: new Map(),
  };
  frontEnd.workloads.set(workload, overview);
  if (!known) frontEnds.set(key, frontEnd);
}

function reachedOverview(
  workload: Effective<Workload>,
  snapshot: Snapshot,
  about: FindingsAbout,
  render: Render,
): Reached | null {
  const { manifest, variant } = workload;
  const place = snapshot.place(manifest.name.state === "known" ? manifest.name.at : manifest.kindAt);
  if (!place || snapshot.exposure(workload).paths.length === 0) return null;
  const findings = about(workload);
  const warned = findings.some(({ severity }) => severity === "error" || severity === "warning");
  const { state, summary } = judgeWorkload(snapshot.timelines(workload), warned);
  const overview = {
    ...place,
    kind: manifest.kind,
    namespace: valueOf(workload.namespace),
    name: valueOf(manifest.name, ""),
    variant,
    state,
    stateInWords: render(message(`state.${state}`)),
    summary: render(summary),
    findings: findings.map(({ key }) => key),
  };
  return { workload, overview };
}

function keyOf({ document, span }: Location, loadBalancer: string): string {
  return `${document}:${span.start}:${loadBalancer}`;
}

type Placed = { readonly uri: string; readonly span: { readonly start: number } };

function byPlace(a: Placed, b: Placed): number {
  return compareText(a.uri, b.uri) || a.span.start - b.span.start;
}
