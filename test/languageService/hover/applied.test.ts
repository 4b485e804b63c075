import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import type { Files } from "../marked.ts";
import { behindAlb, exec, expectParts, grace, hover, onName, web } from "./asking.ts";

describe("on an object of a kustomization", () => {
  const withoutWeb =
    "resources: [../base]\npatches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, $patch: delete}, {name: other, image: x}]}}}}'}]\n";
  const base = (text: string): Files => ({
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": text,
  });

  test("a container that no overlay applies has nothing to tell", () => {
    const only = { ...base(onName("")), "prod/kustomization.yaml": withoutWeb };
    expect(hover(only)).toBeNull();
    const probe = web("", `livenessProbe: {${grace(10)}}`);
    expect(hover({ ...base(probe), "prod/kustomization.yaml": withoutWeb })).toBeNull();
    const hook = web("", "lifecycle: {preSt$0op: {sleep: {seconds: 5}}}");
    expect(hover({ ...base(hook), "prod/kustomization.yaml": withoutWeb })).toBeNull();
  });

  test("a container that one of two overlays applies speaks of that one", () => {
    const contents = hover({
      ...base(onName("")),
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": withoutWeb,
    });
    expectParts(contents, ["Requests can be lost for 60 s", "As applied by dev: Requests can be lost"]);
    expect(contents).not.toContain("prod");
  });

  test("a Service names the overlays of what it reaches", () => {
    expectParts(
      hover({
        ...base(web("").replace("kind: Service", "kind: Ser$0vice")),
        "dev/kustomization.yaml": "resources: [../base]\nnamespace: dev\n",
        "prod/kustomization.yaml": "resources: [../base]\nnamespace: prod\n",
      }),
      ["Deployment web (line 4) as applied by dev:", "Deployment web (line 4) as applied by prod:"],
    );
  });
});

describe("on an object of a chart", () => {
  const template = (pod: string, rest = behindAlb) => web(pod, exec("[sleep, '70']"), rest);
  const chart = (text: string): Files => ({
    "c/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "c/values.yaml": "grace: 80\nenabled: false\n",
    "c/templates/web.yaml": text,
  });
  const defaults = "Read with the chart's default values; who installs the chart may give others.";

  test.each<[what: string, text: string]>([
    ["its grace period", template("termination$0GracePeriodSeconds: {{ .Values.grace }}")],
    [
      "a container",
      template("terminationGracePeriodSeconds: {{ .Values.grace }}").replace("- name: web", "- name: w$0eb"),
    ],
  ])("%s is told with the default values, which may be others", (_, text) => {
    expectParts(hover(chart(text)), ["70 s", "SIGKILL at 80 s", defaults]);
  });

  test("says that the folder is still being read, not that something cannot be", () => {
    const text = template("termination$0GracePeriodSeconds: {{ .Values.grace }}");
    for (const files of [{ "c/templates/web.yaml": text }, chart(text)])
      expect(hover(files, false)).toBe(
        "The workspace is still being read. What the template says here will be known in a moment.",
      );
    expectParts(hover({ "c/templates/web.yaml": text }), ["cannot be read here"]);
  });

  test("that the default values leave out says nothing of its shutdown", () => {
    const text = `{{- if .Values.enabled }}\n${template("").replace("- name: web", "- name: w$0eb")}{{- end }}\n`;
    const contents = hover(chart(text));
    expectParts(contents, ["A template decides whether this object is applied."]);
    expect(contents).not.toContain(defaults);
    expect(contents).not.toContain("70 s");
  });
});

describe("on a workload", () => {
  const kind = (text: string) => text.replace("kind: Deployment", "kind: Deploy$0ment");

  test("that Kubernetes refuses, without a picture of what never happens", () => {
    const contents = hover(kind(web("", "lifecycle: {preStop: {}}")));
    expectParts(contents, ["Kubernetes refuses this hook:"]);
    expect(contents).not.toContain("█");
  });

  test("without containers: nothing, and its Service names it without a verdict", () => {
    const empty = yaml.deployment("web").replace(/ {6}containers:[\s\S]*$/, "      containers: []\n");
    expect(hover(kind(documents(empty, yaml.service("web"))))).toBeNull();
    expect(hover(empty.replace("      containers", `      ${grace(10)}\n      containers`))).toBeNull();
    expect(hover(documents(empty, yaml.service("web").replace("kind: Ser", "kind: Se$0r")))).toMatch(
      /Reaches: Deployment web \(line 4\)$/m,
    );
  });
});

describe("on an object of a List", () => {
  const list = (text: string) =>
    `apiVersion: v1\nkind: List\nitems:\n${["a", "b"]
      .map(
        (name) =>
          `- {apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: ${name}}}}\n`,
      )
      .join("")}${yaml.deployment("b").replace(/^/gm, "  ").replace(/^ {2}/, "- ").trimEnd()}\n`.replace(
      text,
      (found) => `${found}$0`,
    );

  test("the one under the cursor is meant", () => {
    expectParts(hover(list("kind: Service, metadata: {name: b")), ["Reaches: Deployment b (line 9)"]);
    expectParts(hover(list("kind: Service, metadata: {name: a")), ["No pods found."]);
  });

  test("the list itself is no object", () => {
    expect(hover(list("kind: List"))).toBeNull();
  });
});
