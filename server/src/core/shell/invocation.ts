import { known, unbounded, unknown, zero } from "./length.ts";
import { giveUp, mayStop, need, type Path, pass, stops } from "./path.ts";
import { instantStatus, isBuiltin, lastName, programName } from "./programs.ts";
import { isShell } from "./shellOptions.ts";
import { runShell } from "./shellProgram.ts";
import { runSleep } from "./sleepCommand.ts";
import { readSleepOperand } from "./sleepOperand.ts";
import { stopEffect } from "./stopCommands.ts";
import type { StopEffect } from "./stopEffect.ts";
import { testStatus } from "./testCommand.ts";
import { runWithLimit } from "./timeLimit.ts";
import { assign } from "./variables.ts";
import type { Argument, Call, Walk } from "./walk.ts";
import { isWindowsShell, runWindowsShell } from "./windowsShell.ts";
import { unwrap } from "./wrappers.ts";

/**
 * Runs one program or plain builtin. Whatever is not known by name takes an unknown time and may stop the
 * server: present, but never counted as zero.
 */
export function runProgram(call: Call, path: Path, walk: Walk): readonly Path[] {
  const { program, operands } = call;
  if (program.text === null) return [unknownProgram(path, call)];
  const name = programName(program.text);
  const carried = call.byShell && isBuiltin(name);
  const here = carried ? path : need(path, program.text);

  if (name === "sleep") return [runSleep(operands, here)];
  if (isShell(name)) return runShell(program.text, operands, here, walk);
  if (isWindowsShell(program.text)) return [runWindowsShell(program.text, operands, here, walk)];
  if (name === "timeout") return runWithLimit(call, here, walk);
  if (name === "tail" || name === "gtail") return [runTail(operands, here)];
  if (name === "xargs") return [runXargs(operands, here)];
  if (name === "command" && /^-[vV]$/.test(operands[0]?.text ?? "")) return [pass(here, zero, "either")];
  const wrapped = unwrap(name, operands);
  if (wrapped === "unreadable") return [unknownProgram(here, call)];
  if (wrapped) {
    const [inner, ...rest] = wrapped.command;
    if (!inner) return [pass(here, zero)];
    const variables = wrapped.assigned.reduce(
      (each, [key, value]) => assign(each, key, value),
      here.variables,
    );
    const applet = name === "busybox" || name === "toybox";
    // Only `command` and `builtin` reach the builtins of the shell; an applet needs no file of its own.
    const byShell = applet || (call.byShell && carried);
    const ends = runProgram(
      { program: inner, operands: rest, text: call.text, byShell },
      { ...here, variables },
      walk,
    );
    return ends.map((end) => ({
      ...end,
      variables: path.variables,
      needs: applet && inner.text !== null ? withoutApplet(end.needs, inner.text, here.needs) : end.needs,
    }));
  }
  // The hook ends itself.
  if (name === "kill" && operands.some(({ written }) => /\$(\$|\{\$\})/.test(written)))
    return [giveUp(here, "computed")];
  const effect = stopEffect(program.text, operands);
  if (effect) return [applyStop(effect, call, here)];
  const status = instantStatus(name);
  if (status === null) return [unknownProgram(here, call)];
  return [pass(here, zero, name === "test" || name === "[" ? bracketStatus(name, operands) : status)];
}

function unknownProgram(path: Path, call: Call): Path {
  const reason = call.program.text === null ? call.program.reason : "program";
  return pass(mayStop(path), unknown(reason), "likely");
}

function withoutApplet(
  needs: readonly string[],
  applet: string,
  before: readonly string[],
): readonly string[] {
  return needs.filter((program) => program !== applet || before.includes(program));
}

function applyStop(effect: StopEffect, call: Call, path: Path): Path {
  if (effect.effect === "test") return pass(path, zero, "either");
  const wait = effect.after === undefined ? null : readSleepOperand(effect.after);
  const before = wait === null ? zero : wait.kind === "seconds" ? known(wait.seconds) : unknown("operand");
  const then = pass(path, before, "likely");
  const told =
    effect.effect === "stops" ? stops(then, call.text) : effect.effect === "may-stop" ? mayStop(then) : then;
  return effect.instant ? told : pass(told, unknown("program"), "likely");
}

/** `[` demands a closing bracket and fails without. */
function bracketStatus(name: string, operands: readonly Argument[]) {
  if (name === "test") return testStatus(operands);
  return operands[operands.length - 1]?.text === "]" ? testStatus(operands.slice(0, -1)) : "failure";
}

/** `tail -f` never ends; with `--pid` it waits for a process, else it is over at once. */
function runTail(operands: readonly Argument[], path: Path): Path {
  const texts = operands.map((operand) => operand.text ?? operand.written);
  const follows = texts.some((text) =>
    /^-\w+$/.test(text) ? /[fF]/.test(text) : text.startsWith("--follow"),
  );
  if (!follows) return pass(path, zero);
  return texts.some((text) => text.startsWith("--pid")) ? pass(path, unknown("loop")) : pass(path, unbounded);
}

/** `xargs` starts its command, which is `echo` without one, for what it reads, any number of times. */
function runXargs(operands: readonly Argument[], path: Path): Path {
  const program = operands.find(({ text }) => text === null || !text.startsWith("-"));
  if (program?.text === null) return pass(mayStop(path), unknown(program.reason), "likely");
  const name = program?.text ?? "echo";
  if (instantStatus(name) !== null) return pass(path, zero, "likely");
  const quick = /^(kill|pkill|killall)$/.test(lastName(name));
  return pass(mayStop(path), quick ? zero : unknown("program"), "likely");
}
