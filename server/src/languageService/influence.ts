import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Container, PodTemplate, Workload } from "../core/kubernetes/workload.ts";
import type { DocumentFacts, FileFacts } from "../core/workspace/snapshot.ts";

/**
 * Whether two versions of a file mean the same to other files. What the findings of those can depend on is what the file
 * defines and what it refers to, without places and without what concerns its own findings only (ARCHITECTURE.md, invariant 7).
 */
export function hasSameInfluence(before: FileFacts | undefined, after: FileFacts | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return (
    before.documents.length === after.documents.length &&
    before.documents.every((document, number) => meansTheSame(document, after.documents[number]!))
  );
}

/** A document whose text stayed has kept its facts. */
function meansTheSame(before: DocumentFacts, after: DocumentFacts): boolean {
  return before.id === after.id || influenceOf(before) === influenceOf(after);
}

function influenceOf({ manifests, kustomization, skipped }: DocumentFacts): string {
  const facts = { kustomization, skipped, manifests: manifests.map(seenByOthers) };
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
