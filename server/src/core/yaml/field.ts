import type { Location } from "../text/span.ts";
import type { UnknownReason } from "./tree.ts";

/**
 * What a rule reads: never a YAML node, always one of three states. Unknown raises no warning (ARCHITECTURE.md, invariant 3).
 */
export type Field<T> = Known<T> | Absent | Unknown;

export interface Known<T> {
  readonly state: "known";
  readonly value: T;
  /** The value's own characters, quotes included: where a finding sits and an edit goes. */
  readonly at: Location;
  /** The key the value belongs to; null for items of a sequence. */
  readonly key: Location | null;
  /** The mapping or sequence it stands in, in its own document: what a change starts from. The root holds itself. */
  readonly holder: Location;
  readonly basis: Basis;
}

export interface Absent {
  readonly state: "absent";
  /** The mapping in which the key would stand. */
  readonly owner: Location;
}

export interface Unknown {
  readonly state: "unknown";
  readonly reason: UnknownReason;
  readonly at: Location;
  readonly key: Location | null;
  /** The characters as written, where there are any: `"90"` for a number in quotes. */
  readonly text: string | null;
}

/**
 * What a known value rests on: the text of its object, an anchor (`alias`, `merge`), the default values of a chart, a patch,
 * or a kustomization that sets it. `at` is in the document that says so.
 */
export type Basis = "literal" | "alias" | "merge" | "chart-default" | "patch" | "kustomization";

/** The value where it is known, otherwise `fallback` (null unless given). */
export function valueOf<T>(field: Field<T>): T | null;
export function valueOf<T, F>(field: Field<T>, fallback: F): T | F;
export function valueOf<T, F>(field: Field<T>, fallback?: F): T | F | null {
  return field.state === "known" ? field.value : (fallback ?? null);
}

/** Where the field speaks from: its value, or the mapping that lacks it. */
export function whereOf(field: Field<unknown>): Location {
  return field.state === "absent" ? field.owner : field.at;
}
