import type { HookFault } from "../core/shell/hookLength.ts";
import type { SpecFault } from "../core/shutdown/timeline.ts";

const COMMAND_FAULTS: ReadonlySet<string> = new Set<HookFault["kind"]>([
  "one-string-command",
  "split-script",
  "missing-dash-c",
  "kubernetes-variable",
  "stops-server-first",
  "background-wait",
  "bad-sleep-operand",
]);

/** True for a mistake in the text of a command, false for one of the object around it. */
export function isCommandFault(fault: HookFault | SpecFault): fault is HookFault {
  return COMMAND_FAULTS.has(fault.kind);
}
