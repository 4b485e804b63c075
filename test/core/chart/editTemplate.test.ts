import { describe, expect, it } from "vitest";
import { editTemplate } from "../../../server/src/core/chart/editTemplate.ts";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { YamlChange } from "../../../server/src/core/yaml/change.ts";

const whole = (text: string) => ({ start: 0, end: text.length });

/** The text after `z: 1` was set in the mapping that starts at `key`, or why it cannot be. */
function withZ(text: string, key: string): string {
  const mapping = whole(text.slice(text.indexOf(key)));
  const start = text.indexOf(key);
  const change: YamlChange = {
    kind: "set",
    mapping: { start, end: start + mapping.end },
    path: ["z"],
    value: 1,
  };
  const outcome = editTemplate(text, whole(text), [change]);
  return outcome.state === "edits" ? applyEdits(text, outcome.edits) : outcome.obstacle;
}

describe("a key is set", () => {
  it.each<[string, string, string, string]>([
    ["in plain YAML", "a: {{ .x }}\nb:\n  c: 1\n", "c:", "a: {{ .x }}\nb:\n  c: 1\n  z: 1\n"],
    [
      "in front of what is conditional",
      "b:\n  c: 1\n  d: 2\n  {{- if .x }}\n  e: 3\n  {{- end }}\n",
      "c:",
      "b:\n  c: 1\n  z: 1\n  d: 2\n  {{- if .x }}\n  e: 3\n  {{- end }}\n",
    ],
    [
      "inside of a condition",
      "{{ if .x }}\nb:\n  c: 1\n{{ end }}\n",
      "c:",
      "{{ if .x }}\nb:\n  c: 1\n  z: 1\n{{ end }}\n",
    ],
    ["in a text without actions", "b:\n  c: 1\n", "c:", "b:\n  c: 1\n  z: 1\n"],
    [
      "in an item of a list",
      "a: {{ .x }}\nb:\n  - c: 1\n    d: 2\n    {{- if .x }}\n    e: 3\n    {{- end }}\n  - f: 1\n",
      "c:",
      "a: {{ .x }}\nb:\n  - c: 1\n    z: 1\n    d: 2\n    {{- if .x }}\n    e: 3\n    {{- end }}\n  - f: 1\n",
    ],
    [
      "in front of the last key that is always printed",
      "b:\n  c: 1\n  d: 2\n  e: {{ .x -}}\n",
      "c:",
      "b:\n  c: 1\n  d: 2\n  z: 1\n  e: {{ .x -}}\n",
    ],
    ["not in a text that is no YAML", "b: {{ .x }}\n  c: [\n", "c:", "syntax-error"],
    ["not where every key may go", "b:\n  c: 1\n  {{- if .x }}\n  e: 3\n  {{- end }}\n", "c:", "template"],
    ["not where a trim marker eats the line break", "b:\n  c: {{ .x -}}\n", "c:", "template"],
  ])("%s", (_, text, key, expected) => {
    expect(withZ(text, key)).toBe(expected);
  });

  it("never in place of an action", () => {
    const text = "b:\n  z: {{ .x }}\n";
    expect(withZ(text, "z:")).toBe("template");
  });
});

describe("a value is replaced", () => {
  const replaced = (text: string, old: string, newText: string) => {
    const start = text.indexOf(old);
    const change: YamlChange = { kind: "replace", span: { start, end: start + old.length }, newText };
    const outcome = editTemplate(text, whole(text), [change]);
    return outcome.state === "edits" ? applyEdits(text, outcome.edits) : outcome.obstacle;
  };
  it.each<[string, string, string, string, string]>([
    ["beside an action", "a: {{ .x }}\nb: 1\n", "1", "2", "a: {{ .x }}\nb: 2\n"],
    ["not where it is an action", "a: {{ .x }}\nb: 1\n", "{{ .x }}", "2", "template"],
    ["not by what would be an action", "a: {{ .x }}\nb: 1\n", "1", "{{ .y }}", "layout"],
    ["not by the marks that actions are read as", "a: {{ .x }}\nb: 1\n", "1", "\uE000", "template"],
    ["not behind a trim marker", "a: {{ .x -}} 1\nb: 1\n", "1", "2", "template"],
  ])("%s", (_, text, old, value, expected) => {
    expect(replaced(text, old, value)).toBe(expected);
  });
});
