import type { EnvironmentLookup, HookLength, Length } from "../../../server/src/core/shell/hookLength.ts";
import { measureCommand } from "../../../server/src/core/shell/measureCommand.ts";

/** A length in short: `70`, `never`, or `loop>=5` for an unknown one. */
export function short(length: Length): string {
  if (length.state === "known") return String(length.seconds);
  return length.state === "unbounded" ? "never" : `${length.reason}>=${length.atLeast}`;
}

/** D, H and the kind of fault in short: `30 61`, `0 70 stops-server-first`. */
export function lengths(result: HookLength): string {
  const fault = result.fault ? ` ${result.fault.kind}` : "";
  return `${short(result.delay)} ${short(result.total)}${fault}`;
}

export function measure(
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): HookLength {
  const environment: EnvironmentLookup = (name) => variables[name];
  return measureCommand(command, environment);
}

/** The lengths of a script that `/bin/sh -c` runs. */
export function script(text: string, variables: Readonly<Record<string, string>> = {}): string {
  return lengths(measure(["/bin/sh", "-c", text], variables));
}

/** The text of every located operand, those after the stop in parentheses. */
export function operands(
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): readonly string[] {
  return measure(command, variables).sleeps.map((sleep) => {
    const text = command[sleep.word]?.slice(sleep.start, sleep.end) ?? "nowhere";
    return sleep.inDelay ? text : `(${text})`;
  });
}
