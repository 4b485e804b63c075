import type { ArithmeticFor, CompoundList, For, SyntaxNode, While } from "unbash";
import { evaluate } from "./arithmetic.ts";
import { proven, sameLength, unbounded, unknown, zero } from "./length.ts";
import { asCondition, giveUp, type Path, pass, type Status } from "./path.ts";
import { assignedNames, mayLeaveLoop } from "./scan.ts";
import { runSubstitutions } from "./substitutions.ts";
import { negate } from "./testCommand.ts";
import {
  assign,
  forget,
  forgetAll,
  lookUp,
  sameVariables,
  unknownValue,
  type Variables,
} from "./variables.ts";
import { argumentValue, charge, type Scope } from "./walk.ts";
import { onEach } from "./ways.ts";
import { expandWord } from "./words.ts";

/** `for name in words`: counted out where every word is known. */
export function runFor(node: For, path: Path, scope: Scope): readonly Path[] {
  return onEach(runSubstitutions(node.wordlist ?? [], path, scope), (ready) => {
    const values = node.wordlist
      ? node.wordlist.flatMap((word) => expandWord(word, ready.variables, scope)).map(argumentValue)
      : ready.variables.positional?.slice(1);
    if (!values || values.some((value) => value.text === null)) return openFor(node, ready, scope);
    let current = pass(ready, zero);
    for (const value of values) {
      if (!charge(scope.walk, 1)) return [giveUp(current, "loop")];
      const named: Path = { ...current, variables: assign(current.variables, node.name.value, value) };
      const round = runBody(node.body, named, scope);
      if (round === null) return unknownRounds(node, current, [current], node.body, scope);
      if (round.flow !== "running") return [afterLoop(round)];
      current = round;
    }
    return [current];
  });
}

/** A list of unknown length: if one round takes no time, neither do all of them. */
function openFor(node: For, path: Path, scope: Scope): readonly Path[] {
  const value = unknownValue("computed", node.wordlist?.map((word) => word.text).join(" ") ?? "");
  const named: Path = { ...path, variables: assign(path.variables, node.name.value, value) };
  const round = scope.walk.statements(node.body, named, scope);
  const quick = round.every((end) => sameLength(end.elapsed, path.elapsed));
  if (!quick) return unknownRounds(node, path, [path], node.body, scope);
  return [path, ...round].map((end) => ({
    ...forgetAssigned(node, afterLoop(end), scope),
    sleeps: path.sleeps,
  }));
}

/** `while`, `until`: followed round by round as long as the text itself answers the condition. */
export function runWhile(node: While, path: Path, scope: Scope): readonly Path[] {
  const ask = (from: Path) =>
    asCondition(from, (each) => scope.walk.statements(node.clause, each, scope)).map((asked) => ({
      ...asked,
      status: node.kind === "until" ? negate(asked.status) : asked.status,
    }));
  if (isEndless(node, path, scope)) {
    return endless(path, scope.walk.statements(node.body, path, scope));
  }
  return runRounds(node, path, { ask, body: node.body, step: (end) => end }, scope);
}

/** `for ((i = 0; i < 30; i++))`. Shells other than bash may not know it. */
export function runArithmeticFor(node: ArithmeticFor, path: Path, scope: Scope): readonly Path[] {
  if (!scope.bash) return unknownRounds(node, path, [path], node.body, scope);
  const read = (from: Variables, name: string) => lookUp(from, name, scope.walk.environment);
  const run = (part: typeof node.test, from: Path): Path => {
    if (!part) return pass(from, zero);
    const { value, variables } = evaluate(part, from.variables, read);
    const status: Status = value === null ? "either" : value === 0 ? "failure" : "success";
    return pass({ ...from, variables }, zero, status);
  };
  const rounds: Rounds = {
    ask: (from) => [run(node.test, from)],
    body: node.body,
    step: (end) => run(node.update, end),
  };
  return runRounds(node, run(node.initialize, path), rounds, scope);
}

interface Rounds {
  readonly ask: (path: Path) => readonly Path[];
  readonly body: CompoundList;
  readonly step: (path: Path) => Path;
}

