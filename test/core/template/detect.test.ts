import { describe, expect, test } from "vitest";
import { hasTemplate } from "../../../server/src/core/template/detect.ts";

describe("a document is a template", () => {
  test.each([
    ["with an action for a value", "image: {{ .Values.image }}\n"],
    ["with an action inside a plain value", "image: web:{{ .Values.tag }}\n"],
    ["with an action for a key", "{{ .key }}: 1\n"],
    ["with an action inside a flow collection", "a: [x, {{ .y }}]\n"],
    ["with control actions", "spec:\n  {{- if .Values.x }}\n  a: 1\n  {{- end }}\n"],
    ["with an action behind a quoted one", "a: '{{ x }}'\nb: {{ y }}\n"],
    ["with an action behind a block scalar", "a: |\n  {{ x }}\nb: y{{ z }}\n"],
    ["where broken YAML holds an action", "a: {{- toYaml . | nindent 2 }}\n  b: '#'\n"],
    ["where an action is behind a comment in broken YAML", "# x\n{{- if }}\na: 1\n"],
  ])("%s", (_, text) => expect(hasTemplate(text)).toBe(true));
});

describe("a document is none", () => {
  test.each([
    ["without braces", "a: 1\n"],
    ["with single braces", "a: {b: {c: 1}}\n"],
    ["with nested flow sequences", "a: [[{}]]\n"],
    ["with actions in comments only", "a: 1 # {{ x }}\n# {{ y }}\n"],
    ["with actions in quotes", "a: \"{{ $labels.pod }}\"\nb: '{{x}}'\n'{{k}}': 1\n"],
    ["with actions in block scalars", "a: |\n  {{ $value }}\nb: >-\n  {{ x }}\n  y\nc: 1\n"],
    ["that is broken, and ends with an action in a comment", "a: 1\n b: 2 # {{ x }}"],
    ["that is broken, with actions in comments only", "a: 1\n b: 2 # {{ x }}\n# {{ y }}\n"],
  ])("%s", (_, text) => expect(hasTemplate(text)).toBe(false));
});
