import type { Workload } from "../../core/kubernetes/workload.ts";
import type { DocumentId } from "../../core/text/span.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import type { Snapshot } from "../../core/workspace/snapshot.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { PlacedFinding } from "../placedFinding.ts";

/** The findings that speak of a workload, of all that nobody suppressed. */
export type FindingsAbout = (workload: Effective<Workload>) => readonly PlacedFinding[];

/**
 * A repository is not one cluster: a name alone may belong to many objects. So a finding speaks of a workload only where it
 * sits in a document that the workload is made of, and of those variants for which it holds.
 */
export function findingsAbout(
  snapshot: Snapshot,
  findingsOf: (uri: string) => readonly PlacedFinding[],
): FindingsAbout {
  const byDocument = new Map<DocumentId, PlacedFinding[]>();
  for (const placed of snapshot.files.flatMap((uri) => findingsOf(uri))) {
    const { document } = placed.finding.at;
    const found = byDocument.get(document);
    if (found) found.push(placed);
    else byDocument.set(document, [placed]);
  }
  return (workload) =>
    [workload.source.at.document, ...workload.parts]
      .flatMap((document) => byDocument.get(document) ?? [])
      .filter((placed) => speaksOf(placed, workload));
}

function speaksOf({ finding, variants }: PlacedFinding, workload: Effective<Workload>): boolean {
  const { kind, name, namespace } = finding.object;
  return (
    kind === workload.manifest.kind &&
    name === valueOf(workload.manifest.name, "") &&
    // One finding for variants in several namespaces is of none in particular.
    (namespace === null || namespace === valueOf(workload.namespace)) &&
    (variants === null || workload.variant === null || variants.includes(workload.variant))
  );
}
