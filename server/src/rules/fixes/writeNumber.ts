import { message } from "../../core/text/message.ts";
import type { Location } from "../../core/text/span.ts";
import type { YamlPath } from "../../core/yaml/change.ts";
import type { Field, Known, Unknown } from "../../core/yaml/field.ts";
import type { DocumentChange, FixAction } from "../rule.ts";

/**
 * Gives a number at `path` inside a mapping a new value. Where another document (a patch) gave the value that counts, the
 * change goes there: in the mapping it would have no effect.
 */
export function writeNumber(
  mapping: Location,
  path: YamlPath,
  field: Field<number>,
  value: number,
  before: readonly string[] = [],
): DocumentChange {
  if (field.state !== "absent" && field.at.document !== mapping.document) {
    return { document: field.at.document, change: replacement(field, value) };
  }
  return { document: mapping.document, change: { kind: "set", mapping: mapping.span, path, value, before } };
}

/** Rewrites a number where it stands; refused where an anchor shares it with other places. */
export function replaceNumber(field: Known<number>, value: number): FixAction {
  if (field.basis === "alias" || field.basis === "merge")
    return { kind: "none", reason: message("reason.shared") };
  return { kind: "edit", changes: [{ document: field.at.document, change: replacement(field, value) }] };
}

function replacement(field: Known<number> | Unknown, value: number): DocumentChange["change"] {
  return { kind: "replace", span: field.at.span, newText: String(value) };
}
