import { isCollection, isMap, isPair, isSeq } from "yaml";
import type { YamlNode } from "../tree.ts";
import { lineStartAt } from "./lines.ts";

/** How far nested block collections of a document stand to the right of their key, in columns. */
export interface Indentation {
  readonly mapping: number;
  /** 0 where dashes stand below the key (`kubectl get -o yaml`). */
  readonly sequence: number;
}

/** What most collections of the document do; two columns for mappings and none for sequences where it shows nothing. */
export function indentationOf(root: unknown): Indentation {
  const steps: Steps = { mapping: new Map(), sequence: new Map() };
  countSteps(root, steps);
  return { mapping: mostFrequent(steps.mapping, 2), sequence: mostFrequent(steps.sequence, 0) };
}

/** The same of our own tree of a plain document. */
export function plainIndentation(text: string, root: YamlNode): Indentation {
  const steps: Steps = { mapping: new Map(), sequence: new Map() };
  countPlainSteps(text, root, steps);
  return { mapping: mostFrequent(steps.mapping, 2), sequence: mostFrequent(steps.sequence, 0) };
}

function countPlainSteps(text: string, node: YamlNode, steps: Steps): void {
  if (node.kind === "sequence") for (const { value } of node.items) countPlainSteps(text, value, steps);
  if (node.kind !== "mapping") return;
  const outer = plainColumn(text, node);
  for (const { value } of node.entries) {
    const inner = outer === null ? null : plainColumn(text, value);
    if (outer !== null && inner !== null) {
      const counts = value.kind === "mapping" ? steps.mapping : steps.sequence;
      counts.set(inner - outer, (counts.get(inner - outer) ?? 0) + 1);
    }
    countPlainSteps(text, value, steps);
  }
}

function plainColumn(text: string, node: YamlNode): number | null {
  if ((node.kind !== "mapping" && node.kind !== "sequence") || node.flow) return null;
  return node.span.start - lineStartAt(text, node.span.start);
}

interface Steps {
  readonly mapping: Map<number, number>;
  readonly sequence: Map<number, number>;
}

function countSteps(node: unknown, steps: Steps): void {
  if (!isCollection(node)) return;
  for (const child of node.items) {
    const value = isPair(child) ? child.value : child;
    if (isPair(child)) countStep(node, value, steps);
    countSteps(value, steps);
  }
}

function countStep(mapping: unknown, value: unknown, steps: Steps): void {
  const outer = blockColumn(mapping);
  const inner = blockColumn(value);
  if (outer === null || inner === null) return;
  const counts = isMap(value) ? steps.mapping : steps.sequence;
  counts.set(inner - outer, (counts.get(inner - outer) ?? 0) + 1);
}

/** The column of a block collection's keys or dashes, null for flow collections and scalars. */
function blockColumn(node: unknown): number | null {
  if (!isMap(node) && !isSeq(node)) return null;
  const token = node.srcToken;
  return token?.type === "block-map" || token?.type === "block-seq" ? token.indent : null;
}

function mostFrequent(counts: ReadonlyMap<number, number>, fallback: number): number {
  let best = fallback;
  let most = 0;
  for (const [step, count] of counts) {
    if (count > most && step >= 0) [best, most] = [step, count];
  }
  return best;
}
