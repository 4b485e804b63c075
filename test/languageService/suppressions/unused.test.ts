import { describe, expect, test } from "vitest";
import { documents } from "../../support/workspaceOf.ts";
import { deployment, shop } from "../hover/shop.ts";
import type { Files } from "../marked.ts";
import { findingsIn, serviceOf } from "./suppressing.ts";

const path = "apps/web.yaml";

/** The shop with its Deployment changed. */
function shopWithDeployment(text: string): Files {
  return { ...shop, [path]: text };
}

describe("nothing is said about what a directive is for", () => {
  const unused = deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90");
  const files = shopWithDeployment(unused.replace('70"]', '70"] # podgrace-ignore prestop-too-short'));
  const unusedFinding = ["directive-invalid hint"];

  test("before the folder has been read", () => {
    const service = serviceOf(files);
    expect(findingsIn(service, path)).toEqual(unusedFinding);
    service.setComplete(false);
    expect(findingsIn(service, path)).toEqual([]);
  });

  test("where its rule is switched off, or Podgrace is", () => {
    const off = { rules: { "prestop-too-short": "off" as const } };
    expect(findingsIn(serviceOf(files, off), path)).toEqual([]);
    expect(findingsIn(serviceOf(files, { enable: false }), path)).toEqual([]);
    const silent = { rules: { "directive-invalid": "off" as const } };
    expect(findingsIn(serviceOf(files, silent), path)).toEqual([]);
    const loud = { rules: { "directive-invalid": "warning" as const } };
    expect(findingsIn(serviceOf(files, loud), path)).toEqual(["directive-invalid warning"]);
  });

  test("where part of the file cannot be read", () => {
    const top = `# podgrace-ignore-file prestop-too-short\n${unused}`;
    expect(findingsIn(serviceOf(shopWithDeployment(top)), path)).toEqual(unusedFinding);
    const broken = documents(top, "kind: Deployment\na: [\n");
    expect(findingsIn(serviceOf(shopWithDeployment(broken)), path)).toEqual([]);
    const template = documents(top, "kind: Deployment\n{{ .spec }}\n");
    expect(findingsIn(serviceOf(shopWithDeployment(template)), path)).toEqual([]);
  });

  test("where an end may stand in a template", () => {
    const start = `# podgrace-ignore-start prestop-too-short\n${deployment}`;
    expect(findingsIn(serviceOf(shopWithDeployment(start)), path)).toContain("directive-invalid hint");
    const hidden = documents(start, "kind: Deployment\n{{ .spec }}\n- [\n# podgrace-ignore-end\n");
    expect(findingsIn(serviceOf(shopWithDeployment(hidden)), path)).toEqual(["prestop-too-short warning"]);
  });

  test("where an anchor shares it with other objects", () => {
    const merged = unused.replace(
      "spec:\n  replicas",
      "  annotations:\n    <<: &ignored {podgrace/ignore: prestop-too-short}\nspec:\n  replicas",
    );
    expect(findingsIn(serviceOf(shopWithDeployment(merged)), path)).toEqual([]);
  });

  test("in a file without objects of its own", () => {
    const service = serviceOf({
      ...shop,
      "values.yaml": "# podgrace-ignore-file prestop-missing\nreplicas: 3\n",
    });
    expect(findingsIn(service, "values.yaml")).toEqual([]);
  });
});
