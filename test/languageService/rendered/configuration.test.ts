import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";
import { scanWith, shown } from "./fakeRenderer.ts";

const pod = (grace: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers:
        - name: web
          image: x
          lifecycle: {preStop: {exec: {command: [sleep, "25"]}}}
`;
const files = {
  "c/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  "c/templates/web.yaml": pod("{{ tpl .Values.grace . }}"),
};
const output = { c: `---\n# Source: shop/templates/web.yaml\n${pod("20")}` };

describe("a configuration file", () => {
  it.each(["helm", "kustomize"])("cannot choose the program for %s", (program) => {
    const service = createLanguageService(undefined, "file:///w");
    service.updateFromDisk("file:///w/.podgrace.yaml", `${program}:\n  path: /tmp/anything\n`);
    const problems = service.configurationProblems({ locale: "en" });
    expect(problems.map(({ message }) => message).join()).toContain(program);
  });

  it.each([
    ["switches a rule off in what is rendered", "rules: {grace-period-too-short: off}\n"],
    ["leaves a chart out", "ignore: ['c/**']\n"],
    [
      "overrides by the path of the template",
      "overrides:\n  - files: ['c/templates/**']\n    reason: it is on purpose\n    rules: {grace-period-too-short: off}\n",
    ],
  ])("%s", async (_, text) => {
    expect(shown(files, (await scanWith(files, output)).findings)).toHaveLength(1);
    const configured = { ...files, ".podgrace.yaml": text };
    expect(shown(files, (await scanWith(configured, output)).findings)).toEqual([]);
  });
});
