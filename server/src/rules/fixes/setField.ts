import type { Location } from "../../core/text/span.ts";
import type { YamlValue } from "../../core/yaml/change.ts";
import type { Field } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";

/** The keys from a mapping down to the one that holds a field, and the key of the field in it. */
export type FieldPath = readonly [parents: readonly string[], key: string];

/**
 * Gives the field at `path` inside a mapping a new value. Where another document (a patch) says the value that counts, it is set
 * there: in the mapping it would have no effect.
 */
export function setField(
  mapping: Location,
  [parents, key]: FieldPath,
  field: Field<unknown>,
  value: YamlValue,
): DocumentChange {
  if (field.state === "known" && field.holder.document !== mapping.document) {
    const { document, span } = field.holder;
    return { document, change: { kind: "set", mapping: span, path: [key], value } };
  }
  return {
    document: mapping.document,
    change: { kind: "set", mapping: mapping.span, path: [...parents, key], value },
  };
}

/** Takes the field at `path` inside a mapping away, where it is written. */
export function removeField(
  mapping: Location,
  [parents, key]: FieldPath,
  field: Field<unknown>,
): DocumentChange {
  if (field.state === "known" && field.holder.document !== mapping.document) {
    const { document, span } = field.holder;
    return { document, change: { kind: "remove", mapping: span, path: [key] } };
  }
  return {
    document: mapping.document,
    change: { kind: "remove", mapping: mapping.span, path: [...parents, key] },
  };
}
