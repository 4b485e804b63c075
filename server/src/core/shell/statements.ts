import type {
  AndOr,
  CommandNode,
  CompoundList,
  Function as FunctionNode,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Statement,
} from "unbash";
import { evaluate } from "./arithmetic.ts";
import { runCase, runIf } from "./branches.ts";
import { longer, proven, unknown, zero } from "./length.ts";
import { runArithmeticFor, runFor, runWhile } from "./loops.ts";
import {
  addSleeps,
  asCondition,
  type FunctionBody,
  giveUp,
  type Job,
  mayStop,
  obeyErrexit,
  type Path,
  pass,
  type Status,
  stops,
} from "./path.ts";
import { localNames } from "./scan.ts";
import { runCommand } from "./simpleCommand.ts";
import { leaveSubshell } from "./subshell.ts";
import { runSubstitutions } from "./substitutions.ts";
import { conditionStatus, negate } from "./testCommand.ts";
import { lookUp, type Variables } from "./variables.ts";
import { charge, type Scope } from "./walk.ts";
import { blendAll, onEach } from "./ways.ts";
import { wordValue } from "./words.ts";

/** Runs a list of statements one after the other, on every way that reaches them. */
export function runStatements(list: CompoundList | ParsedScript, path: Path, scope: Scope): readonly Path[] {
  let paths: readonly Path[] = [path];
  for (const statement of list.commands) {
    paths = onEach(paths, (each) => runStatement(statement, each, scope));
  }
  return paths;
}

function runStatement(statement: Statement, path: Path, scope: Scope): readonly Path[] {
  if (statement.background) return [startJob(statement, path, scope)];
  const { command } = statement;
  return command.type === "AndOr" ? runAndOr(command, path, scope) : runFinal(command, path, scope);
}

/** Runs a command whose failure counts: not asked for in a condition, and not the left side of `&&`. */
function runFinal(command: PipelineNode, path: Path, scope: Scope): readonly Path[] {
  const ends = runPipelineNode(command, path, scope);
  return failsByItself(command) ? ends.map(obeyErrexit) : ends;
}

function runPipelineNode(command: PipelineNode, path: Path, scope: Scope): readonly Path[] {
  return command.type === "Pipeline" ? runPipeline(command, path, scope) : runNode(command, path, scope);
}

/** An `if` or a loop only passes on what its last command answered, and `!` asks for an answer. */
function failsByItself(command: PipelineNode): boolean {
  if (command.type === "Pipeline") return command.prefixes.every((prefix) => prefix.type !== "Negation");
  return /^(Command|Subshell|TestCommand|ArithmeticCommand|Redirected)$/.test(command.type);
}

/** `… &`: the shell goes on at once; what the job does to the server still counts. */
function startJob(statement: Statement, path: Path, scope: Scope): Path {
  const { command } = statement;
  if (!charge(scope.walk, path.jobs.length / 64)) return giveUp(path, "computed");
  const inside: Path = { ...path, sleeps: [], jobs: [], exitTrap: null };
  const ends =
    command.type === "AndOr" ? runAndOr(command, inside, scope) : runPipelineNode(command, inside, scope);
  const end = blendAll(ends);
  const job: Job = {
    end: end.elapsed,
    text: scope.text.slice(statement.pos, statement.end),
    waits: proven(end.elapsed) > proven(path.elapsed),
    sleeps: end.sleeps,
  };
  const started: Path = { ...path, status: "success", jobs: [...path.jobs, job], needs: end.needs };
  const doubted = end.possibleStop === null ? started : mayStop(started, end.possibleStop);
  return end.stop === null ? doubted : stops(doubted, end.stop.command, end.stop.at);
}

/**
 * `a && b`, `a || b`. What stands before `&&` is taken to succeed as its author meant (G4), unless it asks a
 * question or a later `||` provides for its failure; what follows `||` runs only where failure is possible.
 */
function runAndOr(node: AndOr, path: Path, scope: Scope): readonly Path[] {
  let paths: readonly Path[] = [path];
  node.commands.forEach((command, index) => {
    const operator = node.operators[index - 1];
    const last = index === node.commands.length - 1;
    const run = (each: Path) =>
      last
        ? runFinal(command, each, scope)
        : asCondition(each, (asked) => runPipelineNode(command, asked, scope));
    const provided = operator === "||" || node.operators.slice(index).includes("||");
    paths = onEach(paths, (each) => {
      if (operator === undefined) return run(each);
      if (each.status === (operator === "&&" ? "success" : "failure")) return run(each);
      if (each.status === (operator === "&&" ? "failure" : "success")) return [each];
      if (each.status === "likely" && !provided) return run(each);
      const skipped: Status = operator === "&&" ? "failure" : "success";
      return [{ ...each, status: skipped }, ...run(each)];
    });
  });
  return paths;
}

