import type { Manifest } from "../../core/kubernetes/manifest.ts";
import type { Workload } from "../../core/kubernetes/workload.ts";
import { type Message, message } from "../../core/text/message.ts";
import { touches } from "../../core/text/span.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { DocumentFacts, Snapshot } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { appliedFrom } from "../appliedFrom.ts";
import { isStillOpen } from "../stillOpen.ts";

/** The workloads that a place speaks of, or why there are none. */
export type Spoken =
  | {
      readonly state: "workloads";
      readonly workloads: readonly [Effective<Workload>, ...Effective<Workload>[]];
    }
  | { readonly state: "none"; readonly why: Message };

/** The workload around an offset in all its variants, or those that the object there sends requests to. */
export function workloadsAt(uri: string, offset: number, snapshot: Snapshot): Spoken {
  const document = documentAt(uri, offset, snapshot);
  const manifest = document && manifestAt(document, offset);
  if (!manifest) return none("no-object");
  const objects = appliedFrom(manifest, document, uri, snapshot);
  // A chart gives objects their names.
  const { kind, name } = objects[0]?.manifest ?? manifest;
  const named = { kind, name: valueOf(name, "?") };
  if (isStillOpen(document, snapshot)) return none("indexing");
  if (manifest.type === "workload") {
    const workloads = objects.filter(isWorkload);
    if (manifest.nature === "knative") return none("knative", named);
    return withTimelines(workloads, snapshot) ?? none("not-applied", named);
  }
  const reached = objects.flatMap((object) => snapshot.reachedFrom(object)).map(({ workload }) => workload);
  if (!snapshot.complete) return none("indexing");
  return withTimelines([...new Set(reached)], snapshot) ?? none("reaches-nothing", named);
}

/** All workloads of a file with a shutdown to speak of, in the order of the file. */
export function workloadsIn(uri: string, snapshot: Snapshot): readonly Effective<Workload>[] {
  return snapshot.workloads(uri).filter((workload) => isDrawn(workload, snapshot));
}

function documentAt(uri: string, offset: number, snapshot: Snapshot): DocumentFacts | undefined {
  const documents = snapshot.file(uri)?.documents ?? [];
  return documents.find(({ start, end }) => touches({ start, end }, offset));
}

/** The innermost object around the offset; between objects, the only one of the document. */
function manifestAt(document: DocumentFacts, offset: number): Manifest | undefined {
  const around = document.manifests.filter(({ at }) => touches(at.span, offset - document.start));
  return around.at(-1) ?? (document.manifests.length === 1 ? document.manifests[0] : undefined);
}

function withTimelines(workloads: readonly Effective<Workload>[], snapshot: Snapshot): Spoken | null {
  const [first, ...others] = workloads.filter((workload) => isDrawn(workload, snapshot));
  return first ? { state: "workloads", workloads: [first, ...others] } : null;
}

/** Knative writes hook and grace period itself; a job of which no Service knows has no requests to lose. */
function isDrawn(workload: Effective<Workload>, snapshot: Snapshot): boolean {
  const living = snapshot.timelines(workload).some(({ container }) => container.role !== "init");
  return living && workload.manifest.nature !== "knative";
}

function isWorkload(object: Effective<Manifest>): object is Effective<Workload> {
  return object.manifest.type === "workload";
}

function none(why: string, args: Message["args"] = {}): Spoken {
  return { state: "none", why: message(`timeline.none.${why}`, args) };
}
