import type { DocumentId, Location } from "../text/span.ts";
import type { Absent, Basis, Field, Known, Unknown } from "./field.ts";
import {
  asBoolean,
  asInteger,
  asIntOrString,
  asKeyword,
  asMapping,
  asName,
  type NodeField,
  nameIn,
  refused,
} from "./readScalar.ts";
import type { Origin, Sharing, UnknownReason, YamlEntry, YamlMapping, YamlNode } from "./tree.ts";

export type MappingField = Field<YamlMapping>;

/** The text of a document; empty where it is not at hand. */
export type TextOf = (document: DocumentId) => string;

/**
 * Typed access to the tree of one object. Every place it gives is in the document that the part was written in: that of
 * the nearest `origin` above it, else that of the object. Every answer is a `Field`, so that absent and unknown are passed on
 * from a mapping to what is asked of it: a value below an absent mapping is absent (its owner is the nearest mapping that
 * exists), one below an unknown mapping is unknown for the same reason. An explicit `null` counts as absent, as it does
 * for the API server (domain-facts §A4). A value below an alias or merge key is an alias or merge itself.
 */
export interface FieldReader {
  readonly textOf: TextOf;
  /** The root of a document; unknown where it is no mapping. */
  root(node: YamlNode): MappingField;
  child(parent: MappingField, key: string): NodeField;
  /** The mapping at the end of a path of keys. */
  mapping(parent: MappingField, ...path: readonly string[]): MappingField;
  /** The items of a sequence. None where it is absent; what cannot be read is one unknown item. */
  items(parent: MappingField, key: string): readonly NodeField[];
  /** The items of a sequence of mappings. */
  mappings(parent: MappingField, key: string): readonly MappingField[];
  /** The items of a sequence of names. */
  names(parent: MappingField, key: string): readonly Field<string>[];
  /** Every entry of a mapping with its key; null where they are more than is read. */
  entries(parent: Known<YamlMapping>): readonly [string, NodeField][] | null;
  /** Text that counts by being equal to other text; see `asName`. */
  name(parent: MappingField, key: string): Field<string>;
  /** The text of a name alone, where its place is of no use; null where it is absent or unknown. */
  text(parent: MappingField, key: string): string | null;
  /** A word with a meaning to Kubernetes; see `asKeyword`. */
  keyword(parent: MappingField, key: string): Field<string>;
  integer(parent: MappingField, key: string): Field<number>;
  boolean(parent: MappingField, key: string): Field<boolean>;
  intOrString(parent: MappingField, key: string): Field<number | string>;
}

/**
 * How many entries and items are visited for one document. A tree with aliases is a graph in which a small text can
 * spell a huge object; 1 MB of ordinary workloads without aliases needs some 110,000 visits, of tiny objects 420,000.
 */
const maximumVisits = 1_000_000;

/** A reader for one object. `document` is the one its root stands in. */
export function fieldReader(document: DocumentId, textOf: TextOf = noText): FieldReader {
  return new TreeReader(document, textOf);
}

/** A class, because there is a reader for each of thousands of documents: its methods are made once. */
class TreeReader implements FieldReader {
  readonly document: DocumentId;
  readonly textOf: TextOf;
  private visits = 0;

  constructor(document: DocumentId, textOf: TextOf) {
    this.document = document;
    this.textOf = textOf;
  }

  root(node: YamlNode): MappingField {
    return asMapping(fieldOf(node, null, { document: this.document, span: node.span }, "literal"));
  }

  child(parent: MappingField, key: string): NodeField {
    if (parent.state !== "known") return parent;
    const { entries, open } = parent.value;
    if (!this.affordable(entries.length)) return unknown("limit", parent.at);
    const entry = entryOf(entries, key);
    if (entry !== undefined) return entryField(parent, entry);
    return open ? unknown("template", parent.at) : absent(parent);
  }

  mapping(parent: MappingField, ...path: readonly string[]): MappingField {
    let inner = parent;
    for (const key of path) inner = asMapping(this.child(inner, key));
    return inner;
  }

