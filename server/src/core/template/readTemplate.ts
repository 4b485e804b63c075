import type { Span } from "../text/span.ts";
import type { BlockNode, Branch, OutputNode, Template, TemplateNode } from "./ast.ts";
import { assign, type Evaluation, evaluate, innerScope, type Scope } from "./evaluate.ts";
import { blockColumn } from "./indentation.ts";
import { type Mask, startMask } from "./mask.ts";
import { forgetAssigned, printedBy } from "./printTemplate.ts";
import { common, itemsOf, literal, opaque, printed, truthOf, type Value } from "./value.ts";

/** A Go template as YAML of the same length, and what its actions decide in it. Spans count from the start of the text. */
export interface TemplateReading {
  /** The text with every action replaced, at the same offsets and with the same line breaks. */
  readonly masked: string;
  /** Front to back. */
  readonly holes: readonly Hole[];
  readonly inserts: readonly Insert[];
  readonly regions: readonly Region[];
  /** All actions as they stand: nothing may be edited there. */
  readonly actions: readonly Span[];
}

/** A part of a line that an action prints; in the masked text a run of one of `holeMarks`. */
export interface Hole {
  readonly span: Span;
  readonly value: Value;
}

/** Lines that an action prints as a whole. */
export interface Insert {
  readonly span: Span;
  readonly value: Value;
  /** Where the first of these lines starts; null where that may be anywhere. */
  readonly column: number | null;
  /** Further lines may start further to the left. */
  readonly outward: boolean;
}

/** A stretch that is printed on a condition. */
export interface Region {
  readonly span: Span;
  /** `always` and `never` hold with the values that are known, `maybe` where they do not decide. */
  readonly verdict: "always" | "never" | "maybe";
  readonly defaults: boolean;
  /** The block it belongs to, by the start of that, and how many branches are alternatives of which one is always printed. */
  readonly block: number;
  readonly alternatives: number | null;
  /** The body of a loop, printed once or often with the values that are known; others may add to what it goes through. */
  readonly loop: "once" | "often" | null;
}

/** Reads the actions of a text in a scope. */
export function readTemplate(
  text: string,
  template: Pick<Template, "nodes">,
  scope: Scope,
  evaluation: Evaluation,
): TemplateReading {
  const actions = actionsOf(template.nodes);
  const reader: Reader = {
    text,
    evaluation,
    mask: startMask(text, actions),
    holes: [],
    inserts: [],
    regions: [],
  };
  readNodes(reader, template.nodes, scope);
  const { holes, inserts, regions, mask } = reader;
  return { masked: mask.text(), holes, inserts, regions, actions };
}

interface Reader {
  readonly text: string;
  readonly evaluation: Evaluation;
  readonly mask: Mask;
  readonly holes: Hole[];
  readonly inserts: Insert[];
  readonly regions: Region[];
}

/** Every action, blocks and definitions included, in the order of the text. */
function actionsOf(nodes: readonly TemplateNode[], found: Span[] = []): readonly Span[] {
  for (const node of nodes) {
    if (node.kind === "block") {
      for (const { action, body } of node.branches) {
        found.push(action);
        actionsOf(body, found);
      }
      if (node.end !== null) found.push(node.end);
    } else if (node.kind !== "text") found.push(node.span);
  }
  return found;
}

function readNodes(reader: Reader, nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) readNode(reader, node, scope);
}

function readNode(reader: Reader, node: TemplateNode, scope: Scope): void {
  switch (node.kind) {
    case "text":
      return;
    case "silent":
    case "jump":
      reader.mask.blank(node.span);
      return;
    case "assign":
      reader.mask.blank(node.span);
      assign(scope, node.variable, evaluate(node.pipeline, scope, reader.evaluation), node.declares);
      return;
    case "output":
      readOutput(reader, node, evaluate(node.pipeline, scope, reader.evaluation));
      return;
    case "define":
      reader.mask.blank(node.span);
      if (node.printed)
        reader.inserts.push({ span: node.span, value: opaque(null), column: null, outward: true });
      return;
    case "block":
      readBlock(reader, node, scope);
  }
}

function readOutput(reader: Reader, node: OutputNode, value: Value): void {
  const { span } = node;
  const block = blockColumn(node.pipeline);
  const startsLine = reader.mask.startsLine(span);
  // A value that cannot be seen leaves its key empty, as a block below the key would.
  const ownLines = block !== null && (block.ownLines || startsLine);
  if (reader.mask.isAlone(span)) insert(reader, span, value, block?.column ?? null);
  else if (ownLines && reader.mask.followsIndicator(span)) insert(reader, span, value, block.column);
  else {
    hole(reader, span, value);
    if (block?.ownLines)
      reader.inserts.push({ span, value: opaque(null), column: block.column, outward: false });
  }
}

