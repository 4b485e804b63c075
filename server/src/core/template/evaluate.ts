import type { Command, Pipeline, TemplateNode, Term } from "./ast.ts";
import { callFunction } from "./functions.ts";
import { callSymbol, fieldOf, literal, opaque, type Value } from "./value.ts";

/** What stands between `define` and its `end`; spans count from the start of `text`. */
export interface NamedTemplate {
  readonly text: string;
  readonly nodes: readonly TemplateNode[];
}

/** What a template can refer to by name. */
export interface Library {
  /** Null where several disagree or none is known. */
  find(name: string): NamedTemplate | null;
}

/** One evaluation: how much it may still do, and how deep it is. Small texts can ask for huge results. */
export interface Evaluation {
  readonly library: Library;
  /** What `include` gives; `printTemplate.ts` has it. */
  readonly include: (args: readonly Value[], evaluation: Evaluation) => Value;
  steps: number;
  depth: number;
}

/** The dot and the variables at one place of a template. */
export interface Scope {
  readonly dot: Value;
  readonly variables: Map<string, Value>;
  readonly outer: Scope | null;
}

/** The scope of a whole template: `$` is its dot. */
export function rootScope(dot: Value): Scope {
  return { dot, variables: new Map([["", dot]]), outer: null };
}

export function innerScope(outer: Scope, dot: Value = outer.dot): Scope {
  return { dot, variables: new Map(), outer };
}

/** The scope that declares a variable. */
function ownerOf(scope: Scope, name: string): Scope | null {
  let at: Scope | null = scope;
  while (at !== null && !at.variables.has(name)) at = at.outer;
  return at;
}

function lookUp(scope: Scope, name: string): Value {
  return ownerOf(scope, name)?.variables.get(name) ?? opaque(null);
}

export function assign(scope: Scope, name: string, value: Value, declares: boolean): void {
  const owner = declares ? scope : ownerOf(scope, name);
  owner?.variables.set(name, value);
}

export function evaluate(pipeline: Pipeline | null, scope: Scope, evaluation: Evaluation): Value {
  if (pipeline === null) return opaque(null);
  const [first, ...others] = pipeline.commands;
  const piped = (value: Value | null, command: Command) => evaluateCommand(command, value, scope, evaluation);
  return others.reduce(piped, piped(null, first));
}

function evaluateCommand(command: Command, piped: Value | null, scope: Scope, evaluation: Evaluation): Value {
  if (--evaluation.steps < 0) return opaque(null);
  const [head, ...rest] = command;
  if (head.base.kind !== "function") {
    return rest.length === 0 && piped === null ? evaluateTerm(head, scope, evaluation) : opaque(null);
  }
  const args = rest.map((term) => evaluateTerm(term, scope, evaluation));
  if (piped !== null) args.push(piped);
  return fieldsOf(callNamed(head.base.name, args, evaluation), head.fields);
}

function evaluateTerm(term: Term, scope: Scope, evaluation: Evaluation): Value {
  return fieldsOf(baseOf(term, scope, evaluation), term.fields);
}

function baseOf({ base }: Term, scope: Scope, evaluation: Evaluation): Value {
  switch (base.kind) {
    case "dot":
      return scope.dot;
    case "variable":
      return lookUp(scope, base.name);
    case "literal":
      return literal(base.value);
    case "pipeline":
      return evaluate(base.pipeline, scope, evaluation);
    case "function":
      return callNamed(base.name, [], evaluation);
  }
}

function fieldsOf(value: Value, fields: readonly string[]): Value {
  return fields.reduce(fieldOf, value);
}

function callNamed(name: string, args: readonly Value[], evaluation: Evaluation): Value {
  if (name === "include") return evaluation.include(args, evaluation);
  if (name === "tpl") return tpl(args);
  return callFunction(name, args);
}

/** A text without actions is printed as it is. */
function tpl(args: readonly Value[]): Value {
  const [text] = args;
  if (text?.kind === "opaque" && text.block?.kind === "yaml" && !hasActions(text.block.value)) return text;
  const isPlain = text?.kind === "scalar" && typeof text.value === "string" && !text.value.includes("{{");
  return isPlain ? text : opaque(callSymbol("tpl", args));
}

/** Whether some text of a value may hold actions. Aliases make graphs of values, whose parts are looked at once. */
function hasActions(value: Value, seen = new Set<Value>()): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  switch (value.kind) {
    case "opaque":
      return true;
    case "scalar":
      return typeof value.value === "string" && value.value.includes("{{");
    case "list":
      return value.items.some((item) => hasActions(item, seen));
    case "table":
      return (
        value.open || [...value.entries].some(([key, inner]) => key.includes("{{") || hasActions(inner, seen))
      );
  }
}
