import { describe, expect, it } from "vitest";
import { changesValues } from "../../../server/src/core/template/changesValues.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";

const changes = (text: string) => changesValues(parseTemplate(text));

describe("a template may change the values of its chart", () => {
  it.each([
    ['{{ set .Values "a" 1 }}'],
    ['{{ $_ := set .Values "a" 1 }}'],
    ['{{ if unset . "a" }}{{ end }}'],
    ['{{ define "d" }}{{ $_ := mergeOverwrite .Values (dict) }}{{ end }}'],
    ['{{ $v := .Values }}{{ $_ := set $v "a" 1 }}'],
    ['{{ $_ := set $ "a" 1 }}'],
    ['{{ $_ := set (.Values) "a" 1 }}'],
    ['{{ $_ := set (index .Values "b") "a" 1 }}'],
    ['{{ $_ := set (merge .Values (dict)) "a" 1 }}'],
    ['{{ $own := dict "b" .Values }}{{ $_ := set $own.b "a" 1 }}'],
    ['{{ $own := (dict "b" .Values).b }}{{ $_ := set $own "a" 1 }}'],
    ['{{ $own := dict }}{{ $own = .Values }}{{ $_ := set $own "a" 1 }}'],
    ['{{ $own := tpl "x" . }}{{ $_ := set $own "a" 1 }}'],
    ['{{ with $v := .Values.b }}{{ $_ := set $v "a" 1 }}{{ end }}'],
    ['{{ $v := dict }}{{ range $k, $v := .Values.b }}{{ $_ := set $v "a" 1 }}{{ end }}'],
    ['{{ printf "%v" (set .Values "a" 1) }}'],
    ['{{ 1 | set .Values "a" }}'],
    ['{{ if .x }}{{ else }}{{ $_ := set .Values "a" 1 }}{{ end }}'],
  ])("%s", (text) => expect(changes(text)).toBe(true));
});

describe("a template changes only what it has made", () => {
  it.each([
    ["a: {{ .Values.a }}"],
    ['{{/* set .Values "a" 1 */}}'],
    ['{{ $own := dict }}{{ $_ := set $own "a" 1 }}'],
    ["{{ $own := deepCopy .Values }}{{ $_ := merge $own .Values }}"],
    ['{{ $own := .Values | deepCopy }}{{ $_ := unset $own "a" }}'],
    ['{{ $own := fromYaml "a: 1" }}{{ $other := $own }}{{ $_ := set $other "a" 1 }}'],
    ['{{ $own := merge (dict) .Values }}{{ $_ := set $own "a" 1 }}'],
    ['{{ $own := dict }}{{ $own = set $own "a" 1 }}{{ $_ := set $own "b" 1 }}'],
    ['{{ $_ := set (set (dict) "a" 1) "b" 1 }}'],
    ["{{ $_ := set dict `a` 1 }}"],
    ['{{ with $own := dict "a" 1 }}{{ $_ := set $own "b" 1 }}{{ end }}'],
    ["{{ .Values | merge }}"],
    ["{{ .Values.set }}"],
    ["{{ unfinished"],
    ["{{ template `d` | }}"],
  ])("%s", (text) => expect(changes(text)).toBe(false));
});

it("variables that are given to each other again and again take no time", () => {
  const names = Array.from({ length: 20 }, (_, at) => `$v${at}`);
  const lines = names.map((name, at) => `{{ ${name} = ${names[at + 1] ?? "dict"} }}\n`.repeat(20));
  expect(changes(`${lines.join("")}{{ $_ := set $v0 "a" 1 }}`)).toBe(false);
});
