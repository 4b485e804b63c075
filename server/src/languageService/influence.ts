import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Container, Workload } from "../core/kubernetes/workload.ts";
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

/** Of a workload others see its name, the labels of its pods, and the ports a Service can reach. */
function seenByOthers(manifest: Manifest): unknown {
  if (manifest.type !== "workload") return manifest;
  const { group, kind, name, namespace, nature, workloadRef } = manifest;
  return { group, kind, name, namespace, nature, workloadRef, pod: podSeenByOthers(manifest) };
}

function podSeenByOthers({ pod }: Workload): unknown {
  if (pod === null) return null;
  const { labels, readinessGates, containersComplete } = pod;
  return { labels, readinessGates, containersComplete, containers: pod.containers.map(portsOf) };
}

function portsOf({ role, name, ports, portsComplete }: Container): unknown {
  return { role, name, ports, portsComplete };
}

function isPlace(value: unknown): boolean {
  return typeof value === "object" && value !== null && "document" in value && "span" in value;
}
