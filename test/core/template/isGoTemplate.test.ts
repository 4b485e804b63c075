import { describe, expect, it } from "vitest";
import { isGoTemplate } from "../../../server/src/core/template/isGoTemplate.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";

const isOfGo = (text: string) => isGoTemplate(text, parseTemplate(text));

describe("a text is a Go template", () => {
  it.each([
    ["a: {{ .Values.a }}"],
    ["a: {{ quote .a }}"],
    ["a: {{ $x }}"],
    ["a: {{ (index .a 0) | quote }}"],
    ["a: {{ (.a) }}"],
    ["{{ $x := 1 }}"],
    ['{{ define "d" }}{{ end }}'],
    ["{{ if .a }}b{{ end }}"],
    ["{{ if eq 1 1 }}{{ .a }}{{ break }}{{ end }}"],
    ["{{/* a */}}{{ .b }}"],
  ])("%s", (text) => expect(isOfGo(text)).toBe(true));
});

describe("a text of another language", () => {
  it.each([
    ["a: {{ name }}"],
    ["a: {{ . }}"],
    ["a: {{ (name) }}"],
    ["a: {{.a"],
    ["{{ end }}{{ .a }}"],
    ["{{ if eq 1 1 }}b{{ else }}c{{ end }}"],
    ["{{/* a */}}{{ continue }}"],
    ["{{ template `d` | }}"],
    ["{% if a %}{{ .b }}{% endif %}"],
    ["<% a %>{{ .b }}"],
    ["{# a #}{{ .b }}"],
    ["#@ a\nb: {{ .c }}"],
  ])("%s", (text) => expect(isOfGo(text)).toBe(false));
});
