import { expect, test } from "vitest";
import { documents, snapshotOf, workloadNamed, yaml } from "../../../support/workspaceOf.ts";

const { deployment, service, ingress } = yaml;
const annotations = "{alb.ingress.kubernetes.io/target-type: ip}";

/** Whether a patch that takes the backends from the Ingress acts on it: `cluster` when it does. */
function stateWith(target: string): string {
  const snapshot = snapshotOf({
    "base/kustomization.yaml": "resources: [web.yaml]\ncommonLabels: {tier: front, a: b}\n",
    "base/web.yaml": documents(deployment("web"), service("web"), ingress("web", { annotations })),
    "prod/kustomization.yaml": `resources: [../base]\npatches:\n- target: {kind: Ingress, ${target}}\n  patch: |-\n    - {op: remove, path: /spec}\n`,
  });
  return snapshot.exposure(workloadNamed(snapshot, "web")).state;
}

test.each([
  'name: "w.*"',
  'name: "(web|api)"',
  'name: "[v-x]eb"',
  "labelSelector: tier",
  "labelSelector: tier=front",
  'labelSelector: "tier == front, a=b"',
  'labelSelector: "tier in (back, front),a notin (x, y)"',
  'labelSelector: "tier != back"',
  'labelSelector: "!gone"',
  "labelSelector: ''",
  'annotationSelector: "alb.ingress.kubernetes.io/target-type=ip"',
])("%s selects it", (target) => expect(stateWith(target)).toBe("cluster"));

test.each([
  'name: "w"',
  'name: ".*api"',
  "labelSelector: tier=back",
  "labelSelector: gone",
  'labelSelector: "!tier"',
  'labelSelector: "tier=front,a=x"',
  'labelSelector: "tier in (back)"',
  'labelSelector: "a notin (b, c)"',
  'labelSelector: "gone in (a)"',
  "annotationSelector: gone",
])("%s does not", (target) => expect(stateWith(target)).toBe("loadBalancer"));

test.each([
  'name: "w{1}eb"',
  'name: "(?i)web"',
  'labelSelector: "tier=front,,a=b"',
  'labelSelector: "tier > 1"',
  "labelSelector: [tier]",
  "annotationSelector: 'a > 1'",
])("%s is not read, and proves nothing", (target) =>
  expect(["cluster", "loadBalancer"]).not.toContain(stateWith(target)),
);
