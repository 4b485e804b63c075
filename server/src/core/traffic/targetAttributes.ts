import type { Attributes, KeyValue } from "../kubernetes/manifest.ts";
import type { Field, Known } from "../yaml/field.ts";
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

/** The values a setting may have, in its own unit. */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** Zero, outside of the range, switches it off. */
  readonly zero?: true;
}

/** What AWS accepts, in seconds or counts (ELBv2 API, ModifyTargetGroupAttributes, ModifyLoadBalancerAttributes, CreateTargetGroup). */
export const ranges = {
  deregistrationDelay: { least: 0, most: 3600 },
  slowStart: { least: 30, most: 900, zero: true },
  idleTimeout: { least: 1, most: 4000 },
  healthCheckInterval: { least: 5, most: 300 },
  healthCheckTimeout: { least: 2, most: 120 },
  healthCheckThreshold: { least: 2, most: 10 },
} as const satisfies Record<string, Range>;

export const DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
export const SLOW_START = "slow_start.duration_seconds";
export const IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

/** An attribute in a `k=v,k=v` annotation such as `target-group-attributes` (domain-facts §C5); null where it is not set. */
export function attributeIn(list: Field<string>, attribute: string, range: Range): Field<number> | null {
  if (list.state === "absent") return null;
  if (list.state === "unknown") return list;
  for (const pair of list.value.split(",")) {
    const [name, value] = pair.split("=");
    if (name?.trim() === attribute) return numberIn(list, value?.trim() ?? "", range);
  }
  return null;
}

/** The same attribute in a `{key, value}` list of a TargetGroupConfiguration or IngressClassParams. */
export function listedNumber(
  attributes: readonly KeyValue[],
  attribute: string,
  range: Range,
): Field<number> | null {
  const written = attributes.find(({ key }) => key.state === "known" && key.value === attribute);
  if (written !== undefined) return wholeNumber(written.value, range);
  const unseen = attributes.find(({ key }) => key.state === "unknown")?.key;
  return unseen?.state === "unknown" ? unseen : null;
}

/** A whole number in an annotation; null where it is absent. */
export function wholeNumber(field: Field<string>, range: Range): Field<number> | null {
  if (field.state === "absent") return null;
  return field.state === "known" ? numberIn(field, field.value, range) : field;
}

/** A number, or unknown where it is refused; null where it is absent. */
export function numberWithin(field: Field<number>, range: Range): Field<number> | null {
  if (field.state === "absent") return null;
  if (field.state === "unknown" || accepted(field.value, range)) return field;
  const { at, key, value } = field;
  return { state: "unknown", reason: "wrong-type", at, key, text: `${value}` };
}

function numberIn(field: Known<string>, text: string, range: Range): Field<number> {
  const { at, key, holder, basis } = field;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : null;
  if (value !== null && accepted(value, range)) return { state: "known", value, at, key, holder, basis };
  return { state: "unknown", reason: "wrong-type", at, key, text };
}

function accepted(value: number, { least, most, zero }: Range): boolean {
  return (least <= value && value <= most) || (zero === true && value === 0);
}
