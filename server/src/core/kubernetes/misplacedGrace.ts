import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";

/** The one key that is worth searching in wrong places: there Kubernetes ignores it and G stays 30 (table G 35). */
export const graceKey = "terminationGracePeriodSeconds";

/** Grace periods written between the root of a workload and the `spec` of its pod. */
export function graceOutsidePodSpec(
  read: FieldReader,
  root: MappingField,
  template: readonly string[],
): readonly Field<number>[] {
  const above = template.map((_, depth) => read.mapping(root, ...template.slice(0, depth + 1)));
  return graceIn(read, [root, ...above]);
}

/** Grace periods written on a container or its hook. */
export function graceInContainer(read: FieldReader, container: MappingField): readonly Field<number>[] {
  const lifecycle = read.mapping(container, "lifecycle");
  return graceIn(read, [container, lifecycle, read.mapping(lifecycle, "preStop")]);
}

function graceIn(read: FieldReader, mappings: readonly MappingField[]): readonly Field<number>[] {
  return mappings
    .filter((mapping) => mapping.state === "known")
    .map((mapping) => read.integer(mapping, graceKey))
    .filter((field) => field.state !== "absent");
}
