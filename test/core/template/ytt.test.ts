import { expect, test } from "vitest";
import { isDirectedByYtt } from "../../../server/src/core/template/ytt.ts";
import { snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";

test.each([
  ["#@ if data.values.web:\nkind: Service\n#@ end\n"],
  ["kind: Service\nspec:\n  #@ for port in ports:\n  - port: 80\n  #@ end\n"],
  ["#@overlay/match by=overlay.all\nkind: Deployment\n"],
  ["kind: Deployment\nspec:\n  #@overlay/match missing_ok=True\n  replicas: 3\n"],
  ["#@data/values\n---\ndelay: 70\n"],
  ["#@ def labels():\napp: web\n#@ end\n"],
])("lines of ytt decide what there is: %j", (text) => {
  expect(isDirectedByYtt(text)).toBe(true);
});

test.each([
  ["kind: Service\n# an ordinary comment, #@ if it may be said\n"],
  ['#@ load("@ytt:data", "data")\nkind: Service\nspec:\n  type: #@ data.values.type\n'],
  ["kind: ConfigMap\ndata:\n  x: '#@'\n"],
])("only values of ytt, or none: %j", (text) => {
  expect(isDirectedByYtt(text)).toBe(false);
});

test("a value that ytt computes is unknown, not absent", () => {
  const pod = "terminationGracePeriodSeconds: #@ data.values.grace";
  const hook = "lifecycle: {preStop: {exec: {command: [sleep, '70']}}}";
  const grace = (text: string) => {
    const snapshot = snapshotOf({ "web.yaml": yaml.deployment("web", { pod: text, container: hook }) });
    return workloadNamed(snapshot, "web").manifest.pod?.gracePeriod;
  };
  expect(grace(pod)).toMatchObject({ state: "unknown", reason: "template" });
  expect(grace("terminationGracePeriodSeconds: # 30 by default")).toMatchObject({ state: "absent" });
});

test("an item that ytt computes leaves open which containers there are", () => {
  const text = yaml.deployment("web").replace(/containers:[\s\S]*/, "containers:\n      - #@ container()\n");
  const { pod } = workloadNamed(snapshotOf({ "web.yaml": text }), "web").manifest;
  expect(pod?.containersComplete).toBe(false);
});