/** The parts of a pipeline run at the same time, each in a subshell; it lasts as long as the longest. */
function runPipeline(node: Pipeline, path: Path, scope: Scope): readonly Path[] {
  const negations = node.prefixes.filter((prefix) => prefix.type === "Negation").length;
  const settle = (end: Path): Path => (negations % 2 === 1 ? { ...end, status: negate(end.status) } : end);
  if (node.commands.length === 1) {
    const run = (each: Path) => node.commands.flatMap((only) => runNode(only, each, scope));
    return (negations > 0 ? asCondition(path, run) : run(path)).map(settle);
  }
  let together: Path = { ...path, status: "success" };
  for (const command of node.commands) {
    const inside: Path = { ...path, sleeps: [], jobs: [], needs: together.needs };
    together = alongside(path, together, leaveSubshell(path, blendAll(runNode(command, inside, scope))));
  }
  return [settle(together)];
}

function alongside(before: Path, together: Path, part: Path): Path {
  // A part that never ends may still be ended by the others (`tail -f log | grep -m1 done`).
  const end = part.elapsed.state === "unbounded" ? unknown("loop", proven(before.elapsed)) : part.elapsed;
  const isLongest = proven(end) > proven(together.elapsed);
  const both: Path = {
    ...together,
    elapsed: longer(together.elapsed, end),
    status: part.status,
    needs: part.needs,
    sleeps: isLongest ? addSleeps(before, part.sleeps).sleeps : together.sleeps,
    fault: together.fault ?? part.fault,
    orphans: [...new Set([...together.orphans, ...part.orphans])],
  };
  const doubted = part.possibleStop === null ? both : mayStop(both, part.possibleStop);
  return part.stop === null ? doubted : stops(doubted, part.stop.command, part.stop.at);
}

function runNode(node: CommandNode, path: Path, scope: Scope): readonly Path[] {
  const length = node.type === "Command" ? node.end - node.pos : 0;
  if (!charge(scope.walk, 1 + length / 256)) return [giveUp(path, "computed")];
  switch (node.type) {
    case "Command":
      return runCommand(node, path, scope);
    case "Redirected":
      return onEach(runSubstitutions(node.redirects, path, scope), (each) =>
        runNode(node.command, each, scope),
      );
    case "BraceGroup":
      return runStatements(node.body, path, scope);
    case "Subshell": {
      const ends = runStatements(node.body, { ...path, jobs: [] }, scope);
      return ends.map((end) => leaveSubshell(path, end));
    }
    case "If":
      return runIf(node, path, scope);
    case "Case":
      return runCase(node, path, scope);
    case "For":
      return runFor(node, path, scope);
    case "ArithmeticFor":
      return runArithmeticFor(node, path, scope);
    case "While":
      return runWhile(node, path, scope);
    case "TestCommand": {
      const read = (word: Parameters<typeof wordValue>[0]) => wordValue(word, path.variables, scope).text;
      const status = conditionStatus(node.expression, read);
      return onEach(runSubstitutions([node], path, scope), (each) => [pass(each, zero, status)]);
    }
    case "ArithmeticCommand": {
      if (!node.expression) return [giveUp(path, "syntax")];
      const read = (from: Variables, name: string) => lookUp(from, name, scope.walk.environment);
      const { value, variables } = evaluate(node.expression, path.variables, read);
      const status: Status = value === null ? "either" : value === 0 ? "failure" : "success";
      return onEach(runSubstitutions([node], { ...path, variables }, scope), (each) => [
        pass(each, zero, status),
      ]);
    }
    case "Function":
      return [defineFunction(node, path, scope)];
    case "Select":
    case "Coproc":
      return [giveUp(path, "syntax")];
  }
}

/** More functions than this in one hook are not remembered. */
const FUNCTION_LIMIT = 256;

function defineFunction(node: FunctionNode, path: Path, scope: Scope): Path {
  if (path.functions.size >= FUNCTION_LIMIT) return giveUp(path, "syntax");
  // Defined again in a round of a loop, it changes nothing.
  if (path.functions.get(node.name.value)?.source === node) return pass(path, zero);
  const { body } = node;
  const run = (from: Path) =>
    body.type === "CompoundList" ? runStatements(body, from, scope) : runNode(body, from, scope);
  const defined: FunctionBody = { source: node, run, locals: localNames(body, scope.walk) };
  const functions = new Map(path.functions).set(node.name.value, defined);
  return pass({ ...path, functions }, zero);
}
