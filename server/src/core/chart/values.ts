import {
  type List,
  list,
  literal,
  opaque,
  type Table,
  table,
  type Value,
  type ValueOrigin,
} from "../template/value.ts";
import type { DocumentId, Location, Span } from "../text/span.ts";
import { resolvePlain } from "../yaml/scalar.ts";
import type { YamlMapping, YamlNode } from "../yaml/tree.ts";

/** How many values are made of one file; aliases are shared, so that only what is written counts. */
const maximumValues = 200_000;

/** The values that a file gives, with their places in it. What cannot be read is not known. */
export function valuesOf(root: YamlNode | null, document: DocumentId): Value {
  if (root === null) return table([], { defaults: true });
  const reading: Reading = { document, made: new Map(), left: maximumValues };
  return valueOf(root, null, reading);
}

interface Reading {
  readonly document: DocumentId;
  readonly made: Map<YamlNode, Value>;
  left: number;
}

/** `origin` is null where the value is shared by an anchor, so that a change would change others too. */
function valueOf(node: YamlNode, origin: ValueOrigin | null, reading: Reading): Value {
  if (origin === null) {
    const known = reading.made.get(node);
    if (known !== undefined) return known;
  }
  if (--reading.left < 0) return opaque(null);
  const value = made(node, origin, reading);
  if (origin === null) reading.made.set(node, value);
  return value;
}

function made(node: YamlNode, origin: ValueOrigin | null, reading: Reading): Value {
  switch (node.kind) {
    case "unknown":
      return opaque(null);
    case "scalar":
      return { ...literal(node.value, true), origin };
    case "sequence": {
      const items = node.items.map((item) =>
        valueOf(
          item.value,
          item.sharing === "own" ? originAt(item.value, null, node.span, reading) : null,
          reading,
        ),
      );
      const made: List = { ...list(items, true), origin };
      return made;
    }
    case "mapping":
      return { ...table(entriesOf(node, reading), { defaults: true }), origin };
  }
}

function entriesOf(node: YamlMapping, reading: Reading): readonly (readonly [string, Value])[] {
  return node.entries.map((entry) => {
    // Helm takes an unquoted `on` or `n` for a boolean, which is no key that a template could ask for.
    if (entry.duplicate || typeof resolvePlain(entry.key) === "boolean") return [entry.key, opaque(null)];
    const origin = entry.sharing === "own" ? originAt(entry.value, entry.keySpan, node.span, reading) : null;
    return [entry.key, valueOf(entry.value, origin, reading)];
  });
}

function originAt(node: YamlNode, key: Span | null, holder: Span, { document }: Reading): ValueOrigin {
  const at = (span: Span): Location => ({ document, span });
  return { at: at(node.span), key: key && at(key), holder: at(holder) };
}

/** Values that are still compared or put together: aliases make graphs of them, in which a small text can spell huge data. */
const maximumSteps = 200_000;

/** What a chart is given where somebody else sets some of its values: those win, tables are put together. */
export function overridden(values: Value, by: Value, steps = { left: maximumSteps }): Value {
  if (--steps.left < 0) return opaque(null);
  if (by.kind === "scalar" && by.value === null) return literal(null, true);
  if (values.kind !== "table" || by.kind !== "table") return by;
  const entries = new Map(values.entries);
  for (const [key, value] of by.entries) {
    const own = entries.get(key);
    entries.set(key, own === undefined ? value : overridden(own, value, steps));
  }
  return { ...values, entries, open: values.open || by.open };
}

/** The values that hold whichever of two files is used: where the other gives another value, it is not known. */
export function agreed(values: Value, other: Value, steps = { left: maximumSteps }): Value {
  if (values.kind === "table" && other.kind === "table" && --steps.left >= 0)
    return agreedTable(values, other, steps);
  return sameValue(values, other, steps) ? values : opaque(values.symbol);
}

interface Steps {
  left: number;
}

function agreedTable(values: Table, other: Table, steps: Steps): Value {
  const entries = new Map(values.entries);
  for (const [key, value] of other.entries) {
    const own = entries.get(key);
    entries.set(key, own === undefined ? opaque(null) : agreed(own, value, steps));
  }
  return { ...values, entries };
}

function sameValue(a: Value, b: Value, steps: Steps): boolean {
  if (--steps.left < 0) return false;
  if (a.kind === "scalar" && b.kind === "scalar") return a.value === b.value;
  if (a.kind === "list" && b.kind === "list") {
    const pairs = a.items.map((item, number) => [item, b.items[number]] as const);
    return a.items.length === b.items.length && pairs.every(([item, rival]) => isSame(item, rival, steps));
  }
  return false;
}

function isSame(a: Value, b: Value | undefined, steps: Steps): boolean {
  if (b === undefined) return false;
  if (a.kind !== "table" || b.kind !== "table") return sameValue(a, b, steps);
  if (--steps.left < 0 || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, value]) => isSame(value, b.entries.get(key), steps));
}
