import { describe, expect, test } from "vitest";
import { documents } from "../../support/workspaceOf.ts";
import { deployment, ingress, namespace, service } from "../hover/shop.ts";
import type { Files } from "../marked.ts";
import { findingsIn, serviceOf, suppressedIn } from "./suppressing.ts";

const annotations = `  annotations:
    podgrace/ignore: prestop-too-short, grace-period-too-short
    podgrace/ignore-reason: measured
`;
const annotated = deployment.replace("spec:\n  replicas", `${annotations}spec:\n  replicas`);

/** Gives the hook another length, which is where the finding sits. */
const hookPatch = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: web
          lifecycle:
            preStop:
              exec:
                command: ["sleep", "20"]
`;

/** The shop as a base, and overlays of it: name and patch. */
function overlays(base: string, patches: Readonly<Record<string, string>>): Files {
  const files: Record<string, string> = {
    "base/web.yaml": base,
    "base/rest.yaml": documents(service, ingress, namespace),
    "base/kustomization.yaml": "resources: [web.yaml, rest.yaml]\n",
  };
  for (const [name, patch] of Object.entries(patches)) {
    files[`${name}/patch.yaml`] = patch;
    files[`${name}/kustomization.yaml`] = "resources: [../base]\npatches: [{ path: patch.yaml }]\n";
  }
  return files;
}

const chart: Files = {
  "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "values.yaml": "service:\n  type: LoadBalancer\ngrace: 30\n",
  "templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${annotations}spec:
  template:
    metadata:
      labels: { app: web }
    spec:
      terminationGracePeriodSeconds: {{ .Values.grace }}
      containers:
        - name: web
          lifecycle: { preStop: { sleep: { seconds: 45 } } }
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: {{ .Values.service.type }}
  selector: { app: web }
  ports: [{ port: 80 }]
`,
};

describe("the annotation of an object speaks for findings about it in another document", () => {
  test.each([
    ["behind the rules", "prestop-too-short -- measured", "", "prestop-too-short: measured"],
    ["nowhere", "prestop-too-short", "", "prestop-too-short: ?"],
    ["of its own before that", "prestop-too-short -- no", "known", "prestop-too-short: known"],
  ])("with the reason %s", (_, rules, own, expected) => {
    const said = own === "" ? "" : `    podgrace/ignore-reason: ${own}\n`;
    const text = deployment.replace(
      "spec:\n  replicas",
      `  annotations:\n    podgrace/ignore: "${rules}"\n${said}spec:\n  replicas`,
    );
    expect(suppressedIn(serviceOf(overlays(text, { prod: hookPatch })), "prod/patch.yaml")).toEqual([
      expected,
    ]);
  });

  test("of a base, for a patch", () => {
    const shopService = serviceOf(overlays(annotated, { prod: hookPatch }));
    expect(findingsIn(serviceOf(overlays(deployment, { prod: hookPatch })), "prod/patch.yaml")).toEqual([
      "prestop-too-short warning",
    ]);
    expect(findingsIn(shopService, "prod/patch.yaml")).toEqual([]);
    expect(suppressedIn(shopService, "prod/patch.yaml")).toEqual(["prestop-too-short: measured"]);
  });

  test("of a patch, for the base as this overlay applies it; other overlays keep the finding", () => {
    const ignoring = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n${annotations}`;
    const replicas =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  replicas: 9\n";
    const shopService = serviceOf(overlays(deployment, { prod: ignoring, test: replicas }));
    expect(findingsIn(shopService, "base/web.yaml")).toEqual(["prestop-too-short warning"]);
    expect(suppressedIn(shopService, "base/web.yaml")).toEqual(["prestop-too-short: measured"]);
  });

  test("of a template, for a value of the chart", () => {
    const shopService = serviceOf(chart);
    const without = {
      ...chart,
      "templates/web.yaml": chart["templates/web.yaml"]?.replace(annotations, "") ?? "",
    };
    expect(findingsIn(serviceOf(without), "values.yaml")).toEqual(["grace-period-too-short error"]);
    expect(findingsIn(shopService, "values.yaml")).toEqual([]);
    expect(suppressedIn(shopService, "values.yaml")).toEqual(["grace-period-too-short: measured"]);
    // It is not said to be of no use, because it is.
    expect(findingsIn(shopService, "templates/web.yaml")).not.toContain("directive-invalid hint");
  });

  test("for the rules that it names and no others", () => {
    const other = annotated.replace("prestop-too-short, grace-period-too-short", "grace-period-too-short");
    const shopService = serviceOf(overlays(other, { prod: hookPatch }));
    expect(findingsIn(shopService, "prod/patch.yaml")).toEqual(["prestop-too-short warning"]);
  });

  test("unless the configuration forbids it", () => {
    const shopService = serviceOf(overlays(annotated, { prod: hookPatch }), {
      noInlineSuppress: ["prestop-too-short"],
    });
    expect(findingsIn(shopService, "prod/patch.yaml")).toEqual(["prestop-too-short warning"]);
  });
});
