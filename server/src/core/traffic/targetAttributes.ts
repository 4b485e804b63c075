import type { Attributes, KeyValue } from "../kubernetes/manifest.ts";
import { entry } from "../kubernetes/manifest.ts";
import type { Field } from "../yaml/field.ts";
import type { TargetType } from "./exposure.ts";

/** A written target type as the controllers read it: exactly `ip` or `instance`, anything else is refused (domain-facts §C4). */
export function targetTypeOf(field: Field<string>): TargetType | null {
  if (field.state === "absent") return null;
  if (field.state === "known" && (field.value === "ip" || field.value === "instance")) {
    return { state: "known", value: field.value, at: field.at };
  }
  return { state: "unknown", at: field.at };
}

/** An annotation as a field: absent where the mapping is read and lacks it, unknown where it may be there unseen. */
export function annotation(annotations: Attributes, key: string): Field<string> {
  const field = Object.hasOwn(annotations.entries, key) ? annotations.entries[key] : undefined;
  if (field) return field;
  if (annotations.complete) return { state: "absent", owner: annotations.at };
  return { state: "unknown", reason: "template", at: annotations.at, key: null, text: null };
}

/** Seconds of an attribute in a `k=v,k=v` annotation such as `target-group-attributes` (domain-facts §C5). */
export function attributeSeconds(
  annotations: Attributes,
  key: string,
  attribute: string,
): Field<number> | null {
  const list = entry(annotations, key);
  for (const pair of list?.value.split(",") ?? []) {
    const [name, value] = pair.split("=");
    if (list !== null && name?.trim() === attribute) return seconds(list, value?.trim() ?? "");
  }
  return null;
}

/** The same attribute in a `{key, value}` list of a TargetGroupConfiguration or IngressClassParams. */
export function listedSeconds(attributes: readonly KeyValue[], attribute: string): Field<number> | null {
  for (const { key, value } of attributes) {
    if (key.state === "known" && key.value === attribute && value.state === "known")
      return seconds(value, value.value);
  }
  return null;
}

function seconds(field: Extract<Field<string>, { state: "known" }>, text: string): Field<number> {
  const { at, key } = field;
  if (/^\d{1,6}$/.test(text)) return { ...field, value: Number(text) };
  return { state: "unknown", reason: "wrong-type", at, key, text };
}

export const DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
