import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Container, PodTemplate, Workload } from "../core/kubernetes/workload.ts";
import type { FileFacts } from "../core/workspace/snapshot.ts";

/**
 * What the findings of other files can depend on, as one text: what the file defines and what it refers to, without
 * places and without what concerns its own findings only (design.md §4, "Snapshot").
 */
export function influenceOf(file: FileFacts): string {
  const facts = file.documents.map(({ manifests, kustomization, skipped }) => ({
    kustomization,
    skipped,
    manifests: manifests.map(seenByOthers),
  }));
  return JSON.stringify(facts, (_, value: unknown) => (isPlace(value) ? undefined : value));
}

/** A workload without the facts that only findings in its own file rest on; everything else counts, new facts too. */
function seenByOthers(manifest: Manifest): unknown {
  if (manifest.type !== "workload") return manifest;
  const { pod } = manifest;
  const containers = pod?.containers.map((container) => without(container, ownContainerFacts));
  return { ...without(manifest, ownFacts), pod: pod && { ...without(pod, ownPodFacts), containers } };
}

const ownFacts: readonly (keyof Workload)[] = ["replicas", "misplacedGracePeriods"];
const ownPodFacts: readonly (keyof PodTemplate)[] = ["gracePeriod", "gracePeriodText", "os"];
const ownContainerFacts: readonly (keyof Container)[] = [
  "image",
  "readinessProbe",
  "startupProbe",
  "commandLine",
  "variables",
  "probeGracePeriods",
  "misplacedGracePeriods",
  "refusedGracePeriods",
  "preStop",
];

function without<T extends object>(object: T, keys: readonly (keyof T)[]): Partial<T> {
  const copy: Partial<T> = { ...object };
  for (const key of keys) delete copy[key];
  return copy;
}

function isPlace(value: unknown): boolean {
  return typeof value === "object" && value !== null && "document" in value && "span" in value;
}
