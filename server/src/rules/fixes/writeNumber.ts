import type { Location } from "../../core/text/span.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import type { Field } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";

/**
 * Gives the number at `path` inside a mapping a new value: where it is written, which may be another document (a patch, the
 * values of a chart), because in the mapping it would then have no effect. One that is new goes in front of the keys `before`.
 */
export function writeNumber(
  mapping: Location,
  path: YamlPath,
  field: Field<number>,
  value: number,
  before: readonly string[] = [],
): DocumentChange {
  return field.state === "absent"
    ? { document: mapping.document, change: { kind: "set", mapping: mapping.span, path, value, before } }
    : replaceNumber(field, value);
}

/** Rewrites a number where it stands. Whether other places share it is seen when the text is edited. */
export function replaceNumber({ at }: { readonly at: Location }, value: number): DocumentChange {
  return { document: at.document, change: { kind: "replace", span: at.span, newText: String(value) } };
}
