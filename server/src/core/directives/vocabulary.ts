import { nearest } from "../text/nearest.ts";
import type { CommentForm } from "./directive.ts";
import { IGNORE_KEY, REASON_KEY } from "./directive.ts";

/** The words of comments. */
export const words: Readonly<Record<CommentForm, string>> = {
  line: "podgrace-ignore",
  "next-line": "podgrace-ignore-next-line",
  start: "podgrace-ignore-start",
  end: "podgrace-ignore-end",
  file: "podgrace-ignore-file",
};

const forms = new Map(Object.entries(words).map(([form, word]) => [word, form as CommentForm]));

/** The word at the beginning of a comment: one of ours, or one that was meant to be. */
export interface Word {
  readonly form: CommentForm;
  /** UTF-16 units, from the start of the text. */
  readonly length: number;
  readonly exact: boolean;
}

/**
 * Reads the text of a comment behind its `#` and spaces. Null where the comment is no directive. Comments that speak of the
 * product in prose are left alone: the further a word is from ours, the more the rest has to look like a list of rules.
 */
export function readWord(text: string): Word | null {
  const token = /^[^\s,]+/.exec(text)?.[0] ?? "";
  const form = forms.get(token);
  if (form !== undefined) return { form, length: token.length, exact: true };
  const [whole = "", tool = "", separator = "", phrase = ""] = nearMiss.exec(text) ?? [];
  const meant = isTool(tool) ? meantForm(phrase) : null;
  if (meant === null) return null;
  const rest = text.slice(whole.length);
  const isMeant = /\s/.test(separator) ? ruleList.test(rest) : meant.isSynonym || listStart.test(rest);
  return isMeant ? { form: meant.form, length: whole.length, exact: false } : null;
}

/** `podgrace-disable-line`, `podgrace: ignore`, `pod-grace-ignore`; a colon at the end belongs to the mistake. */
const nearMiss = /^(p[a-z]*(?:[-_]?grace)?)([-_:/.]|:?[ \t]+)([a-z][a-z_-]*):?(?=[ \t,]|$)/i;

/** A word with a hyphen, as all ids of rules are, and nothing but a list or a reason behind it. */
const ruleList = /^[ \t]+[a-z]+(?:-[a-z]+)+[ \t]*(?:,|--|$)/i;

/** The same at its beginning, a reason alone, or nothing. */
const listStart = /^(?:[ \t]+(?:[a-z]+(?:-[a-z]+)+|--)(?=[\s,]|$)|[ \t]*$)/i;

function isTool(word: string): boolean {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  return letters.length >= 6 && nearest(letters, ["podgrace"]) !== undefined;
}

/** What other tools call the same (eslint, checkov, shellcheck, kube-linter), without hyphens. */
const verbs = ["ignore", "disable", "suppress", "skip"] as const;
const tails: Readonly<Record<CommentForm, readonly string[]>> = {
  line: ["", "line", "thisline"],
  "next-line": ["nextline", "next"],
  start: ["start", "begin"],
  end: ["end", "stop"],
  file: ["file", "all"],
};

const phrases = new Map<string, CommentForm>([
  ...verbs.flatMap((verb) =>
    [...forms.values()].flatMap((form) =>
      tails[form].map((tail): [string, CommentForm] => [verb + tail, form]),
    ),
  ),
  ["enable", "end"],
]);

/** The form that a phrase such as `ignore-nextline` or `disable_file` stands for; null where none is near. */
function meantForm(phrase: string): { readonly form: CommentForm; readonly isSynonym: boolean } | null {
  const letters = phrase.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length < 4) return null;
  const near = nearest(letters, [...phrases.keys()]);
  const form = near === undefined ? undefined : phrases.get(near);
  return form === undefined ? null : { form, isSynonym: near === letters };
}

/** The key that a key of an annotation is, or was meant to be; null for those of others. */
export function readKey(key: string): typeof IGNORE_KEY | typeof REASON_KEY | null {
  if (key === IGNORE_KEY || key === REASON_KEY) return key;
  const [, tool = "", phrase = ""] = keyNearMiss.exec(key) ?? [];
  if (!isTool(tool)) return null;
  if (/reason|justification/i.test(phrase)) return REASON_KEY;
  return meantForm(phrase) === null ? null : IGNORE_KEY;
}

/** `podgrace/ignores`, `podgrace.io/ignore`, `podgrace-ignore`. */
const keyNearMiss = /^(p[a-z]*(?:[-_]?grace)?)(?:\.[a-z.]+)?[-_./]([a-z][a-z_-]*)$/i;
