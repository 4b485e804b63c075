import { describe, expect, test } from "vitest";
import { suppressInFile, suppressOnLine } from "../../../server/src/core/directives/writeComment.ts";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { EditOutcome } from "../../../server/src/core/yaml/change.ts";

function result(text: string, outcome: EditOutcome): string {
  return outcome.state === "edits" ? applyEdits(text, outcome.edits) : outcome.obstacle;
}

/** Suppresses `r` at the `$` of the text. */
function onLine(marked: string): string {
  const text = marked.replace("$", "");
  return result(text, suppressOnLine(text, marked.indexOf("$"), "r"));
}

const end = "# podgrace-ignore r -- explain why";
const next = "# podgrace-ignore-next-line r -- explain why";

describe("a line is suppressed", () => {
  test.each([
    ["at its end", "a:\n  b: $c\nd: 1\n", `a:\n  b: c  ${end}\nd: 1\n`],
    ["at its end, in front of blanks", "a: $b \t\nc: 1\n", `a: b  ${end} \t\nc: 1\n`],
    ["at the end of the text", "a: $b", `a: b  ${end}`],
    ["behind a flow collection", "a: [sh, $b]\n", `a: [sh, b]  ${end}\n`],
    ["behind a key without a value", "a:$\nb: 1\n", `a:  ${end}\nb: 1\n`],
    ["on a line above, where a comment stands", "a:\n  b: $c # d\n", `a:\n  ${next}\n  b: c # d\n`],
    ["on a line above, in front of a dash", "a:\n- $b # c\n", `a:\n${next}\n- b # c\n`],
    [
      "on a line above, inside of a flow collection",
      "a: [\n  b,\n  $c,\n]\n",
      `a: [\n  b,\n  ${next}\n  c,\n]\n`,
    ],
    ["on a line above a flow collection", "a: [$b,\n  c]\n", `${next}\na: [b,\n  c]\n`],
    ["behind the end of a flow collection", "a: [b,\n  $c]\n", `a: [b,\n  c]  ${end}\n`],
    [
      "on a line above a block scalar",
      "a:\n  b: |\n    c\n    $d\n",
      `a:\n  ${next}\n  b: |\n    c\n    d\n`,
    ],
    ["on a line above a folded string", 'a: "b\n  $c"\nd: 1\n', `${next}\na: "b\n  c"\nd: 1\n`],
    ["on a line above, where a template stands", 'a: "{{ $b }}"\n', `${next}\na: "{{ b }}"\n`],
    ["behind a document mark", "--- {a: $b}\n", `--- {a: b}  ${end}\n`],
    ["behind a byte order mark", "\uFEFFa: $b # c\n", `\uFEFF${next}\na: b # c\n`],
    [
      "behind a block scalar that keeps its end",
      "a: |+\n  b\n\nc: $d # e\n",
      `a: |+\n  b\n\n${next}\nc: d # e\n`,
    ],
  ])("%s", (_, marked, expected) => {
    expect(onLine(marked)).toBe(expected);
    const windows = onLine(marked.replaceAll("\n", "\r\n"));
    expect(windows).toBe(expected.replaceAll("\n", "\r\n"));
  });

  test.each([
    ["a: $b # podgrace-ignore q -- why\n", "a: b # podgrace-ignore q, r -- why\n"],
    ["a: $b # podgrace-ignore q\n", "a: b # podgrace-ignore q, r\n"],
    ["# podgrace-ignore-next-line q -- why\na: $b\n", "# podgrace-ignore-next-line q, r -- why\na: b\n"],
    [
      "# podgrace-ignore-next-line q -- why\na: |\n  $b\n",
      "# podgrace-ignore-next-line q, r -- why\na: |\n  b\n",
    ],
    ["c: 1 # podgrace-ignore-next-line q\na: $b\n", "c: 1 # podgrace-ignore-next-line q, r\na: b\n"],
  ])("by one more rule where a directive stands: %j", (marked, expected) => {
    expect(onLine(marked)).toBe(expected);
  });

  test.each([
    ["that names no rule", `${"a: $b # podgrace-ignore"}\n`, `${next}\na: b # podgrace-ignore\n`],
    ["that is misspelt", "a: $b # podgrace-disable-line q\n", `${next}\na: b # podgrace-disable-line q\n`],
    [
      "with a reason that is none",
      "a: $b # podgrace-ignore q why\n",
      `${next}\na: b # podgrace-ignore q why\n`,
    ],
    ["of a range", "# podgrace-ignore-start q\na: $b\n", `# podgrace-ignore-start q\na: b  ${end}\n`],
    ["for another line", "a: 1 # podgrace-ignore q\nb: $c\n", `a: 1 # podgrace-ignore q\nb: c  ${end}\n`],
  ])("anew beside a directive %s", (_, marked, expected) => {
    expect(onLine(marked)).toBe(expected);
  });

  test.each([
    ["between documents", "--- {a: $b} # c\n", "layout"],
    ["on an empty line", "a: 1\n$\nb: 1\n", "layout"],
    ["where a template takes the line break away", '# {{ b -}}\n$c: "{{ d }}"\n', "template"],
  ])("never %s", (_, marked, obstacle) => {
    expect(onLine(marked)).toBe(obstacle);
  });
});

describe("a file is suppressed", () => {
  const file = "# podgrace-ignore-file r -- explain why";

  test.each([
    ["in a first line", "a: 1\n", `${file}\na: 1\n`],
    ["above the other comments", "# b\n\na: 1\n", `${file}\n# b\n\na: 1\n`],
    ["above the document mark", "---\na: 1\n", `${file}\n---\na: 1\n`],
    ["above YAML directives", "%YAML 1.1\n---\na: 1\n", `${file}\n%YAML 1.1\n---\na: 1\n`],
    ["behind a byte order mark", "\uFEFFa: 1\n", `\uFEFF${file}\na: 1\n`],
    [
      "by one more rule",
      "# b\n# podgrace-ignore-file q -- why\na: 1\n",
      "# b\n# podgrace-ignore-file q, r -- why\na: 1\n",
    ],
    ["above a template", "{{ if .A }}\na: 1\n{{ end }}\n", `${file}\n{{ if .A }}\na: 1\n{{ end }}\n`],
    [
      "anew where the comment stands too low",
      "a: 1\n# podgrace-ignore-file q\n",
      `${file}\na: 1\n# podgrace-ignore-file q\n`,
    ],
  ])("%s", (_, text, expected) => {
    expect(result(text, suppressInFile(text, "r"))).toBe(expected);
    const windows = text.replaceAll("\n", "\r\n");
    expect(result(windows, suppressInFile(windows, "r"))).toBe(expected.replaceAll("\n", "\r\n"));
  });

  test("never where a template takes the line break away", () => {
    const text = "{{- if .A }}\na: 1\n{{ end }}\n";
    expect(suppressInFile(text, "r")).toEqual({ state: "impossible", obstacle: "template" });
  });
});
