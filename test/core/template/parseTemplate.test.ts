import { describe, expect, it } from "vitest";
import type { TemplateNode } from "../../../server/src/core/template/ast.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";

/** The nodes of a text in a few words. */
function outline(text: string): unknown {
  const show = (node: TemplateNode): unknown => {
    switch (node.kind) {
      case "text":
        return text.slice(node.span.start, node.span.end);
      case "output":
        return node.pipeline === null ? "?" : { prints: node.pipeline.commands.length };
      case "assign":
        return { [node.declares ? "declares" : "sets"]: node.variable };
      case "silent":
        return "-";
      case "jump":
        return "^";
      case "block":
        return { [node.keyword]: node.branches.map(({ keyword, body }) => [keyword, ...body.map(show)]) };
      case "define":
        return { define: node.name, body: node.body.map(show) };
    }
  };
  return parseTemplate(text).nodes.map(show);
}

describe("a template", () => {
  it.each<[string, unknown]>([
    ["a {{ .x }} b", ["a ", { prints: 1 }, " b"]],
    ["a \n {{- .x -}} \n b", ["a", { prints: 1 }, "b"]],
    ["{{/* } }} */}}a{{- /* b */ -}} c", ["-", "a", "-", "c"]],
    ['{{ "}}" | quote }}', [{ prints: 2 }]],
    ["{{ `}}\n` }}", [{ prints: 1 }]],
    ["{{ $x := 1 }}{{ $x = .y.z }}", [{ declares: "x" }, { sets: "x" }]],
    [
      "{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}",
      [
        {
          if: [
            ["if", "1"],
            ["if", "2"],
            ["else", "3"],
          ],
        },
      ],
    ],
    ["{{ range $i, $e := .l }}{{ $e }}{{ break }}{{ end }}", [{ range: [["range", { prints: 1 }, "^"]] }]],
    ['{{ define "d" }}x{{ end }}', [{ define: "d", body: ["x"] }]],
    ['{{ block "d" . }}x{{ end }}', [{ define: "d", body: ["x"] }]],
    ["{{ define d }}x{{ end }}", [{ define: "", body: ["x"] }]],
    [
      "{{ with .a }}1{{ else with .b }}2{{ else }}3{{ end }}",
      [
        {
          with: [
            ["with", "1"],
            ["with", "2"],
            ["else", "3"],
          ],
        },
      ],
    ],
    ["{{ $k, $v := .x }}", [{ declares: "k" }]],
    ['{{ "a\\"}}" }}', [{ prints: 1 }]],
    ["{{ template `d` | }}", ["?"]],
    ['{{ template "d" }}{{ template "d" .x }}', [{ prints: 1 }, { prints: 1 }]],
    ["{{ (index .a 0).b -1 }}", [{ prints: 1 }]],
    ["{{ .a.b | f 'x' 0x1F 1e3 -2.5 true nil }}", [{ prints: 2 }]],
  ])("%j", (text, expected) => {
    expect(outline(text)).toEqual(expected);
    expect(parseTemplate(text).problems).toEqual([]);
  });
});

describe("a template that is being typed", () => {
  it.each<[string, string, unknown]>([
    ["a: {{ .Val\nb: {{ .x }}", "unclosed-action", ["a: ", "?", "\nb: ", { prints: 1 }]],
    ["a: {{", "unclosed-action", ["a: ", "?"]],
    ["a: {{ }}", "bad-action", ["a: ", "?"]],
    ["a: {{ .x | }}", "bad-action", ["a: ", "?"]],
    ["a: {{ f(.x) }}", "bad-action", ["a: ", "?"]],
    ["a: {{ 'x }}\nb", "unclosed-action", ["a: ", "?", "\nb"]],
    ["{{ if .a }}b", "missing-end", [{ if: [["if", "b"]] }]],
    ["a{{ end }}b", "unexpected-end", ["a", "-", "b"]],
    ["a{{ else }}b", "unexpected-else", ["a", "-", "b"]],
    ["{{/* a\nb", "unclosed-action", ["?", "\nb"]],
    ["{{/* a */ b }}", "unclosed-action", ["?"]],
    ["a: {{ .Val\r\nb: {{ .x }}", "unclosed-action", ["a: ", "?", "\r\nb: ", { prints: 1 }]],
    ["a: {{ .x & 1 }}", "bad-action", ["a: ", "?"]],
    ['a: {{ "\\q" }}', "bad-action", ["a: ", "?"]],
    ['a: {{ "\\UFFFFFFFF" }}', "bad-action", ["a: ", "?"]],
    ["a: {{ '\\q' }}", "bad-action", ["a: ", "?"]],
    ["a: {{ 1e999 }}", "bad-action", ["a: ", "?"]],
    ["a: {{ f (.x }}", "bad-action", ["a: ", "?"]],
    ["a: {{ f | , }}", "bad-action", ["a: ", "?"]],
    ["a: {{ $x, 1 }}", "bad-action", ["a: ", "?"]],
    ["a: {{ f (, }}", "bad-action", ["a: ", "?"]],
    ['{{ define "d" }}{{ else }}{{ end }}', "unexpected-else", [{ define: "d", body: ["-"] }]],
  ])("%j", (text, problem, expected) => {
    expect(outline(text)).toEqual(expected);
    expect(parseTemplate(text).problems.map(({ kind }) => kind)).toEqual([problem]);
  });
});
