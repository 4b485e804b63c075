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
function place(
  source: string,
  wanted: string,
  at = rendered.indexOf(wanted),
  output = rendered,
): string | null {
  const { root } = parseDocument(output);
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

  const pod = (lines: string) => `spec:\n  template:\n    spec:\n${lines.replace(/^(?=.)/gm, "      ")}`;

  it.each([
    ["and never in a comment", "{{- /*\n$45\n*/ -}}\nspec:\n  template:\n    metadata: {}\n", "template"],
    ["also behind a comment that never ends", "$45\n{{/* no end\n", "45"],
    ["also behind one that ends in no action", "{{/* a */ b }}\n$45\n", "45"],
  ])("%s of the template", (_, source, expected) => {
    const whole = pod("terminationGracePeriodSeconds: 45");
    expect(place(source.replace("$45", whole), "45")).toBe(expected);
  });

  it.each<[what: string, lines: string, wanted: string, expected: string | null]>([
    [
      "a key itself",
      "terminationGracePeriodSeconds: {{ .x }}\n",
      "terminationGracePeriodSeconds",
      "terminationGracePeriodSeconds",
    ],
    [
      "a key whose value is written nowhere",
      "terminationGracePeriodSeconds:   # of all pods\n",
      "45",
      "terminationGracePeriodSeconds",
    ],
    [
      "the name of a container whose hook comes from elsewhere",
      'containers:\n- name: shop\n  {{- include "hook" . | nindent 2 }}\n',
      '"50"',
      "shop",
    ],
    [
      "the one container whose name the template does not write",
      'containers:\n- name: proxy\n- image: x\n  {{- include "name" . }}\n',
      '"50"',
      "x",
    ],
    [
      "the last step that is there",
      "containers:\n- name: shop\n  lifecycle:\n    postStart: {}\n",
      '"50"',
      "lifecycle",
    ],
    [
      "a whole mapping that is written in another way",
      "containers:\n- name: proxy\n  lifecycle:\n    preStop:\n      exec: {command: [stop]}\n",
      rendered.slice(rendered.lastIndexOf("exec:"), rendered.length - 1),
      "preStop",
    ],
    [
      "an item of a command as it is written",
      "containers:\n- name: proxy\n  lifecycle:\n    preStop:\n      exec:\n        command:\n        - sh\n        - -c\n        - sleep 7; stop\n",
      "sleep 7; stop",
      "sleep 7; stop",
    ],
    [
      "an item of a list of which the template writes fewer",
      "containers:\n- name: proxy\n  lifecycle:\n    preStop:\n      exec:\n        command:\n        {{- .Values.shell }}\n        - sleep 7; stop\n",
      "sleep 7; stop",
      "sleep 7; stop",
    ],
    [
      "an item of a list that is not there",
      "containers:\n- name: proxy\n  lifecycle:\n    preStop:\n      exec:\n        command: {{ .x }}\n",
      "sleep 7; stop",
      "command",
    ],
  ])("%s", (_, lines, wanted, expected) => {
    expect(place(pod(lines), wanted)).toBe(expected);
  });

  it("what spans several keys is where they stand", () => {
    const pair = "terminationGracePeriodSeconds: 45\n      containers:";
    expect(place(pod("terminationGracePeriodSeconds: 30\ncontainers: []\n"), pair)).toBe("spec");
    expect(place(pod("containers: []\n"), rendered, 0)).toBeNull();
  });

  describe("of items without names", () => {
    const ports = (...lines: readonly string[]) =>
      `kind: Service\nspec:\n  ports:\n${lines.map((line) => `  - ${line}\n`).join("")}`;
    const output = ports("port: 80", "port: 81", "[a, b]");
    const at = (source: string, wanted: string) => place(source, wanted, output.indexOf(wanted), output);

    it("the one in its place", () => {
      expect(at(ports("port: {{ .a }}", "port: {{ .b }}", "x: {{ .c }}"), "81")).toBe("{{ .b }}");
      expect(at(ports("name: x", "port: {{ .b }}", "port: {{ .c }}"), "81")).toBe("{{ .b }}");
    });

    it("the only one", () => {
      expect(at(ports("port: {{ .each }}"), "81")).toBe("{{ .each }}");
    });

    it("their list, where there are fewer", () => {
      const three = ports("port: 80", "port: 81", "port: 82");
      expect(place(ports("port: {{ .a }}", "port: {{ .b }}"), "82", three.indexOf("82"), three)).toBe(
        "ports",
      );
    });

    it("and between them the list", () => {
      expect(at(ports("port: 80", "port: 82"), "  - port: 81")).toBe("ports");
      expect(at(ports("port: 80", "port: 81", "[a, {{ .b }}]"), "b]")).toBe("{{ .b }}");
    });
  });
});
