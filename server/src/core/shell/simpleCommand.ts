import type { Assignment, Command, Word } from "unbash";
import { runBuiltin } from "./builtins.ts";
import { zero } from "./length.ts";
import { type FunctionBody, giveUp, type Path, pass } from "./path.ts";
import { runSubstitutions } from "./substitutions.ts";
import { assign, inheritedVariables, unknownValue, type Variables } from "./variables.ts";
import { type Argument, argumentValue, type Call, deeper, type Scope } from "./walk.ts";
import { onEach } from "./ways.ts";
import { expandWord, wordValue } from "./words.ts";

/** Runs a simple command: first what its words substitute, then the function, builtin or program itself. */
export function runCommand(command: Command, path: Path, scope: Scope): readonly Path[] {
  const parts = [...(command.name ? [command.name] : []), ...command.prefix, ...command.suffix];
  return onEach(runSubstitutions(parts, path, scope), (ready) => {
    const assignments = command.prefix.filter((part): part is Assignment => part.type === "Assignment");
    const given = assignAll(assignments, ready.variables, scope);
    if (!command.name) return [pass({ ...ready, variables: given }, zero)];
    const words = command.suffix.filter((part) => part.type === "Word" || part.type === "Assignment");
    const [program, ...operands] = [
      ...expandWord(command.name, ready.variables, scope),
      ...words.flatMap((word) => expandArgument(word, ready.variables, scope)),
    ];
    // `$EMPTY` alone runs nothing.
    if (!program) return [pass(ready, zero)];
    const text = scope.text.slice(command.pos, command.end);
    return runCall({ program, operands, text, byShell: true }, ready, given, scope);
  });
}

function runCall(call: Call, path: Path, given: Variables, scope: Scope): readonly Path[] {
  const body = call.program.text === null ? undefined : path.functions.get(call.program.text);
  if (body) return callFunction(call, body, path, scope);
  const done = runBuiltin(call, path, scope);
  if (done) return done;
  // Besides the environment a program sees what is assigned before it on its own line.
  const fresh = [...given.assigned].filter(([name, value]) => path.variables.assigned.get(name) !== value);
  const inherited = inheritedVariables(path.variables);
  const visible = fresh.reduce((each, [name, value]) => assign(each, name, value), inherited);
  const ends = scope.walk.program(call, { ...path, variables: visible }, scope.walk);
  return ends.map((end) => ({ ...end, variables: path.variables }));
}

function callFunction(call: Call, body: FunctionBody, path: Path, scope: Scope): readonly Path[] {
  const positional = [unknownValue("variable", "$0"), ...call.operands.map(argumentValue)];
  const inside: Path = { ...path, variables: { ...path.variables, positional } };
  return deeper(
    scope.walk,
    () => body.run(inside).map((end) => leaveFunction(path, body, end)),
    () => [giveUp(path, "syntax")],
  );
}

function leaveFunction(before: Path, body: FunctionBody, end: Path): Path {
  const assigned = new Map(end.variables.assigned);
  for (const name of body.locals) {
    const outer = before.variables.assigned.get(name);
    if (outer) assigned.set(name, outer);
    else assigned.delete(name);
  }
  return {
    ...end,
    flow: end.flow === "return" ? "running" : end.flow,
    variables: { ...end.variables, assigned, positional: before.variables.positional },
  };
}

/** The variables after a row of assignments; `A=1 B=$A` sees the first in the second. */
export function assignAll(assignments: readonly Assignment[], variables: Variables, scope: Scope): Variables {
  return assignments.reduce((each, assignment) => {
    const plain = assignment.value.type === "Word" && !assignment.append && !assignment.index;
    const value = plain
      ? wordValue(assignment.value as Word, each, scope)
      : unknownValue("computed", assignment.text);
    return assign(each, assignment.name, value);
  }, variables);
}

function expandArgument(part: Word | Assignment, variables: Variables, scope: Scope): readonly Argument[] {
  if (part.type === "Word") return expandWord(part, variables, scope);
  const { text } =
    part.value.type === "Word" ? wordValue(part.value, variables, scope) : unknownValue("computed", "");
  const whole = text === null ? null : `${part.name}=${text}`;
  return [{ text: whole, reason: "computed", written: part.text, place: null }];
}
