import { type Message, message } from "../../core/text/message.ts";
import type { Span } from "../../core/text/span.ts";
import type { YamlNode } from "../../core/yaml/tree.ts";

/** A value that somebody wrote, in the settings of an editor or in a file. What is inside is looked at when asked for. */
export type Written = { readonly at: Span; readonly shown: () => string | Message } & (
  | { readonly kind: "nothing" }
  | { readonly kind: "group"; readonly entries: () => readonly WrittenEntry[] }
  | { readonly kind: "list"; readonly items: () => readonly Written[] }
  /** `word` is the text as it stands, also where YAML gives it another type (`off` is false). */
  | { readonly kind: "scalar"; readonly value: unknown; readonly word: string | null }
);

export interface WrittenEntry {
  readonly key: string;
  readonly keyAt: Span;
  /** The key stands there a second time, so that nobody can tell what counts. */
  readonly duplicate: boolean;
  readonly value: Written;
}

const nowhere: Span = { start: 0, end: 0 };

/** A value as an editor hands it over: anything at all. */
export function fromJson(value: unknown): Written {
  const shared = { at: nowhere, shown: () => inShort(value) };
  if (value === undefined || value === null) return { ...shared, kind: "nothing" };
  if (Array.isArray(value)) return { ...shared, kind: "list", items: () => value.map(fromJson) };
  if (typeof value === "object") return { ...shared, kind: "group", entries: () => entriesOf(value) };
  return { ...shared, kind: "scalar", value, word: typeof value === "string" ? value : null };
}

function entriesOf(value: object): readonly WrittenEntry[] {
  return Object.entries(value).map(([key, each]) => ({
    key,
    keyAt: nowhere,
    duplicate: false,
    value: fromJson(each),
  }));
}

function inShort(value: unknown): string {
  return cut(JSON.stringify(value));
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}

const mostCharacters = 40;

/** A node of a file; spans are moved by `start`, where its document begins. */
export function fromYaml(node: YamlNode, start: number): Written {
  const at = { start: node.span.start + start, end: node.span.end + start };
  switch (node.kind) {
    case "mapping":
      return {
        kind: "group",
        at,
        shown: () => message("setting.shown.group"),
        entries: () =>
          node.entries.map(({ key, keySpan, value, duplicate }) => ({
            key,
            keyAt: { start: keySpan.start + start, end: keySpan.end + start },
            duplicate,
            value: fromYaml(value, start),
          })),
      };
    case "sequence":
      return {
        kind: "list",
        at,
        shown: () => message("setting.shown.list"),
        items: () => node.items.map(({ value }) => fromYaml(value, start)),
      };
    case "scalar": {
      const { value, text, style } = node;
      if (value === null) return { kind: "nothing", at, shown: () => "null" };
      const shown = () => cut(style === "plain" && typeof value !== "string" ? text : JSON.stringify(text));
      return { kind: "scalar", at, shown, value, word: text };
    }
    case "unknown":
      // A template expression, or an alias of nothing: no value of any type.
      return {
        kind: "scalar",
        at,
        shown: () => message("setting.shown.unknown"),
        value: undefined,
        word: null,
      };
  }
}
