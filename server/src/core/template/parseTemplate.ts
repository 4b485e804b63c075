import type { Span } from "../text/span.ts";
import type { Branch, DefineNode, Pipeline, Template, TemplateNode, TemplateProblem } from "./ast.ts";
import { type Action, findActions } from "./findActions.ts";
import { type Lexeme, lexAction } from "./lexAction.ts";
import { parseStatement } from "./parseExpression.ts";

/** Blocks inside each other; deeper ones are read as if they were closed at once. */
const maximumDepth = 200;

/** Reads a Go template. Never fails: what cannot be read is a problem, and prints something unknown. */
export function parseTemplate(text: string): Template {
  const reading: Reading = { text, problems: [], defines: new Map(), open: [], nodes: [], textFrom: 0 };
  for (const action of findActions(text)) {
    addText(reading, action.span.start, action.trimsBefore);
    readAction(reading, action);
    reading.textFrom = action.trimsAfter ? behindSpace(text, action.span.end) : action.span.end;
  }
  addText(reading, text.length, false);
  for (let block = reading.open.pop(); block !== undefined; block = reading.open.pop()) {
    reading.problems.push({ kind: "missing-end", span: block.head });
    closeBlock(reading, block, null);
  }
  return { nodes: reading.nodes, problems: reading.problems, defines: reading.defines };
}

interface Reading {
  readonly text: string;
  readonly problems: TemplateProblem[];
  readonly defines: Map<string, DefineNode>;
  readonly open: OpenBlock[];
  /** What the innermost open block holds so far. */
  nodes: TemplateNode[];
  textFrom: number;
}

/** A block whose `end` has not come yet. */
interface OpenBlock {
  readonly head: Span;
  readonly keyword: "if" | "with" | "range" | "define" | "block";
  readonly name: string;
  readonly outer: TemplateNode[];
  readonly branches: Branch[];
  /** The branch that is being read. */
  branch: Omit<Branch, "body" | "span">;
}

function addText(reading: Reading, end: number, trimmed: boolean): void {
  let to = end;
  if (trimmed) while (to > reading.textFrom && isSpace(reading.text[to - 1])) to--;
  if (to > reading.textFrom) reading.nodes.push({ kind: "text", span: { start: reading.textFrom, end: to } });
}

function readAction(reading: Reading, action: Action): void {
  const { span, comment, closed } = action;
  if (!closed) {
    reading.problems.push({ kind: "unclosed-action", span });
    reading.nodes.push({ kind: "output", span, pipeline: null });
    return;
  }
  if (comment) {
    reading.nodes.push({ kind: "silent", span });
    return;
  }
  const words = lexAction(action.inside);
  const [first, ...rest] = words ?? [];
  const keyword = first?.kind === "word" ? first.text : "";
  switch (keyword) {
    case "if":
    case "with":
    case "range":
      openBlock(reading, keyword, span, rest, "");
      return;
    case "define":
    case "block":
      openBlock(reading, keyword, span, rest.slice(1), stringOf(rest[0]));
      return;
    case "else":
      readElse(reading, span, rest);
      return;
    case "end":
      readEnd(reading, span);
      return;
    case "break":
    case "continue":
      reading.nodes.push({ kind: "jump", span });
      return;
    case "template":
      reading.nodes.push({ kind: "output", span, pipeline: includeOf(rest) });
      return;
    default:
      readStatement(reading, span, words);
  }
}

function bad(reading: Reading, kind: TemplateProblem["kind"], span: Span): void {
  reading.problems.push({ kind, span });
  reading.nodes.push({ kind: "silent", span });
}

function readStatement(reading: Reading, span: Span, words: readonly Lexeme[] | null): void {
  const statement = words && parseStatement(words);
  if (statement === null) {
    reading.problems.push({ kind: "bad-action", span });
    reading.nodes.push({ kind: "output", span, pipeline: null });
    return;
  }
  const { variables, declares, pipeline } = statement;
  const [variable] = variables;
  if (variable === undefined) reading.nodes.push({ kind: "output", span, pipeline });
  else reading.nodes.push({ kind: "assign", span, variable, declares, pipeline });
}

/** `template "x" .` prints what `include "x" .` gives. */
function includeOf(words: readonly Lexeme[]): Pipeline | null {
  const include: Lexeme = { kind: "word", text: "include", gap: true };
  const nil: Lexeme = { kind: "word", text: "nil", gap: true };
  return parseStatement([include, ...words, ...(words.length === 1 ? [nil] : [])])?.pipeline ?? null;
}

function openBlock(
  reading: Reading,
  keyword: OpenBlock["keyword"],
  span: Span,
  words: readonly Lexeme[],
  name: string,
): void {
  if (reading.open.length >= maximumDepth) {
    bad(reading, "bad-action", span);
    return;
  }
  const branch = branchOf(keyword === "define" || keyword === "block" ? "with" : keyword, words, span);
  reading.open.push({ head: span, keyword, name, outer: reading.nodes, branches: [], branch });
  reading.nodes = [];
}

function branchOf(keyword: Branch["keyword"], words: readonly Lexeme[], action: Span): OpenBlock["branch"] {
  const statement = parseStatement(words);
  return { keyword, action, pipeline: statement?.pipeline ?? null, variables: statement?.variables ?? [] };
}

function readElse(reading: Reading, span: Span, words: readonly Lexeme[]): void {
  const block = reading.open.at(-1);
  if (block === undefined || block.keyword === "define" || block.keyword === "block") {
    bad(reading, "unexpected-else", span);
    return;
  }
  block.branches.push(endOfBranch(reading, block, span.start));
  const [keyword, ...rest] = words;
  const chained = keyword?.text === "if" || keyword?.text === "with" ? keyword.text : "else";
  block.branch = branchOf(chained, chained === "else" ? words : rest, span);
  reading.nodes = [];
}

function endOfBranch(reading: Reading, { branch }: OpenBlock, end: number): Branch {
  return { ...branch, body: reading.nodes, span: { start: branch.action.end, end } };
}

function readEnd(reading: Reading, span: Span): void {
  const block = reading.open.pop();
  if (block === undefined) bad(reading, "unexpected-end", span);
  else closeBlock(reading, block, span);
}

/** `end`: the action that closes it; null where the text ends before that. */
function closeBlock(reading: Reading, block: OpenBlock, end: Span | null): void {
  const { keyword, name, head } = block;
  const last = endOfBranch(reading, block, end?.start ?? reading.text.length);
  const span = { start: head.start, end: end?.end ?? reading.text.length };
  reading.nodes = block.outer;
  if (keyword === "define" || keyword === "block") {
    const printed = keyword === "block";
    const define: DefineNode = { kind: "define", span, name, body: last.body, bodySpan: last.span, printed };
    reading.defines.set(name, define);
    reading.nodes.push(define);
  } else reading.nodes.push({ kind: "block", keyword, span, branches: [...block.branches, last], end });
}

function stringOf(word: Lexeme | undefined): string {
  return word?.kind === "literal" && typeof word.value === "string" ? word.value : "";
}

function behindSpace(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && isSpace(text[offset])) offset++;
  return offset;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && " \t\r\n".includes(character);
}
