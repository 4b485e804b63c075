import type { Manifest } from "../../core/kubernetes/manifest.ts";
import type { Container, Workload } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import type { Span } from "../../core/text/span.ts";
import type { Exposure } from "../../core/traffic/exposure.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import type { Pointed } from "./pointed.ts";
import type { Writer } from "./writer.ts";

/** What a hover speaks of: a place inside one object, and all that is known of that object. */
export interface HoverSubject<M extends Manifest = Manifest> {
  readonly snapshot: Snapshot;
  /** Those of the object. */
  readonly settings: Settings;
  readonly uri: string;
  /** Offset of the document in its file; `pointed` counts from there. */
  readonly documentStart: number;
  readonly pointed: Pointed;
  readonly manifest: M;
  /** The object as applied: once, or once for each kustomization that includes it. */
  readonly variants: readonly [Effective<M>, ...Effective<M>[]];
  /** The findings of the file. */
  readonly findings: readonly PlacedFinding[];
  /** Texts of the open buffers: only their edits can be tried. */
  readonly texts: ReadonlyMap<string, string>;
  readonly writer: Writer;
}

/** The parts of a hover from top to bottom: blocks of text that stand apart. */
export interface Page {
  /** The characters spoken of, counted from the start of the document. */
  readonly span: Span;
  readonly blocks: readonly string[];
}

/** A workload as one variant applies it. */
export interface AppliedWorkload {
  readonly workload: Effective<Workload>;
  readonly exposure: Exposure;
  readonly timelines: readonly Timeline[];
}

/** All variants of the workload with their traffic and timelines, the one that loses most first. */
export function appliedWorkloads({ snapshot, variants }: HoverSubject<Workload>): readonly AppliedWorkload[] {
  return variants
    .map((workload) => applied(workload, snapshot))
    .sort((a, b) => loss(b.timelines) - loss(a.timelines));
}

/** One effective workload with its traffic and timelines. */
export function applied(workload: Effective<Workload>, snapshot: Snapshot): AppliedWorkload {
  return { workload, exposure: snapshot.exposure(workload), timelines: snapshot.timelines(workload) };
}

/**
 * The shutdown of a container in one variant. A patch may have put others in front of it, so its place counts, and where it is
 * the patch's own text, its name.
 */
export function timelineOf(of: AppliedWorkload, container: Container): Timeline | undefined {
  const { at, name, role } = container;
  const isHere = ({ container: other }: Timeline) =>
    other.at.document === at.document && other.at.span.start === at.span.start;
  const isNamed = ({ container: other }: Timeline) =>
    name.state === "known" &&
    valueOf(other.name) === name.value &&
    (other.role === "app") === (role === "app");
  return of.timelines.find(isHere) ?? of.timelines.find(isNamed);
}

/** Seconds of the longest stretch in which new requests are refused. */
export function loss(timelines: readonly Pick<Timeline, "lostWindow">[]): number {
  return Math.max(
    0,
    ...timelines.map(({ lostWindow }) => (lostWindow ? lostWindow.to - lostWindow.from : 0)),
  );
}

/**
 * The container that best stands for its pod: the one that loses most, else one that requests reach, else one with a
 * hook, else the first.
 */
export function tellingTimeline(timelines: readonly Timeline[]): Timeline | undefined {
  const living = timelines.filter(({ container }) => container.role !== "init");
  const weight = (timeline: Timeline) =>
    loss([timeline]) * 8 + Number(timeline.serving === "yes") * 4 + Number(timeline.hook.state !== "absent");
  return living.reduce<Timeline | undefined>(
    (best, next) => (best === undefined || weight(next) > weight(best) ? next : best),
    undefined,
  );
}
