import type { Insert } from "../template/readTemplate.ts";
import type { YamlMapping, YamlNode, YamlSequence } from "../yaml/tree.ts";

/** Which node receives the lines that an action prints: a mapping or sequence more parts, an empty value its content. */
export type Placement = ReadonlyMap<YamlNode, readonly Insert[]>;

/**
 * Finds by offset and column where each insert belongs in the tree of the masked text. A column that is not known may be
 * that of any collection around it, so that all of them receive it.
 */
export function placeInserts(root: YamlNode, inserts: readonly Insert[], masked: string): Placement {
  const placement = new Map<YamlNode, Insert[]>();
  for (const insert of inserts) descend({ insert, masked, placement }, root);
  return placement;
}

interface Descent {
  readonly insert: Insert;
  readonly masked: string;
  readonly placement: Map<YamlNode, Insert[]>;
}

function give({ insert, placement }: Descent, node: YamlNode): void {
  const given = placement.get(node);
  if (given) given.push(insert);
  else placement.set(node, [insert]);
}

function descend(descent: Descent, node: YamlNode): void {
  if (node.kind === "mapping" && !node.flow) intoMapping(descent, node);
  else if (node.kind === "sequence" && !node.flow) intoSequence(descent, node);
  else give(descent, node);
}

function intoMapping(descent: Descent, mapping: YamlMapping): void {
  const { insert, masked } = descent;
  const own = mapping.entries.filter(({ sharing }) => sharing !== "merge");
  const last = own.filter(({ keySpan }) => keySpan.start < insert.span.start).at(-1);
  const first = own[0];
  if (last === undefined || first === undefined) {
    give(descent, mapping);
    return;
  }
  const column = columnOf(masked, first.keySpan.start);
  if (insert.column === null || insert.column <= column || insert.outward) give(descent, mapping);
  if (last.sharing === "alias") return;
  // The items of a sequence may stand at the column of its key.
  const mayBeItems =
    insert.column === column && (isEmpty(last.value) || isSequenceAt(last.value, column, masked));
  if (mayBeItems || insert.column === null || insert.column > column) descend(descent, last.value);
}

function intoSequence(descent: Descent, sequence: YamlSequence): void {
  const { insert, masked } = descent;
  const column = columnOf(masked, sequence.span.start);
  const last = sequence.items.filter(({ value }) => value.span.start <= insert.span.start).at(-1);
  if (last === undefined || insert.column === null || insert.column <= column || insert.outward)
    give(descent, sequence);
  if (last === undefined || last.sharing !== "own") return;
  if (insert.column === null || insert.column > column) descend(descent, last.value);
}

function isSequenceAt(node: YamlNode, column: number, masked: string): boolean {
  return node.kind === "sequence" && !node.flow && columnOf(masked, node.span.start) === column;
}

/** A key, or a dash, without a value. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && node.text === "";
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
