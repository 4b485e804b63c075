import type { EnvironmentLookup, HookLength } from "./hookLength.ts";
import { runProgram } from "./invocation.ts";
import { unknown, zero } from "./length.ts";
import { fail, giveUp, type Path, pass, start } from "./path.ts";
import { runStatements } from "./statements.ts";
import { summarize } from "./summary.ts";
import { DEPTH_LIMIT, literalArgument, STEP_LIMIT, TEXT_LIMIT, type Walk, WORD_LIMIT } from "./walk.ts";

/**
 * Measures the command of an `exec` hook: the array exactly as Kubernetes passes it, without a shell unless the
 * array names one and without expansion of `$(VAR)` (domain-facts §A6, §A7). Lengths are seconds. Reads only the
 * text; what the text does not prove is unknown, never zero. Any array is answered, quickly and without throwing.
 */
export function measureCommand(command: readonly string[], environment: EnvironmentLookup): HookLength {
  return summarize(runArray(command, environment));
}

function runArray(command: readonly string[], environment: EnvironmentLookup): readonly Path[] {
  if (command.length > WORD_LIMIT || command.some((word) => word.length > TEXT_LIMIT))
    return [giveUp(start, "syntax")];
  // A template expression stands for text that is decided elsewhere.
  if (command.some((word) => word.includes("{{"))) return [giveUp(start, "computed")];
  const name = command[0] ?? "";
  if (isCommandLine(name)) return [fail(start, { kind: "one-string-command", program: name })];

  const [program, ...operands] = command.map((text, word) => literalArgument(text, { word, start: 0 }));
  if (!program) return [pass(start, zero, "failure")];

  const walk: Walk = {
    environment,
    budget: { steps: STEP_LIMIT, depth: DEPTH_LIMIT },
    statements: runStatements,
    program: runProgram,
  };
  try {
    return runProgram({ program, operands, text: command.join(" "), byShell: false }, start, walk);
  } catch (error) {
    // The parser recurses once for each `f()` of a row of thousands. Nobody wrote such a hook.
    if (error instanceof RangeError) return [pass(start, unknown("syntax"), "likely")];
    throw error;
  }
}

/**
 * `["sleep 70"]`: a whole command line where the name of one program is expected (table G8). A path that has
 * blanks in its directories is a name all the same.
 */
function isCommandLine(name: string): boolean {
  if (!/\s/.test(name.trim()) || /^[A-Za-z]:[\\/]/.test(name)) return false;
  const blank = name.trim().search(/\s/);
  const behind = name.trim().slice(blank);
  return !/^[./]/.test(name) || !behind.includes("/") || /^\s+(-|\d)/.test(behind);
}
