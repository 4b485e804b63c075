import type { DocumentId } from "../text/span.ts";
import type { Field } from "../yaml/field.ts";
import { type FieldReader, fieldReader, type MappingField } from "../yaml/fieldReader.ts";
import type { YamlNode } from "../yaml/tree.ts";
import type { Kustomization } from "./kustomization.ts";

/**
 * A kustomization, or null where the document is something else. As kustomize allows, `apiVersion` and `kind`
 * may be missing; only the file's name tells then, which the caller knows.
 */
export function readKustomization(root: YamlNode | null, document: DocumentId): Kustomization | null {
  if (root === null) return null;
  const read = fieldReader(document);
  const mapping = read.root(root);
  if (mapping.state !== "known") return null;
  const kind = readKind(read, mapping);
  if (kind === null) return null;
  const patches = readPatches(read, mapping);
  return {
    at: mapping.at,
    kind,
    resources: [...read.names(mapping, "resources"), ...read.names(mapping, "bases")],
    components: read.names(mapping, "components"),
    configurations: read.names(mapping, "configurations"),
    patchFiles: patches.filter((patch) => !isInline(patch)),
  };
}

function readKind(read: FieldReader, mapping: MappingField): Kustomization["kind"] | null {
  const apiVersion = read.keyword(mapping, "apiVersion");
  const kind = read.keyword(mapping, "kind");
  if (apiVersion.state === "unknown" || kind.state === "unknown") return null;
  if (apiVersion.state === "known" && !apiVersion.value.startsWith("kustomize.config.k8s.io/")) return null;
  if (kind.state === "absent") return "Kustomization";
  return kind.value === "Kustomization" || kind.value === "Component" ? kind.value : null;
}

/** The path of every patch; absent, or more than one line, where the patch stands in the kustomization itself. */
function readPatches(read: FieldReader, mapping: MappingField): readonly Field<string>[] {
  const withPath = ["patches", "patchesJson6902"].flatMap((key) => read.mappings(mapping, key));
  return [
    ...withPath.map((patch) => read.name(patch, "path")),
    ...read.names(mapping, "patchesStrategicMerge"),
  ];
}

function isInline(patch: Field<string>): boolean {
  return patch.state === "absent" || (patch.state === "known" && /\n|: /.test(patch.value));
}
