import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { ManifestBase } from "./manifest.ts";
import { readAnnotations, readLabels } from "./readAttributes.ts";

type Metadata = Pick<ManifestBase, "name" | "namespace" | "labels" | "annotations">;

/** The `metadata` of an object or of a pod template. */
export function readMetadata(read: FieldReader, object: MappingField): Metadata {
  const metadata = read.mapping(object, "metadata");
  return {
    name: read.name(metadata, "name"),
    namespace: emptyAsAbsent(read.name(metadata, "namespace")),
    labels: readLabels(read, metadata, "labels"),
    annotations: readAnnotations(read, metadata, "annotations"),
  };
}

/** The API server cannot tell `namespace: ""` from no namespace. */
function emptyAsAbsent(field: Field<string>): Field<string> {
  return field.state === "known" && field.value === "" ? { state: "absent", owner: field.at } : field;
}
