import type { BlockNode, Branch, Pipeline, TemplateNode, Term } from "./ast.ts";
import {
  assign,
  type Evaluation,
  evaluate,
  innerScope,
  type Library,
  rootScope,
  type Scope,
} from "./evaluate.ts";
import { isRestless } from "./functions.ts";
import { callSymbol, itemsOf, literal, longestText, opaque, printed, truthOf, type Value } from "./value.ts";

const maximumSteps = 20_000;
const maximumDepth = 24;

/** An evaluation with the named templates of a chart. Small texts can ask for huge results, so it has an end. */
export function startEvaluation(library: Library): Evaluation {
  return { library, include, steps: maximumSteps, depth: 0 };
}

/** What nodes of a text print in a scope, as one value. */
export function printedBy(
  nodes: readonly TemplateNode[],
  text: string,
  scope: Scope,
  evaluation: Evaluation,
): Value {
  const out: Printing = { text: "", defaults: false, restless: false, known: true };
  print(nodes, text, scope, evaluation, out);
  return out.known && evaluation.steps >= 0 ? literal(out.text, out.defaults) : opaque(null);
}

function include(args: readonly Value[], evaluation: Evaluation): Value {
  const [name, dot] = args;
  if (name?.kind !== "scalar" || typeof name.value !== "string" || dot === undefined) return opaque(null);
  const template = evaluation.library.find(name.value);
  const symbol = callSymbol("include", args);
  if (template === null) return opaque(symbol);
  const block = { kind: "call", name: name.value, dot } as const;
  if (evaluation.depth >= maximumDepth) return opaque(null);
  evaluation.depth++;
  const printing: Printing = { text: "", defaults: false, restless: false, known: true };
  print(template.nodes, template.text, rootScope(dot), evaluation, printing);
  evaluation.depth--;
  if (printing.restless || evaluation.steps < 0) return opaque(null, block);
  return printing.known ? literal(printing.text, printing.defaults) : opaque(symbol, block);
}

/** What a named template prints, as far as it is known. */
interface Printing {
  text: string;
  defaults: boolean;
  /** It may print something else each time. */
  restless: boolean;
  known: boolean;
}

function print(
  nodes: readonly TemplateNode[],
  text: string,
  scope: Scope,
  evaluation: Evaluation,
  out: Printing,
): void {
  for (const node of nodes) {
    if (--evaluation.steps < 0 || out.text.length > longestText) {
      out.known = false;
      return;
    }
    switch (node.kind) {
      case "text":
        out.text += text.slice(node.span.start, node.span.end);
        break;
      case "assign":
        assign(scope, node.variable, evaluate(node.pipeline, scope, evaluation), node.declares);
        break;
      case "output": {
        const value = evaluate(node.pipeline, scope, evaluation);
        const words = printed(value);
        if (words === null) out.known = false;
        // The name of a symbol may still be an expression of this place only, such as a loop variable.
        if (words === null && value.symbol === null && usesRestless(node.pipeline)) out.restless = true;
        out.text += words ?? "";
        out.defaults ||= value.defaults;
        break;
      }
      case "block":
        printBlock(node, text, scope, evaluation, out);
        break;
      case "define":
        if (node.printed) out.known = false;
        break;
      case "jump":
        out.known = false;
        break;
      case "silent":
        break;
    }
  }
}

function usesRestless(pipeline: Pipeline | null): boolean {
  return pipeline === null || pipeline.commands.some((command) => command.some(isRestlessTerm));
}

function isRestlessTerm({ base }: Term): boolean {
  if (base.kind === "pipeline") return usesRestless(base.pipeline);
  return base.kind === "function" && isRestless(base.name);
}

function printBlock(
  node: BlockNode,
  text: string,
  scope: Scope,
  evaluation: Evaluation,
  out: Printing,
): void {
  for (const branch of node.branches) {
    const inner = innerScope(scope);
    const value = branch.keyword === "else" ? literal(true) : evaluate(branch.pipeline, inner, evaluation);
    const truth = truthOf(value);
    if (truth === null) {
      giveUp(node, text, scope, evaluation, out);
      return;
    }
    out.defaults ||= value.defaults;
    if (!truth) continue;
    if (branch.keyword === "range") printRange(branch, value, text, scope, evaluation, out);
    else {
      const [variable] = branch.variables;
      if (variable !== undefined) assign(inner, variable, value, true);
      const body = innerScope(inner, branch.keyword === "with" ? value : scope.dot);
      print(branch.body, text, body, evaluation, out);
    }
    return;
  }
}

function printRange(
  branch: Branch,
  value: Value,
  text: string,
  scope: Scope,
  evaluation: Evaluation,
  out: Printing,
): void {
  const items = itemsOf(value);
  if (items.length === 0) out.known = false;
  for (const [key, item] of items) {
    const inner = innerScope(scope, item);
    const [first, second] = branch.variables;
    if (first !== undefined) assign(inner, first, second === undefined ? item : literal(key), true);
    if (second !== undefined) assign(inner, second, item, true);
    print(branch.body, text, inner, evaluation, out);
  }
}

/** A body that may or may not be printed: nothing of it is known, and what it assigns is lost. */
function giveUp(node: BlockNode, text: string, scope: Scope, evaluation: Evaluation, out: Printing): void {
  out.known = false;
  for (const branch of node.branches) {
    print(branch.body, text, innerScope(scope, opaque(null)), evaluation, out);
    forgetAssigned(branch.body, scope);
  }
}

/** What a body assigns to variables from outside is not known behind it. */
export function forgetAssigned(nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) {
    if (node.kind === "assign" && !node.declares) assign(scope, node.variable, opaque(null), false);
    if (node.kind === "block") for (const { body } of node.branches) forgetAssigned(body, scope);
  }
}