function insert(reader: Reader, span: Span, value: Value, column: number | null): void {
  reader.mask.blank(span);
  const words = printed(value);
  // Nothing is printed, or one line where the action stands.
  if (words !== null && words.trim() === "") return;
  const oneLine = words !== null && !words.includes("\n");
  const own = reader.mask.joinsLine(span) ? null : reader.mask.columnOf(span);
  reader.inserts.push({
    span,
    value,
    column: column ?? own,
    outward: column === null && !oneLine && own !== 0,
  });
}

function hole(reader: Reader, span: Span, value: Value): void {
  reader.mask.fill(span, reader.holes.length);
  reader.holes.push({ span, value: reader.mask.trimsText(span) ? opaque(null) : value });
}

function readBlock(reader: Reader, node: BlockNode, scope: Scope): void {
  const oneLine = !reader.text.slice(node.span.start, node.span.end).includes("\n");
  if (oneLine && prints(reader, node)) {
    const value = printedBy([node], reader.text, innerScope(scope), reader.evaluation);
    forgetAssigned([node], scope);
    if (!reader.mask.isAlone(node.span)) hole(reader, node.span, value);
    else insert(reader, node.span, value, columnInside(node));
    return;
  }
  for (const { action } of node.branches) reader.mask.blank(action);
  if (node.end !== null) reader.mask.blank(node.end);
  const exhaustive =
    node.end !== null && node.keyword !== "range" && node.branches.at(-1)?.keyword === "else";
  const alternatives = exhaustive ? node.branches.length : null;
  let reached: boolean | null = true;
  let defaults = false;
  for (const branch of node.branches) {
    const inner = innerScope(scope);
    const isElse = branch.keyword === "else";
    const value = isElse ? literal(true) : evaluate(branch.pipeline, inner, reader.evaluation);
    const truth = truthOf(value);
    defaults ||= value.defaults;
    const sure = node.end !== null && !(branch.keyword === "range" && jumps(branch.body));
    const verdict = sure ? verdictOf(reached, truth) : "maybe";
    const loop = branch.keyword !== "range" ? null : itemsOf(value).length > 1 ? "often" : "once";
    reader.regions.push({ span: branch.span, verdict, defaults, block: node.span.start, alternatives, loop });
    readNodes(reader, branch.body, bodyScope(branch, value, truth, inner, scope));
    if (verdict !== "always") forgetAssigned(branch.body, scope);
    if (truth !== false) reached = truth === true ? false : null;
  }
}

/** Whether a body leaves its loop, or one turn of it, before its end. */
function jumps(body: readonly TemplateNode[]): boolean {
  return body.some(
    (node) =>
      node.kind === "jump" ||
      (node.kind === "block" &&
        node.keyword !== "range" &&
        node.branches.some((branch) => jumps(branch.body))),
  );
}

/** `reached`: none of the branches before is printed. A loop over what is known is printed for each of it. */
function verdictOf(reached: boolean | null, truth: boolean | null): Region["verdict"] {
  if (reached === false || (reached === true && truth === false)) return "never";
  return reached === true && truth === true ? "always" : "maybe";
}

/** The dot and the variables of a body. */
function bodyScope(branch: Branch, value: Value, truth: boolean | null, inner: Scope, outer: Scope): Scope {
  const given = truth === true ? value : opaque(value.symbol);
  if (branch.keyword === "range") {
    forgetAssigned(branch.body, outer);
    const pairs = itemsOf(value);
    const item =
      pairs.length === 0
        ? opaque(null)
        : pairs.map(([, each]) => each).reduce((one, other) => common(one, other));
    const [first, second] = branch.variables;
    const key = pairs.length === 1 && pairs[0] ? literal(pairs[0][0]) : opaque(null);
    if (first !== undefined) assign(inner, first, second === undefined ? item : key, true);
    if (second !== undefined) assign(inner, second, item, true);
    return innerScope(inner, item);
  }
  const [variable] = branch.variables;
  if (variable !== undefined) assign(inner, variable, given, true);
  return innerScope(inner, branch.keyword === "with" ? given : outer.dot);
}

/** Whether a block of one line prints something, instead of assigning variables. */
function prints(reader: Reader, node: BlockNode): boolean {
  return node.branches.some(({ body }) =>
    body.some((inner) => {
      if (inner.kind === "text") return reader.text.slice(inner.span.start, inner.span.end).trim() !== "";
      return inner.kind === "output" || (inner.kind === "block" && prints(reader, inner));
    }),
  );
}

/** `{{ with .x }}{{ toYaml . | nindent 4 }}{{ end }}` prints at column 4. */
function columnInside(node: BlockNode): number | null {
  const columns = node.branches.flatMap(({ body }) =>
    body.map((inner) => (inner.kind === "output" ? (blockColumn(inner.pipeline)?.column ?? null) : null)),
  );
  const [first = null] = columns;
  return columns.every((column) => column === first) ? first : null;
}
