import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlayTree } from "../../../server/src/core/chart/overlayTree.ts";
import { rootScope } from "../../../server/src/core/template/evaluate.ts";
import { libraryOf } from "../../../server/src/core/template/namedTemplates.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";
import { startEvaluation } from "../../../server/src/core/template/printTemplate.ts";
import { readTemplate } from "../../../server/src/core/template/readTemplate.ts";
import { literal, opaque, table } from "../../../server/src/core/template/value.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

/** Pieces of templates, whole and broken, in any order. */
const piece = fc.constantFrom(
  "a: 1\n",
  "  b: x\n",
  "- c\n",
  "key: ",
  "|\n",
  '"',
  "'",
  "\r\n",
  "\n",
  "  ",
  "---\n",
  "# text\n",
  "\uFEFF",
  "{{",
  "}}",
  "{{ if .Values.x }}",
  "{{- if .Values.y -}}",
  "{{ else if .z }}",
  "{{- else }}",
  "{{ end }}",
  "{{- range $k, $v := .Values.l }}",
  "{{ with .Values.t }}",
  '{{ define "d" }}',
  '{{ include "d" . }}',
  '{{- include "d" . | nindent 4 }}',
  "{{ toYaml .Values.t | indent 2 }}",
  "{{ .Values.n | default 30 }}",
  "{{ $x := .Values.n }}",
  "{{ $x }}",
  "{{/* a comment */}}",
  '{{ printf "%s-%d" "a" 1 | quote }}',
  "{{ .a\n  .b }}",
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));

const values = table([
  ["x", literal(true, true)],
  ["n", literal(5, true)],
  ["t", table([["k", literal("v", true)]], { defaults: true })],
]);
const dot = table([["Values", values]], { symbol: ".", open: true });

function read(source: string) {
  const template = parseTemplate(source);
  const evaluation = startEvaluation(libraryOf([{ text: source, template }]));
  return { evaluation, reading: readTemplate(source, template, rootScope(dot), evaluation) };
}

describe("the masked text of any template", () => {
  test("has the length and the line breaks of the text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { masked } = read(source).reading;
        expect(masked).toHaveLength(source.length);
        expect(masked.replace(/[^\r\n]/g, "")).toBe(source.replace(/[^\r\n]/g, ""));
      }),
    );
  });

  test("is the text itself where there are no actions", () => {
    fc.assert(
      fc.property(text, (source) => {
        const plain = source.replaceAll("{{", "").replaceAll("{", "");
        expect(read(plain).reading.masked).toBe(plain);
      }),
    );
  });

  test("is read without a failure, and what is overlaid on it too", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { reading, evaluation } = read(source);
        const { root } = parseDocument(reading.masked);
        if (root !== null) overlayTree(root, { ...reading, document: 1, evaluation });
      }),
    );
  });
});

describe("a template that asks for too much", () => {
  test("is read in a moment, and what it asks for is not known", () => {
    const bombs = [
      `{{ define "a" }}{{ include "a" . }}{{ end }}x: {{ include "a" . }}\n`,
      `${Array.from({ length: 30 }, (_, at) => `{{ define "d${at}" }}${`{{ include "d${at + 1}" . }}`.repeat(9)}{{ end }}`).join("")}x: {{ include "d0" . }}\ny:\n  {{- include "d0" . | nindent 2 }}\n`,
      `x: ${"{{ if .Values.x }}".repeat(2000)}\n`,
      `x: {{ ${"(".repeat(5000)} }}\n`,
      `${"{{- range .Values.l }}\n".repeat(500)}x: 1\n${"{{- end }}\n".repeat(500)}`,
    ];
    for (const bomb of bombs) {
      const { reading, evaluation } = read(bomb);
      const { root } = parseDocument(reading.masked);
      if (root === null) continue;
      const { node } = overlayTree(root, { ...reading, document: 1, evaluation });
      const x = node.kind === "mapping" ? node.entries.find(({ key }) => key === "x")?.value : undefined;
      // Nothing, an expression, or what is written in plain YAML.
      const isSmall = x?.kind !== "scalar" || x.text.length < 100;
      expect(isSmall).toBe(true);
    }
  });

  test("keeps an expression that is too long from growing", () => {
    const long = `x: {{ ${"quote (".repeat(90)}.Release.Name${")".repeat(90)} }}\n`;
    expect(read(long).reading.holes[0]?.value.symbol?.length ?? 0).toBeLessThan(700);
    expect(opaque(null).symbol).toBeNull();
  });
});