function runRounds(node: SyntaxNode, path: Path, rounds: Rounds, scope: Scope): readonly Path[] {
  let current = path;
  let status: Status = "success";
  while (charge(scope.walk, 1)) {
    const answers = rounds.ask(current);
    const asked = answers[0];
    const certain = answers.length === 1 && (asked?.status === "success" || asked?.status === "failure");
    if (!asked || !certain) return unknownRounds(node, current, answers, rounds.body, scope);
    if (asked.flow !== "running") return [asked];
    // The loop ends like its last round, not like the question that ended it.
    if (asked.status === "failure") return [pass(asked, zero, status)];
    const end = runBody(rounds.body, asked, scope);
    if (end === null) return unknownRounds(node, current, answers, rounds.body, scope);
    if (end.flow !== "running") return [afterLoop(end)];
    status = end.status;
    const next = rounds.step(end);
    // A round that decides everything by itself and changes no variable is followed by the same round again.
    if (sameVariables(next.variables, current.variables) && next.functions === current.functions) {
      return endless(path, [next]);
    }
    current = next;
  }
  return [giveUp(current, "loop")];
}

/** One round whose course is certain: `continue` goes on like the end of the body. Null where it is not. */
function runBody(body: CompoundList, path: Path, scope: Scope): Path | null {
  const ends = scope.walk.statements(body, path, scope);
  const end = ends.length === 1 ? ends[0] : undefined;
  if (!end) return null;
  return end.flow === "continue" ? { ...end, flow: "running" } : end;
}

/**
 * A loop that waits for a condition: it ends after its first question or later. `answers` are the paths on which
 * it may end without a round; the body is run once to see what it may do.
 */
function unknownRounds(
  node: SyntaxNode,
  before: Path,
  answers: readonly Path[],
  body: CompoundList,
  scope: Scope,
): readonly Path[] {
  const open = answers.filter((answer) => answer.status !== "failure" || answer === before);
  const entered = open.map(
    (answer): Path => ({ ...answer, variables: forgetAssigned(node, answer, scope).variables }),
  );
  const rounds = onEach(entered, (answer) => scope.walk.statements(body, answer, scope));
  // On a condition that is certain to hold, the loop can only be left from inside.
  const skippable = answers.filter((answer) => answer.status !== "success" || answer === before);
  return [...skippable, ...rounds].map((end) => loosen(before, forgetAssigned(node, afterLoop(end), scope)));
}

/** What happened in one round may happen in any later one. */
function loosen(before: Path, end: Path): Path {
  const stopsInside = before.stop === null && end.stop !== null;
  const loose: Path = {
    ...end,
    elapsed: unknown("loop", proven(end.elapsed)),
    stop: stopsInside && end.stop ? { ...end.stop, at: unknown("loop", proven(end.stop.at)) } : end.stop,
    status: "likely",
    sleeps: before.sleeps,
  };
  return end.elapsed.state === "unbounded" ? { ...loose, elapsed: unbounded, flow: "ended" } : loose;
}

/** `while true` and `until false` without a way out. */
function isEndless(node: While, path: Path, scope: Scope): boolean {
  const only = node.clause.commands.length === 1 ? node.clause.commands[0]?.command : undefined;
  if (only?.type !== "Command" || only.suffix.length > 0) return false;
  const name = only.name?.text ?? "";
  const holds = node.kind === "while" ? name === "true" || name === ":" : name === "false";
  return holds && !mayLeaveLoop(node.body, path.functions, scope.walk);
}

/** After its first rounds it goes on for ever; but `set -e` may end it at any command, which its author may want. */
function endless(path: Path, rounds: readonly Path[]): readonly Path[] {
  if (path.errexit && !path.guarded) {
    return [path, ...rounds].map((end) => loosen(path, { ...end, elapsed: path.elapsed, flow: "ended" }));
  }
  return rounds.map((end) => ({ ...end, elapsed: unbounded, flow: "ended", sleeps: path.sleeps }));
}

function afterLoop(path: Path): Path {
  const leaves = path.flow === "break" || path.flow === "continue";
  return leaves ? { ...path, flow: "running" } : path;
}

function forgetAssigned(node: SyntaxNode, path: Path, scope: Scope): Path {
  const names = assignedNames(node, scope.walk);
  return { ...path, variables: names === null ? forgetAll(path.variables) : forget(path.variables, names) };
}
