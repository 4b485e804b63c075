import type { PodTemplate } from "../core/kubernetes/workload.ts";
import type { Location } from "../core/text/span.ts";
import type { Field, Known } from "../core/yaml/field.ts";

/** What is wrong with the value of a grace period. */
export type GraceFault =
  /** Not a whole number; `text` is null for a list or a mapping. */
  | { readonly kind: "wrong-type"; readonly at: Location; readonly text: string | null }
  | { readonly kind: "negative"; readonly at: Location; readonly field: Known<number> }
  /** `030`: 30 to the eye, 24 to a reader of YAML 1.1 (table G 34). */
  | {
      readonly kind: "octal";
      readonly at: Location;
      readonly field: Known<number>;
      readonly text: string;
      readonly decimal: number;
    };

/** The fault of a pod's grace period; null where it has none, and where its value cannot be read. */
export function graceFault({
  at: spec,
  gracePeriod: field,
  gracePeriodText: text,
}: PodTemplate): GraceFault | null {
  if (field.state === "known") {
    if (field.value < 0) return { kind: "negative", at: field.at, field };
    const written = text ?? "";
    const decimal = /^\+?[0-7_]+$/.test(written) ? decimalOf(written) : field.value;
    if (decimal === field.value) return null;
    return { kind: "octal", at: field.at, field, text: written, decimal };
  }
  if (!isWrongType(field) || isSame(field.at, spec)) return null;
  return {
    kind: "wrong-type",
    at: field.text === null ? (field.key ?? field.at) : field.at,
    text: field.text,
  };
}

/** A word in capitals (`GRACE`) is meant to be replaced before Kubernetes sees it, whatever the tool. */
function isWrongType(field: Field<number>): field is Extract<Field<number>, { state: "unknown" }> {
  return (
    field.state === "unknown" && field.reason === "wrong-type" && !/^[A-Z][A-Z0-9_]*$/.test(field.text ?? "")
  );
}

/** Where the whole spec is of the wrong type, so is everything in it; that is not a fault of the grace period. */
function isSame(a: Location, b: Location): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end;
}

function decimalOf(text: string): number {
  return Number(text.replaceAll("_", ""));
}

/** The whole seconds that a text was meant to be, as in `"90"`, `90s`, `1m` or `90.5`; null where that is not plain. */
export function secondsMeant(text: string): number | null {
  const [, , number, unit = ""] = /^(["']?) *(\d+(?:\.\d+)?)(?: +(?=[a-z]))?([a-z]*) *\1$/i.exec(text) ?? [];
  const factor = unitSeconds(unit.toLowerCase());
  return number === undefined || factor === null ? null : Math.ceil(Number(number) * factor);
}

function unitSeconds(unit: string): number | null {
  if (/^(|s|secs?|seconds?)$/.test(unit)) return 1;
  if (/^(m|mins?|minutes?)$/.test(unit)) return 60;
  return /^(h|hours?)$/.test(unit) ? 3600 : null;
}
