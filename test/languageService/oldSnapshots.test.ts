import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createWorkspace } from "../../server/src/core/workspace/workspace.ts";
import { evaluate } from "../../server/src/languageService/evaluate.ts";
import { createRuleMemory } from "../../server/src/languageService/statements.ts";
import { rules } from "../../server/src/rules/index.ts";

const deployment = (name: string, replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: app, ports: [{containerPort: 8080}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {type: LoadBalancer, selector: {app: ${name}}, ports: [{port: 80, targetPort: 8080}]}
`;

describe("a folder that is edited for hours", () => {
  it("keeps no snapshot alive but the last one, whatever is remembered of those before", async () => {
    const workspace = createWorkspace("file:///w");
    const memory = createRuleMemory();
    const uris = ["a", "b", "c"].map((name) => `file:///w/${name}.yaml`);
    for (const [number, uri] of uris.entries()) workspace.update(uri, deployment(`app-${number}`, 1));
    workspace.setComplete(true);

    const snapshots: WeakRef<object>[] = [];
    const look = () => {
      const snapshot = workspace.snapshot();
      const findings = evaluate(snapshot, rules, memory);
      expect(uris.flatMap((uri) => findings.get(uri)).length).toBeGreaterThan(0);
      snapshots.push(new WeakRef(snapshot));
    };
    look();
    for (const [number, uri] of uris.entries()) {
      workspace.update(uri, deployment(`app-${number}`, 2));
      look();
    }
    await collectGarbage();
    expect(snapshots.map((each) => each.deref() !== undefined)).toEqual([false, false, false, true]);
  });
});

/** All of it: what a WeakRef has given stays until the turn is over. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await new Promise((resolve) => setTimeout(resolve));
  collect();
}
