import { faultOfName, faultOfPath } from "../../core/text/glob.ts";
import { type Message, message } from "../../core/text/message.ts";
import { nearest } from "../../core/text/nearest.ts";
import type { Span } from "../../core/text/span.ts";
import {
  type ChoiceLeaf,
  type Description,
  type Group,
  type Leaf,
  type List,
  longestSeconds,
} from "./keys.ts";
import type { Written, WrittenEntry } from "./written.ts";

/** A value that was not understood, and is left out. */
export interface KeyProblem {
  /** The wrong token: an unknown key, or the value. */
  readonly at: Span;
  /** Full name of the key. */
  readonly key: string;
  readonly message: Message;
}

/** What is right of a group, by its keys; versions as the number behind `1.`. */
export type Tree = Readonly<Record<string, unknown>>;

/**
 * Reads a group as its description says. Whatever arrives, what is wrong is reported and left out, and nothing is ever
 * coerced in silence. `name` is what messages call the group, empty for a whole file; `prefix` stands before its keys.
 */
export function readGroup(
  group: Group,
  written: Written,
  name: string,
  problems: KeyProblem[],
  prefix = name,
): Tree {
  const found: [string, unknown][] = [];
  for (const { key, keyAt, value } of entriesOf(written, name, problems)) {
    const full = prefix === "" ? key : `${prefix}.${key}`;
    const description = Object.hasOwn(group.keys, key) ? group.keys[key] : undefined;
    if (description === undefined) problems.push(unknownKey(group, key, full, keyAt));
    else if (value.kind !== "nothing") {
      const read = readValue(description, value, full, problems);
      if (read !== undefined) found.push([key, read]);
    }
  }
  return Object.fromEntries(found);
}

function readValue(of: Description, written: Written, name: string, problems: KeyProblem[]): unknown {
  if (of.type === "group") return readGroup(of, written, name, problems);
  if (of.type === "list") return readList(of, written, name, problems);
  const wrong = (problem: Message) => void problems.push({ at: written.at, key: name, message: problem });
  const read = readLeaf(of, written);
  if (read.state === "wrong") return wrong(wrongValue(name, expected(of), written));
  return read.state === "fault" ? wrong(read.message) : read.value;
}

/** More items than this are a mistake, or an attempt to keep somebody busy. */
const mostItems = 500;

function readList(of: List, written: Written, name: string, problems: KeyProblem[]): unknown[] | undefined {
  if (written.kind !== "list" && (!of.orOne || written.kind === "group")) {
    problems.push({
      at: written.at,
      key: name,
      message: wrongValue(name, message("setting.expected.list"), written),
    });
    return undefined;
  }
  const items = written.kind === "list" ? written.items() : [written];
  if (items.length > mostItems) {
    const args = { name, most: mostItems };
    problems.push({ at: written.at, key: name, message: message("setting.too-many", args) });
    return undefined;
  }
  return items.flatMap((item) => {
    // The keys of an item are called by their own names: the line tells which item it is.
    const read =
      of.of.type === "group"
        ? readGroup(of.of, item, name, problems, "")
        : readValue(of.of, item, name, problems);
    return read === undefined ? [] : [read];
  });
}

type Reading =
  | { readonly state: "right"; readonly value: unknown }
  | { readonly state: "wrong" }
  | { readonly state: "fault"; readonly message: Message };

const wrong: Reading = { state: "wrong" };

function readLeaf(of: Leaf, written: Written): Reading {
  if (written.kind !== "scalar") return wrong;
  const { value, word } = written;
  const right = (is: boolean): Reading => (is ? { state: "right", value } : wrong);
  switch (of.type) {
    case "boolean":
      return right(typeof value === "boolean");
    case "seconds":
      return right(typeof value === "number" && value >= 0 && value <= longestSeconds);
    case "text":
      return right(typeof value === "string");
    case "version":
      return readVersion(value);
    case "choice":
      return isAmong(of, word) ? { state: "right", value: word } : wrong;
    case "rule":
      if (word === null) return wrong;
      return isAmong(of, word)
        ? { state: "right", value: word }
        : { state: "fault", message: unknown("rule", word, wordsOf(of)) };
    case "path":
    case "name": {
      if (word === null) return wrong;
      const fault = of.type === "path" ? faultOfPath(word) : faultOfName(word);
      return fault === null
        ? { state: "right", value: word }
        : { state: "fault", message: message(`setting.pattern.${fault}`) };
    }
  }
}

function wordsOf({ choices }: ChoiceLeaf): readonly string[] {
  return choices.map(({ word }) => word);
}

function isAmong(of: ChoiceLeaf, word: string | null): boolean {
  return word !== null && wordsOf(of).includes(word);
}

/**
 * The minor version in `1.33`, `v1.33` or `1.33.2`. Only text is taken: the YAML number 1.30 is 1.3, which is another
 * version.
 */
function readVersion(value: unknown): Reading {
  const found = typeof value === "string" ? versionPattern.exec(value.trim())?.[1] : undefined;
  return found === undefined ? wrong : { state: "right", value: Number(found) };
}

const versionPattern = /^v?1\.(\d{1,3})(?:[.+-].*)?$/;

/** The entries of a group, doubles reported and left out; none, and a problem, if there is something else than a group. */
function entriesOf(written: Written, name: string, problems: KeyProblem[]): readonly WrittenEntry[] {
  if (written.kind === "nothing") return [];
  if (written.kind !== "group") {
    const what = message("setting.expected.group");
    const text =
      name === "" ? message("setting.wrong-file", { expected: what }) : wrongValue(name, what, written);
    problems.push({ at: written.at, key: name, message: text });
    return [];
  }
  const entries = written.entries();
  const seen = new Set<string>();
  for (const { key, keyAt, duplicate } of entries) {
    if (duplicate && seen.has(key))
      problems.push({ at: keyAt, key, message: message("setting.duplicate", { name: key }) });
    seen.add(key);
  }
  return entries.filter(({ duplicate }) => !duplicate);
}

function unknownKey(group: Group, key: string, full: string, at: Span): KeyProblem {
  const known = Object.keys(group.keys);
  const foreign = group.foreign && Object.hasOwn(group.foreign, key) ? group.foreign[key] : undefined;
  if (foreign) return { at, key: full, message: foreign };
  const text = group.ofRules ? unknown("rule", key, known) : unknown("setting", full, known, key);
  return { at, key: full, message: text };
}

function unknown(what: "rule" | "setting", name: string, known: readonly string[], word = name): Message {
  const suggestion = nearest(word.slice(0, mostWord), known);
  return suggestion === undefined
    ? message(`setting.unknown-${what}`, { name })
    : message(`setting.unknown-${what}-near`, { name, suggestion });
}

/** Comparing words takes as long as both are; no word of ours is longer. */
const mostWord = 100;

function wrongValue(name: string, expectation: Message, written: Written): Message {
  return message("setting.wrong", { name, expected: expectation, value: written.shown() });
}

function expected(of: Leaf): Message {
  if (of.type === "seconds") return message("setting.expected.seconds", { longest: longestSeconds });
  if (of.type !== "choice") return message(`setting.expected.${of.type}`);
  const words = wordsOf(of).map((word) => `"${word}"`);
  return message("setting.expected.choice", { words: words.join(", ") });
}
