import { type Field, whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import { hasPlaceholder } from "../yaml/placeholder.ts";
import { asKeyword, asName, type NodeField } from "../yaml/readScalar.ts";
import type { Attributes } from "./manifest.ts";

/** Labels or a selector: what counts is that texts are equal. */
export function readLabels(read: FieldReader, parent: MappingField, key: string): Attributes {
  return readAttributes(read, parent, key, asName);
}

/** Annotations are settings: a placeholder in one makes it unknown. */
export function readAnnotations(read: FieldReader, parent: MappingField, key: string): Attributes {
  return readAttributes(read, parent, key, asKeyword);
}

function readAttributes(
  read: FieldReader,
  parent: MappingField,
  key: string,
  asValue: (field: NodeField) => Field<string>,
): Attributes {
  const mapping = read.mapping(parent, key);
  const at = whereOf(mapping);
  if (mapping.state === "absent") return { at, present: false, complete: true, entries: {} };
  const entries = mapping.state === "known" ? read.entries(mapping) : null;
  if (entries === null) return { at, present: true, complete: false, entries: {} };
  return {
    at,
    present: true,
    // A key with a placeholder in it may turn out to be any other key.
    complete: isClosed(mapping) && entries.every(([name]) => !hasPlaceholder(name)),
    // fromEntries, because assigning to the key `__proto__` would not make an entry.
    entries: Object.fromEntries(entries.map(([name, value]) => [name, asValue(value)])),
  };
}

function isClosed(mapping: MappingField): boolean {
  return mapping.state === "known" && mapping.value.open !== true;
}
