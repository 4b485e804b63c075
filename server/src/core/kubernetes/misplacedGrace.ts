import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { MisplacedGrace } from "./workload.ts";

/** The one key that is worth searching in wrong places: there Kubernetes ignores it and G stays 30 (table G 35). */
export const graceKey = "terminationGracePeriodSeconds";

/** Grace periods written between the root of a workload and the `spec` of its pod, or in the `metadata` of either. */
export function graceOutsidePodSpec(
  read: FieldReader,
  root: MappingField,
  template: readonly string[],
): readonly MisplacedGrace[] {
  const above = template.map((_, depth) => read.mapping(root, ...template.slice(0, depth + 1)));
  const pods = above.at(-1);
  const metadata = [root, ...(pods === undefined ? [] : [pods])].map((object) =>
    read.mapping(object, "metadata"),
  );
  return graceIn(read, [root, ...above, ...metadata]);
}

/** Grace periods written on a container or its hook. */
export function graceInContainer(read: FieldReader, container: MappingField): readonly MisplacedGrace[] {
  const lifecycle = read.mapping(container, "lifecycle");
  return graceIn(read, [container, lifecycle, read.mapping(lifecycle, "preStop")]);
}

/** Grace periods written on the readiness probe, where the API server refuses them (domain-facts §A10). */
export function graceOnReadinessProbe(read: FieldReader, container: MappingField): readonly MisplacedGrace[] {
  return graceIn(read, [read.mapping(container, "readinessProbe")]);
}

function graceIn(read: FieldReader, mappings: readonly MappingField[]): readonly MisplacedGrace[] {
  return mappings.flatMap((mapping) => {
    if (mapping.state !== "known") return [];
    const field = read.integer(mapping, graceKey);
    // Without a key nothing is written there: the mapping has more entries than are read.
    if (field.state === "absent" || field.key === null) return [];
    return [{ ...field, key: field.key, holder: mapping.at }];
  });
}
