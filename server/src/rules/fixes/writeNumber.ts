import type { Location } from "../../core/text/span.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import type { Field } from "../../core/yaml/field.ts";
import type { DocumentChange } from "../rule.ts";
import { replaceScalar } from "./replaceScalar.ts";

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
    : replaceScalar(field, value);
}
