import type { EnvironmentLookup, UnmeasurableReason } from "./hookLength.ts";

/** The value of a variable, as far as the script tells. */
export interface Value {
  readonly text: string | null;
  readonly reason: UnmeasurableReason;
  /** The right-hand side as written: `PID=$(pidof nginx)` tells what `kill $PID` is aimed at. */
  readonly written: string;
}

/** What the script has assigned so far. */
export interface Variables {
  readonly assigned: ReadonlyMap<string, Value>;
  /** `$1`, `$2`, …; null when they are not known. */
  readonly positional: readonly Value[] | null;
  /** Whether names not in `assigned` still have the value the container started with. */
  readonly environmentHolds: boolean;
}

export const noVariables: Variables = { assigned: new Map(), positional: [], environmentHolds: true };

/**
 * The value of a name: what the script assigned, else the literal value of the container. A name
 * without either may be set by the image or by `envFrom`, so it is unknown, never empty.
 */
export function lookUp(variables: Variables, name: string, environment: EnvironmentLookup): Value {
  if (/^\d+$/.test(name)) return positional(variables, Number(name));
  const own = variables.assigned.get(name);
  if (own) return own;
  const text = variables.environmentHolds ? environment(name) : undefined;
  // A value that itself holds a reference or a template expression is not literal.
  return text === undefined || /\$\(|\{\{/.test(text)
    ? unknownValue("variable", `$${name}`)
    : knownValue(text);
}

/** More names than this are not remembered: copying them at each assignment would take too long. */
const NAME_LIMIT = 256;

export function assign(variables: Variables, name: string, value: Value): Variables {
  if (variables.assigned.size >= NAME_LIMIT)
    return { ...variables, assigned: new Map(), environmentHolds: false };
  return { ...variables, assigned: new Map(variables.assigned).set(name, value) };
}

/** After a loop or a branch of unknown course these names may have any value. */
export function forget(
  variables: Variables,
  names: Iterable<string>,
  reason: UnmeasurableReason = "computed",
): Variables {
  const assigned = new Map(variables.assigned);
  for (const name of names) assigned.set(name, unknownValue(reason, `$${name}`));
  return { ...variables, assigned };
}

/** After `. file` every name may have any value. */
export function forgetAll(variables: Variables): Variables {
  return { ...forget(variables, variables.assigned.keys()), environmentHolds: false };
}

/** What a program started by the script sees: an assigned name only if it is exported, which is not tracked. */
export function inheritedVariables(variables: Variables): Variables {
  return variables.assigned.size === 0 ? variables : forget(variables, variables.assigned.keys(), "variable");
}

/** What two ways through a script agree on. */
export function commonVariables(first: Variables, second: Variables): Variables {
  if (first === second) return first;
  const names = new Set([...first.assigned.keys(), ...second.assigned.keys()]);
  const differing = [...names].filter(
    (name) => !sameValue(first.assigned.get(name), second.assigned.get(name)),
  );
  return {
    ...forget(first, differing),
    positional: first.positional === second.positional ? first.positional : null,
    environmentHolds: first.environmentHolds && second.environmentHolds,
  };
}

export function sameVariables(first: Variables, second: Variables): boolean {
  if (first === second) return true;
  if (first.positional !== second.positional || first.environmentHolds !== second.environmentHolds)
    return false;
  if (first.assigned.size !== second.assigned.size) return false;
  return [...first.assigned].every(([name, value]) => sameValue(value, second.assigned.get(name)));
}

export function knownValue(text: string): Value {
  return { text, reason: "computed", written: text };
}

export function unknownValue(reason: UnmeasurableReason, written: string): Value {
  return { text: null, reason, written };
}

function positional(variables: Variables, index: number): Value {
  if (variables.positional === null) return unknownValue("variable", `$${index}`);
  return variables.positional[index] ?? (index === 0 ? unknownValue("variable", "$0") : knownValue(""));
}

function sameValue(first: Value | undefined, second: Value | undefined): boolean {
  return first?.text === second?.text && first?.written === second?.written;
}