  items(parent: MappingField, key: string): readonly NodeField[] {
    const list = this.child(parent, key);
    if (list.state !== "known") return list.state === "absent" ? [] : [list];
    if (list.value.kind !== "sequence") return [refused(list, "wrong-type")];
    if (!this.affordable(list.value.items.length)) return [refused(list, "limit")];
    return list.value.items.map((item) => {
      const found = fieldOf(item.value, null, holderOf(list, item.origin), below(list.basis, item));
      return found.state === "known" && isNull(found.value) ? refused(found, "wrong-type") : found;
    });
  }

  mappings(parent: MappingField, key: string): readonly MappingField[] {
    return this.items(parent, key).map(asMapping);
  }

  names(parent: MappingField, key: string): readonly Field<string>[] {
    return this.items(parent, key).map(asName);
  }

  entries(parent: Known<YamlMapping>): readonly [string, NodeField][] | null {
    if (!this.affordable(parent.value.entries.length)) return null;
    return parent.value.entries.map((entry) => [entry.key, entryField(parent, entry)]);
  }

  name(parent: MappingField, key: string): Field<string> {
    return asName(this.child(parent, key));
  }

  text(parent: MappingField, key: string): string | null {
    if (parent.state !== "known") return null;
    const { entries } = parent.value;
    if (!this.affordable(entries.length)) return null;
    const entry = entryOf(entries, key);
    return entry === undefined || entry.duplicate ? null : nameIn(entry.value);
  }

  keyword(parent: MappingField, key: string): Field<string> {
    return asKeyword(this.child(parent, key));
  }

  integer(parent: MappingField, key: string): Field<number> {
    return asInteger(this.child(parent, key));
  }

  boolean(parent: MappingField, key: string): Field<boolean> {
    return asBoolean(this.child(parent, key));
  }

  intOrString(parent: MappingField, key: string): Field<number | string> {
    return asIntOrString(this.child(parent, key));
  }

  private affordable(cost: number): boolean {
    this.visits += cost + 1;
    return this.visits <= maximumVisits;
  }
}

/** Asked for tens of thousands of keys by a program that runs for a second, in which `for of` and `find` make objects at each step. */
function entryOf(entries: readonly YamlEntry[], key: string): YamlEntry | undefined {
  for (let number = 0; number < entries.length; number++) {
    const entry = entries[number];
    if (entry?.key === key) return entry;
  }
  return undefined;
}

function unknown(reason: UnknownReason, at: Location): Unknown {
  return { state: "unknown", reason, at, key: null, text: null };
}

function fieldOf(node: YamlNode, key: Location | null, holder: Location, basis: Basis): NodeField {
  const at = { document: holder.document, span: node.span };
  if (node.kind === "unknown") return { state: "unknown", reason: node.reason, at, key, text: null };
  return { state: "known", value: node, at, key, holder, basis };
}

function entryField(parent: Known<YamlMapping>, entry: YamlEntry): NodeField {
  const holder = holderOf(parent, entry.origin);
  const key = { document: holder.document, span: entry.keySpan };
  const found = fieldOf(entry.value, key, holder, below(parent.basis, entry));
  if (found.state !== "known") return found;
  if (entry.duplicate) return refused(found, "duplicate-key");
  return isNull(found.value) ? absent(parent) : found;
}

/** What a value rests on, given what the mapping above it rests on. An anchor counts until another document has its say. */
function below(parent: Basis, part: { readonly sharing: Sharing; readonly origin?: Origin }): Basis {
  const inherited = part.origin?.basis ?? parent;
  return part.sharing === "own" || inherited === "alias" || inherited === "merge" ? inherited : part.sharing;
}

function holderOf(parent: Known<YamlNode>, origin: Origin | undefined): Location {
  return origin === undefined ? parent.at : { document: origin.document, span: origin.holder };
}

function noText(): string {
  return "";
}

function absent(parent: Known<YamlMapping>): Absent {
  return { state: "absent", owner: parent.at };
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
