import type { Location } from "../../core/text/span.ts";
import type { YamlValue } from "../../core/yaml/change.ts";
import type { Field, Known } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";
import { replaceScalar } from "./replaceScalar.ts";

/** The keys from a mapping down to the one that holds a field, and the key of the field in it. */
export type FieldPath = readonly [parents: readonly string[], key: string];

/**
 * Gives the field at `path` inside a mapping a new value: where it is written, which may be another document (a patch), because in
 * the mapping it would then have no effect. Whether other places share it is seen when the text is edited.
 */
export function setField(
  mapping: Location,
  [parents, key]: FieldPath,
  field: Field<unknown>,
  value: YamlValue,
): DocumentChange {
  // A list of operations holds it under another key.
  if (field.state === "known" && typeof value !== "object" && field.at.document !== mapping.document)
    return replaceScalar(field, value);
  const [place, path] = field.state === "known" ? [field.holder, [key]] : [mapping, [...parents, key]];
  return { document: place.document, change: { kind: "set", mapping: place.span, path, value } };
}

/** Takes a field away, where it is written. */
export function removeField({ holder }: Known<unknown>, key: string): DocumentChange {
  return { document: holder.document, change: { kind: "remove", mapping: holder.span, path: [key] } };
}
