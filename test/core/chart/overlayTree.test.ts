import { describe, expect, it } from "vitest";
import { readTree, shown } from "./readTree.ts";

interface Case {
  readonly text: string;
  readonly values?: string;
  readonly helpers?: string;
  readonly is: unknown;
}

/** Maps of which each holds the one before twice. */
const graph = (name: string) =>
  Array.from({ length: 41 }, (_, at) => {
    const before = `*${name}${at - 1}`;
    return `${name}${at}: &${name}${at} ${at === 0 ? "{x: 1}" : `{p: ${before}, q: ${before}}`}\n`;
  }).join("");

const cases: Record<string, Case> = {
  "plain text is as it is": { text: "a: 1\nb: [x, z]\n", is: { a: 1, b: ["x", "z"] } },
  "a value of the values file": {
    text: "a: {{ .Values.num }}\nb: 2\n",
    values: "num: 30",
    is: { a: "30*", b: 2 },
  },
  "a value that the values file lacks is an expression": {
    text: "a: {{ .Release.Name }}-web\n",
    is: { a: "{{ .Release.Name }}-web" },
  },
  "a missing value prints nothing": { text: "a: {{ .Values.num }}\nb: 2\n", is: { a: "null*", b: 2 } },
  "a default of the template": {
    text: "a: {{ .Values.num | default 30 }}\n",
    values: "num:",
    is: { a: "30*" },
  },
  "quotes make a text": {
    text: 'a: {{ .Values.num | quote }}\nb: "{{ .Values.num }}s"\n',
    values: "num: 5",
    is: { a: "5*", b: "5s*" },
  },
  "a block below its key": {
    text: "a:\n  {{- toYaml .Values.t | nindent 2 }}\nb: 1\n",
    values: "t: {x: 1}",
    is: { a: { x: "1*", "…": true }, b: 1 },
  },
  "a block behind its key": {
    text: "a: {{- toYaml .Values.t | nindent 2 }}\nb: 1\n",
    values: "t: [x, z]",
    is: { a: ["x*", "z*"], b: 1 },
  },
  "a block that is not known, among keys": {
    text: 'a:\n  x: 1\n  {{- include "more" . | nindent 2 }}\nb: 1\n',
    is: { a: { x: 1, "…": true }, b: 1 },
  },
  "indent at the start of a line": {
    text: "a:\n  x: 1\n{{ toYaml .Release.t | indent 2 }}\nb: 1\n",
    is: { a: { x: 1, "…": true }, b: 1 },
  },
  "a block whose column is not known may be anywhere": {
    text: "a:\n  x: 1\n  {{ .Release.t }}\nb: 1\n",
    is: { a: { x: 1, "…": true }, b: 1, "…": true },
  },
  "items from a block": {
    text: "a:\n  - x\n  {{- toYaml .Release.t | nindent 2 }}\n",
    is: { a: ["x", "?"] },
  },
  "items at the column of their key": {
    text: "a:\n- x\n{{ toYaml .Release.t }}\nb:\n{{- toYaml .Release.t | nindent 0 }}\n",
    is: { a: ["x", "?"], b: "?", "…": true },
  },
  "a condition that the values decide": {
    text: "{{- if .Values.yea }}\na: 1\n{{- end }}\n{{- if .Values.nay }}\nb: 1\n{{- end }}\nc: 1\n",
    values: "yea: true\nnay: false",
    is: { a: "1*", b: "?", c: 1 },
  },
  "a condition that nothing decides": {
    text: "{{- if .Release.IsUpgrade }}\na: 1\n{{- end }}\nc: 1\n",
    is: { a: "?", c: 1 },
  },
  "branches with the same key": {
    text: "{{ if .Release.x }}\na: 1\nb: 1\n{{ else }}\na: 2\nb: 1\n{{ end }}\n",
    is: { a: "?", b: 1 },
  },
  "branches that the values choose": {
    text: "{{ if .Values.x }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n",
    values: "x: false",
    is: { a: "2*" },
  },
  "branches inside of a value": {
    text: "a:\n  {{- if .Release.x }}\n  x: 1\n  {{- else }}\n  y: 1\n  {{- end }}\nb: 1\n",
    is: { a: { x: "?", y: "?" }, b: 1 },
  },
  "a conditional value": {
    text: "a:\n  {{- if .Release.x }}\n  x: 1\n  {{- end }}\nb: 1\n",
    is: { a: "?", b: 1 },
  },
  "conditional items": {
    text: "a:\n  {{- if .Release.x }}\n  - x\n  {{- end }}\n  - z\n",
    is: { a: ["?", "z"] },
  },
  "with moves the dot": {
    text: "{{- with .Values.t }}\na: {{ .x }}\nb: {{ $.Values.num }}\n{{- end }}\n",
    values: "t: {x: 1}\nnum: 2",
    is: { a: "1*", b: "2*" },
  },
  "a loop over one item": {
    text: "a:\n  {{- range .Values.l }}\n  - name: {{ .name }}\n  {{- end }}\nb: 1\n",
    values: "l: [{name: x}]",
    is: { a: [{ name: "x*" }, "?"], b: 1 },
  },
  "a loop over several": {
    text: "a:\n  {{- range .Values.l }}\n  - name: {{ .name }}\n    port: {{ .port }}\n    host: {{ $.Release.Name }}\n  {{- end }}\nb: 1\n",
    values: "l: [{name: x, port: 1}, {name: y, port: 1}]",
    is: { a: [{ name: "?", port: "1*", host: "{{ .Release.Name }}" }, "?"], b: 1 },
  },
  "a loop over nothing, and over what is not known": {
    text: "a:\n  {{- range .Values.l }}\n  - {{ .name }}\n  {{- end }}\n  - 1\nb:\n  {{- range .Release.l }}\n  - {{ . }}\n  {{- end }}\n",
    values: "l: []",
    is: { a: ["?", 1], b: "?" },
  },
  "a loop over keys": {
    text: "a:\n  x: 1\n  {{- range $k, $v := .Values.l }}\n  {{ $k }}: {{ $v }}\n  {{- end }}\nb: 1\n",
    values: "l: {name: x}",
    is: { a: { x: 1, name: "x*", "…": true }, b: 1 },
  },
  "a text that may hold actions": {
    text: "a:\n  {{- tpl (toYaml .Values.t) . | trim | nindent 2 }}\nb: {{ tpl .Values.u . }}\n",
    values: "t: {x: 1}\nu: '{{ .Release.Name }}'",
    is: { a: { x: "1*", "…": true }, b: "{{ tpl .Values.u . }}" },
  },
  "one line with a condition": {
    text: "a: {{ if .Values.x }}1{{ else }}2{{ end }}\nb: {{ if .Release.x }}1{{ end }}\n",
    values: "x: true",
    is: { a: "1*", b: "?" },
  },
  "a one-line block among keys": {
    text: "a:\n  x: 1\n  {{ with .Release.t }}{{ toYaml . | nindent 2 }}{{ end }}\nb: 1\n",
    is: { a: { x: 1, "…": true }, b: 1 },
  },
  variables: {
    text: "{{- $name := .Values.num -}}\n{{- if .Release.x }}{{ $name = 2 }}{{ end -}}\na: {{ $name }}\n",
    values: "num: 1",
    is: { a: "?" },
  },
  "a named template with labels": {
    text: 'a:\n  {{- include "labels" . | nindent 2 }}\n',
    helpers: '{{- define "labels" -}}\napp: web\nrelease: {{ .Release.Name }}\n{{- end }}',
    is: { a: { app: "web", release: "{{ .Release.Name }}" } },
  },
  "a named template in another": {
    text: 'a:\n  {{- include "labels" . | nindent 2 }}\n',
    helpers:
      '{{- define "labels" -}}\n{{ include "own" . }}\n{{- if .Release.x }}\nversion: 1\n{{- end }}\n{{- end }}{{ define "own" -}}\nrelease: {{ .Release.Name }}\n{{- end }}',
    is: { a: { version: "?", release: "{{ .Release.Name }}" } },
  },
  "a name from a named template": {
    text: 'a: {{ include "name" . }}\nb: {{ template "name" . }}\nc: {{ include "name" $ | quote }}\n',
    helpers: '{{- define "name" -}}\n{{- .Release.Name | trunc 63 -}}\n{{- end }}',
    is: {
      a: '{{ include "name" . }}',
      b: '{{ include "name" . }}',
      c: '{{ quote (include "name" .) }}',
    },
  },
  "a name that is known": {
    text: 'a: {{ include "name" . }}\n',
    values: "num: web",
    helpers: '{{- define "name" -}}\n{{- .Values.num | trunc 63 | trimSuffix "-" -}}\n{{- end }}',
    is: { a: "web*" },
  },
  "a random name": { text: "a: {{ randAlphaNum 5 }}\n", is: { a: "?" } },
  "an unclosed action": { text: "a: {{ .Values.\nb: 1\n", is: { a: "?", b: 1 } },
  "an if without its end": {
    text: "a: 1\n{{ if .Values.x }}\nb: 1\n",
    values: "x: true",
    is: { a: 1, b: "?" },
  },
  "an end too many": { text: "a: 1\n{{ end }}\nb: 1\n", is: { a: 1, b: 1 } },
  "a definition prints nothing": { text: '{{ define "x" }}\nz: 1\n{{ end }}\na: 1\n', is: { a: 1 } },
  "Windows line ends": {
    text: "a: {{ .Values.num }}\r\n{{- if .Values.num }}\r\nb: 1\r\n{{- end }}\r\n",
    values: "num: 3",
    is: { a: "3*", b: "1*" },
  },
  "a script with actions": {
    text: "a: |\n  {{- if .Release.x }}\n  sleep 1\n  {{- end }}\nb: |\n  sleep {{ .Values.num }}\n  exit\n",
    values: "num: 3",
    is: { a: "?", b: "sleep 3\nexit\n*" },
  },
  "a flow sequence": {
    text: 'a: ["sh", "-c", "sleep {{ .Values.num }}"]\n',
    values: "num: 3",
    is: { a: ["sh", "-c", "sleep 3*"] },
  },
  "a key with an action": {
    text: "a:\n  {{ .Release.k }}/x: 1\n  y: 2\n",
    is: { a: { "{{ .Release.k }}/x": 1, y: 2, "…": true } },
  },
  "a loop that is left early": {
    text: "a:\n  {{- range .Values.l }}\n  - {{ . }}\n  {{- if eq . 1 }}{{ break }}{{ end }}\n  {{- end }}\nb: {{ range .Values.l }}{{ . }}{{ continue }}{{ end }}\n",
    values: "l: [1]",
    is: { a: "?", b: "?" },
  },
  "a loop in a loop that is left early": {
    text: "a:\n  {{- range .Values.l }}\n  - {{ . }}\n  # {{ range $.Values.l }}{{ break }}{{ end }}\n  {{- end }}\n",
    values: "l: [1]",
    is: { a: ["1*", "?"] },
  },
  "a loop over a number": {
    text: "a:\n  {{- range 3 }}\n  - x\n  {{- end }}\nb: {{ range 3 }}x{{ end }}\n",
    is: { a: ["x", "?"], b: "?" },
  },
  "loops of one line": {
    text: "a: {{ range .Values.l }}{{ . }},{{ end }}\nb: {{ range $k, $v := .Values.m }}{{ $k }}={{ $v }},{{ end }}\nc: {{ range $v := .Values.l }}{{ $v }}{{ end }}\nd: x{{ range .Values.none }}{{ . }}{{ end }}\n",
    values: "l: [x, z]\nm: {r: 1, p: 2, s: 3}\nnone: []",
    is: { a: "x,z,*", b: "p=2,r=1,s=3,*", c: "xz*", d: "x*" },
  },
  "a variable of a condition": {
    text: "a: {{ with $v := .Values.num }}{{ $v }}{{ . }}{{ end }}\nb: {{ if $v := .Values.num }}{{ $v }}{{ end }}\n{{- with $v := .Values.num }}\nc: {{ $v }}\n{{- end }}\n",
    values: "num: 1",
    is: { a: "11*", b: "1*", c: "1*" },
  },
  "the second of several conditions": {
    text: "a: {{ if .Values.nay }}1{{ else if .Values.yea }}2{{ else }}3{{ end }}\n{{- if .Values.nay }}\nb: 1\n{{- else if .Values.yea }}\nb: 2\n{{- else }}\nb: 3\n{{- end }}\n",
    values: "nay: false\nyea: true",
    is: { a: "2*", b: "2*" },
  },
  "a condition that the template itself decides": {
    text: "{{ if true }}\na: 1\n{{ else }}\nb: 1\n{{ end }}\n",
    is: { a: "1*", b: "?" },
  },
  "a condition that assigns": {
    text: "{{ $v := 1 }}{{ if .Release.x }}{{ $v = 2 }}{{ end }}\na: {{ $v }}\nb: {{ if .Release.x }}{{ $v = 3 }}x{{ end }}\n",
    is: { a: "?", b: "?" },
  },
  "a variable that nothing declares": { text: "{{ $v = 2 }}\na: {{ $v }}\n", is: { a: "?" } },
  "a variable of an inner block": {
    text: "{{ $v := 1 }}{{ if true }}{{ $v := 2 }}{{ end }}\na: {{ $v }}\n",
    is: { a: 1 },
  },
  "a block that is printed where it is defined": {
    text: 'a: 1\n{{ block "more" . }}\nz: 1\n{{ end }}\n',
    is: { a: "?", "…": true },
  },
  "a block in parentheses, and without its line breaks": {
    text: "a:\n  {{- (toYaml .Values.t | nindent 2) }}\nb:\n  {{- toYaml .Values.t | nindent 2 | trimSuffix `x` }}\nc:\n  {{ (quote .Values.num) }}\nd: 1\n",
    values: "t: {x: 1}\nnum: 3",
    is: { a: { x: "1*", "…": true }, b: "?", c: "3*", d: 1 },
  },
  "a name that is defined twice": {
    text: 'a: {{ include "same" . }}\nb: {{ include "other" . }}\n{{ define "same" }}x{{ end }}{{ define "other" }}x{{ end }}',
    helpers: '{{ define "same" }}x{{ end }}{{ define "other" }}z{{ end }}',
    is: { a: "x", b: '{{ include "other" . }}' },
  },
  "a name that is printed by several statements": {
    text: 'a: {{ include "one" . }}\nb: {{ include "two" . }}\nc: {{ include "three" . }}\nd: {{ include "four" . }}\n',
    values: "num: web\nl: [x, z]",
    helpers:
      '{{ define "one" }}{{/* the name */}}{{ $name := .Values.num }}{{ $name }}{{ end }}{{ define "two" }}{{ $v := 1 }}{{ if .Release.x }}{{ $v = 2 }}{{ end }}{{ $v }}{{ end }}{{ define "three" }}{{ range .Values.l }}{{ . }}{{ break }}{{ end }}{{ end }}{{ define "four" }}{{ block "five" . }}x{{ end }}{{ end }}',
    is: {
      a: "web*",
      b: '{{ include "two" . }}',
      c: '{{ include "three" . }}',
      d: '{{ include "four" . }}',
    },
  },
  "a random part of a name": {
    text: 'a: {{ include "one" . }}\nb: {{ include "two" . }}\nc: {{ include "three" . }}\n',
    helpers:
      '{{ define "one" }}x-{{ randAlpha 5 }}{{ end }}{{ define "two" }}{{ printf "x-%s" (randAlpha 5 | lower) }}{{ end }}{{ define "three" }}{{ if }}{{ end }}{{ end }}',
    is: { a: "?", b: "?", c: '{{ include "three" . }}' },
  },
  "a loop of which the template gives the items": {
    text: "a:\n  {{- range $v := list (dict `k` 1 `r` 2) (dict `k` 1 `r` 3) }}\n  - k: {{ $v.k }}\n    r: {{ .r }}\n  {{- end }}\n",
    is: { a: [{ k: 1, r: "?" }, "?"] },
  },
  "a loop over maps that aliases make huge": {
    text: "a:\n  {{- range .Values.l }}\n  - {{ .p.q.p.x }}\n  {{- end }}\n",
    values: `${graph("a")}${graph("b")}l: [*a40, *b40]\n`,
    is: { a: ["?", "?"] },
  },
  "a definition in a named template, which prints nothing": {
    text: 'a: {{ include "outer" . }}\nb: {{ include "choice" . }}\n',
    helpers:
      '{{ define "outer" }}{{ define "inner" }}x{{ end }}w{{ end }}{{ define "choice" }}{{ if false }}1{{ else }}2{{ end }}{{ end }}',
    is: { a: "w", b: 2 },
  },
  "blocks of one line at different columns": {
    text: "a:\n  x: 1\n  {{ if .Release.x }}{{ toYaml .Release.y | nindent 2 }}{{ else }}{{ toYaml .Release.z | nindent 4 }}{{ end }}\nb: 1\n",
    is: { a: { x: 1, "…": true }, b: 1, "…": true },
  },
  "a named template for a name that is not known": {
    text: 'a: {{ include .Release.x . }}\nb: {{ include "none" . }}\nc: {{ include "none" }}\n',
    is: { a: "?", b: '{{ include "none" . }}', c: "?" },
  },
  "a loop over maps": {
    text: "a:\n  {{- range .Values.l }}\n  - x: {{ .x }}\n    y: {{ .y }}\n    r: {{ .t.r }}\n    m: {{ .t.m }}\n  {{- end }}\n",
    values: "l: [{x: 1, y: 1, t: {r: 1, m: 1}}, {x: 1, t: {r: 1, m: 2}}]",
    is: { a: [{ x: "1*", y: "?", r: "1*", m: "?" }, "?"] },
  },
  "a named template that is known as a whole": {
    text: 'a:\n  {{- include "labels" . | nindent 2 }}\nb:\n  x: 1\n  {{- include "labels" . | nindent 2 }}\nc:\n  {{- include "broken" . | nindent 2 }}\nd:\n  {{- include "empty" . | nindent 2 }}\n',
    helpers:
      '{{ define "labels" }}app: web\ntier: front{{ end }}{{ define "broken" }}a: [{{ end }}{{ define "empty" }}{{ end }}',
    is: { a: { app: "web", tier: "front" }, b: { x: 1, app: "web", tier: "front" }, c: "?", d: null },
  },
  "a named template that prints a list": {
    text: 'a:\n  {{- include "args" . | nindent 2 }}\nb:\n  - x\n  {{- include "args" . | nindent 2 }}\nc:\n  {{- include "env" . | nindent 2 }}\n',
    values: "extra: {E: e}",
    helpers:
      '{{ define "args" }}- one\n- {{ .Release.Name }}\n{{ end }}{{ define "env" }}own: {{ .Release.Name }}\nmore:\n  {{- toYaml .Values.extra | nindent 2 }}\n{{ end }}',
    is: {
      a: ["one", "{{ .Release.Name }}"],
      b: ["x", "one", "{{ .Release.Name }}"],
      c: { own: "{{ .Release.Name }}", more: { E: "e*", "…": true } },
    },
  },
  "a named template that may print nothing": {
    text: 'a:\n  {{- include "maybe" . | nindent 2 }}\nb:\n  {{- include "unreadable" . | nindent 2 }}\nc:\n  {{- include "itself" . | nindent 2 }}\n',
    helpers:
      '{{ define "maybe" }}{{ if .Release.x }}\nx: 1\n{{ end }}{{ end }}{{ define "unreadable" }}x: {{ .Release.x }}\n y: [{{ end }}{{ define "itself" }}x: {{ .Release.x }}\ny:\n  {{- include "itself" . | nindent 2 }}\n{{ end }}',
    is: { a: "?", b: "?", c: expect.objectContaining({ x: "{{ .Release.x }}" }) },
  },
  "a block that the template makes": {
    text: 'a:\n  {{- toYaml (dict "k" .Release.Name "r" (randAlpha 3) "l" (list 1 "x")) | nindent 2 }}\nb:\n  - x\n  {{- toYaml (list 1 2) | nindent 2 }}\nc:\n  {{- 5 | nindent 2 }}\n',
    is: { a: { k: "{{ .Release.Name }}", r: "?", l: [1, "x"] }, b: ["x", 1, 2], c: "?" },
  },
  "a block of values among others": {
    text: "a:\n  k: 1\n  {{- toYaml .Values.t | nindent 2 }}\nb:\n  - k\n  {{- toYaml .Values.l | nindent 2 }}\nc:\n  k: 1\n  {{- toYaml .Values.l | nindent 2 }}\n",
    values: "t: {x: 1, nothing: }\nl: [z]",
    is: {
      a: { k: 1, x: "1*", nothing: "null*", "…": true },
      b: ["k", "z*", "?"],
      c: { k: 1, "…": true },
    },
  },
  "a list of values that an anchor shares": {
    text: "a:\n  {{- toYaml .Values.l | nindent 2 }}\n",
    values: "t: &t {x: 1}\nl: [*t, *t]",
    is: {
      a: [
        { x: "1*", "…": true },
        { x: "1*", "…": true },
      ],
    },
  },
  "an action between braces": {
    text: "a: {\n  {{ toYaml .Release.x }}\n}\nb: 1\n",
    is: { a: "?", b: 1, "…": true },
  },
  "a block of too many values": {
    text: "a:\n  {{- toYaml .Values.l | nindent 2 }}\n",
    values: `l: [${"x, ".repeat(2500)}x]`,
    is: { a: "?" },
  },
  "an alias and a merge key": {
    text: "a: &a {x: 1}\nb:\n  <<: *a\n  y: {{ .Values.num }}\nc: *nothing\n",
    values: "num: 2",
    is: { a: { x: 1 }, b: { x: 1, y: "2*" }, c: "?" },
  },
  "loops around one value": {
    text: "a:\n  {{- range .Values.l }}\n  {{ . }}: 1\n  {{- end }}\nb:\n  {{- range .Values.l }}\n  x\n  {{- end }}\n",
    values: "l: [z]",
    is: { a: { z: 1, "…": true }, b: "?*" },
  },
  "a comment in a key": { text: "a{{/* c */}}b: 1\nc: 1\n", is: { c: 1, "…": true } },
  "an item of a list, and a text that would be YAML": {
    text: 'a: {{ index .Values.l 0 }}\nb: {{ .Values.s }}\nc: "{{ .Values.q }}"\nd: {{ .Values.s | quote }}\n',
    values: "l: [5]\ns: 'x: y'\nq: 'say \"x\"'",
    is: { a: "5*", b: "?*", c: "?*", d: "x: y*" },
  },
  "a script without its last line break": {
    text: "a: |-\n  sleep {{ .Values.num }}\nb: >\n  one {{ .Values.num }}\n  two\nc: |+\n  x {{ .Values.num }}\n\nd: 1\n",
    values: "num: 3",
    is: { a: "sleep 3*", b: "one 3 two\n*", c: "x 3\n\n*", d: 1 },
  },
  "two conditions that both hold": {
    text: "{{ if true }}\na: 1\n{{ end }}\n{{ if true }}\na: 2\n{{ end }}\n",
    is: { a: "twice" },
  },
  "branches with the same data": {
    text: "{{ if .Release.x }}\na: {b: [1, x], c: {d: 1}}\ne: *nothing\n{{ else }}\na: {c: {d: 1}, b: [1, x]}\ne: *nothing\n{{ end }}\n",
    is: { a: { b: [1, "x"], c: { d: 1 } }, e: "?" },
  },
  "branches with more data than is compared": {
    text: `{{ if .Release.x }}\na: [${"x, ".repeat(2500)}x]\n{{ else }}\na: [${"x, ".repeat(2500)}x]\n{{ end }}\n`,
    is: { a: "?" },
  },
  "branches of which one is open": {
    text: "{{ if .Release.x }}\na:\n  b: 1\n  {{- toYaml .Release.y | nindent 2 }}\n{{ else }}\na:\n  b: 1\n{{ end }}\n",
    is: { a: "?" },
  },
  "an action in a comment": {
    text: "a: 1 # {{ .Values.num }}\n# {{ if .Values.x }}\nb: 2\n# {{ end }}\n",
    is: { a: 1, b: "?" },
  },
};

describe("the tree of a template", () => {
  it.each(Object.entries(cases))("%s", (_, { text, values, helpers, is }) => {
    expect(shown(readTree(text, values, helpers))).toEqual(is);
  });
});

it("a graph of aliases is followed as far as it is affordable", () => {
  const lines = ["a0: &a0 [{{ .Values.num }}]"];
  for (let at = 1; at < 30; at++) lines.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
  const tree = readTree(`${lines.join("\n")}\n`, "num: 1");
  const last = tree.kind === "mapping" ? tree.entries.at(-1)?.value : undefined;
  expect(last?.kind).toBe("unknown");
});
