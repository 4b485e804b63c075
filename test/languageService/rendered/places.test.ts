import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import { locateInSource } from "../../../server/src/languageService/rendered/locateInSource.ts";
import { pathInDocument } from "../../../server/src/languageService/rendered/pathInDocument.ts";
import { sourceLines } from "../../../server/src/languageService/rendered/sourceLines.ts";

const rendered = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 45
      containers:
        - name: shop
          image: shop:1
          lifecycle:
            preStop:
              exec:
                command: ["sleep", "50"]
        - name: proxy
          lifecycle:
            preStop:
              exec:
                command:
                  - sh
                  - -c
                  - sleep 7; stop
`;

/** The characters of `source` that the first `wanted` of the rendered text comes from; null where nothing is found. */
function place(source: string, wanted: string, at = rendered.indexOf(wanted)): string | null {
  const { root } = parseDocument(rendered);
  if (root === null) throw new Error("The rendered text cannot be read.");
  const where = pathInDocument(root, { start: at, end: at + wanted.length });
  const found = locateInSource(source, sourceLines(source), where, wanted);
  return found && source.slice(found.span.start, found.span.end);
}

const container = rendered.indexOf("- name: shop") + "- name: ".length;
const proxy = rendered.indexOf("proxy");

describe("what was rendered is found in its template", () => {
  it.each([
    [
      "a value as it is written",
      "spec:\n  template:\n    spec:\n      terminationGracePeriodSeconds: 45\n",
      "45",
      "45",
    ],
    [
      "the action that gives it",
      "spec:\n  template:\n    spec:\n      terminationGracePeriodSeconds: {{ .Values.grace | default 45 }}\n",
      "45",
      "{{ .Values.grace | default 45 }}",
    ],
    [
      "behind blocks that decide whether it is there",
      "{{- if .x }}\nspec:\n  template:\n    spec:\n      {{- with .Values.grace }}\n      terminationGracePeriodSeconds: {{ . }}\n      {{- end }}\n{{- end }}\n",
      "45",
      "{{ . }}",
    ],
    [
      "the nearest key above",
      "spec:\n  template:\n    {{- toYaml .Values.pod | nindent 4 }}\n",
      "45",
      "template",
    ],
    ["nothing where the object is made elsewhere", '{{ include "common.deployment" . }}\n', "45", null],
  ])("%s", (_, source, wanted, expected) => {
    expect(place(source, wanted)).toBe(expected);
  });

  it.each([
    ["by its name", "- name: proxy\n  image: x\n- image: y\n  name: shop\n", "shop"],
    ["whose name a template gives", "- name: proxy\n- name: {{ .Chart.Name }}\n", "{{ .Chart.Name }}"],
    ["in quotes", '- name: proxy\n- name: "shop"\n', "shop"],
  ])("a container %s", (_, items, expected) => {
    const source = `spec:\n  template:\n    spec:\n      containers:\n${items.replace(/^/gm, "      ")}`;
    expect(place(source, "shop", container)).toBe(expected);
  });

  it("a container among several that a template names is not guessed", () => {
    const source =
      "spec:\n  template:\n    spec:\n      containers:\n      - name: {{ .a }}\n      - name: {{ .b }}\n";
    expect(place(source, "proxy", proxy)).toBe("containers");
  });

  it("an item of a command in its place", () => {
    const source =
      'spec:\n  template:\n    spec:\n      containers:\n      - name: "shop"\n      - name: proxy\n        lifecycle:\n          preStop:\n            exec:\n              command:\n              - sh\n              - -c\n              - sleep {{ .Values.wait }}; stop\n';
    expect(place(source, "7")).toBe("{{ .Values.wait }}");
  });

  it("part of a list in brackets", () => {
    const source =
      'spec:\n  template:\n    spec:\n      containers:\n      - name: shop\n        lifecycle: {preStop: {exec: {command: ["sleep", "50"]}}}\n';
    expect(place(source, '"50"')).toBe('"50"');
  });

  it("and never in a comment of the template", () => {
    const source =
      "{{- /*\nspec:\n  template:\n    spec:\n      terminationGracePeriodSeconds: 45\n*/ -}}\nspec:\n  template:\n    metadata: {}\n";
    expect(place(source, "45")).toBe("template");
  });
});
