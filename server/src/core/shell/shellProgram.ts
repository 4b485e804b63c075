import { parse } from "unbash";
import type { HookFault } from "./hookLength.ts";
import { proven, unknown, zero } from "./length.ts";
import { fail, giveUp, mayStop, type Path, pass, start } from "./path.ts";
import { programName } from "./programs.ts";
import { readShellArguments } from "./shellOptions.ts";
import { leaveSubshell } from "./subshell.ts";
import type { Variables } from "./variables.ts";
import {
  type Argument,
  argumentValue,
  deeper,
  type Place,
  type Scope,
  TEXT_LIMIT,
  type Walk,
} from "./walk.ts";

/** Runs a shell: the script after `-c`, or a script file, of which nothing is known. */
export function runShell(
  program: string,
  operands: readonly Argument[],
  path: Path,
  walk: Walk,
): readonly Path[] {
  const job = readShellArguments(operands);
  const bash = programName(program) === "bash";
  switch (job.kind) {
    case "nothing":
      return [pass(path, zero, "failure")];
    case "unreadable":
      return [pass(mayStop(path), unknown("variable"), "likely")];
    case "file": {
      const fault = missingDashC(job.file, job.rest, bash, walk);
      return [fault ? fail(path, fault) : pass(mayStop(path), unknown("program"), "likely")];
    }
    case "script": {
      if (job.script.text === null) return [pass(mayStop(path), unknown(job.script.reason), "likely")];
      const variables: Variables = { ...path.variables, positional: job.rest.map(argumentValue) };
      const fresh: Path = {
        ...path,
        variables,
        functions: new Map(),
        jobs: [],
        errexit: job.errexit,
        guarded: false,
        exitTrap: null,
      };
      const ends = runText(job.script.text, job.script.place, bash, fresh, walk);
      const fault = splitScript(job.script.text, job.rest, bash, ends, walk);
      return ends.map((end) => leaveSubshell(path, fault ? { ...end, fault: path.fault ?? fault } : end));
    }
  }
}

/** Walks shell text that a path arrives at; `place` is where the text stands in the command array. */
export function runText(
  text: string,
  place: Place | null,
  bash: boolean,
  path: Path,
  walk: Walk,
): readonly Path[] {
  if (text.length > TEXT_LIMIT || text.includes("\0")) return [giveUp(path, "syntax")];
  return deeper(
    walk,
    () => {
      const script = parse(text);
      if (script.errors?.length) return [giveUp(path, "syntax")];
      const scope: Scope = { text, place, bash, walk };
      const ends = walk.statements(script, path, scope);
      return ends.flatMap((end) =>
        end.exitTrap === null ? [end] : runExitTrap(end, end.exitTrap, bash, walk),
      );
    },
    () => [giveUp(path, "syntax")],
  );
}

/** A trap that is not known is empty. */
function runExitTrap(end: Path, trap: string, bash: boolean, walk: Walk): readonly Path[] {
  if (end.elapsed.state === "unbounded") return [end];
  const before: Path = { ...end, exitTrap: null, flow: "running" };
  return trap === "" ? [giveUp(before, "syntax")] : runText(trap, null, bash, before, walk);
}

/**
 * `["sh", "-c", "sleep", "70"]`: the script is only `sleep` (G9). Told where the script by itself does not wait
 * but would if the words after it belonged to it.
 */
function splitScript(
  script: string,
  rest: readonly Argument[],
  bash: boolean,
  ends: readonly Path[],
  walk: Walk,
): HookFault | null {
  if (rest.length === 0 || ends.some((end) => proven(end.elapsed) > 0 || end.elapsed.state !== "known"))
    return null;
  const lacksOperand = ends.every(
    (end) => end.fault?.kind === "bad-sleep-operand" && end.fault.operand === "",
  );
  if (lacksOperand) return { kind: "split-script", script };
  const whole = [script, ...rest.map(writtenText)].join(" ");
  return waits(whole, bash, walk) ? { kind: "split-script", script } : null;
}

/** `["sh", "sleep 70"]`: a command line where the name of a script file is expected (G10). */
function missingDashC(file: string, rest: readonly Argument[], bash: boolean, walk: Walk): HookFault | null {
  const namesCommand = file === "sleep" || (/\s/.test(file) && !/^[./]|\.(sh|bash)$/.test(file));
  const wouldWait = /\s/.test(file) && waits([file, ...rest.map(writtenText)].join(" "), bash, walk);
  return namesCommand || wouldWait ? { kind: "missing-dash-c", argument: file } : null;
}

/** Whether shell text takes time on all its ways. */
function waits(text: string, bash: boolean, walk: Walk): boolean {
  return runText(text, null, bash, start, walk).every((end) => proven(end.elapsed) > 0);
}

function writtenText(argument: Argument): string {
  return argument.text ?? argument.written;
}
