// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { readKustomization } from "../../../server/src/core/kubernetes/readKustomization.ts";
import { readManifests } from "../../../server/src/core/kubernetes/readManifests.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../server/src/core/yaml/tree.ts";

const documents = [
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 90
      os: {name: linux}
      readinessGates: [{conditionType: a/b}]
      containers:
        - name: web
          image: nginx
          ports: [{name: http, containerPort: 80}]
          env: [{name: DELAY, value: "70"}]
          readinessProbe: {httpGet: {port: 80}}
          livenessProbe: {terminationGracePeriodSeconds: 5}
          lifecycle: {preStop: {exec: {command: [sh, -c, "sleep $DELAY"]}}}
        - name: other
          lifecycle: {preStop: {sleep: {seconds: 5}, httpGet: {path: /, port: 80}}}
      initContainers: [{name: proxy, restartPolicy: Always}]
`,
  `apiVersion: argoproj.io/v1alpha1
kind: Rollout
spec: {workloadRef: {kind: Deployment, name: web}, strategy: {canary: {maxSurge: 1, stableService: a, pingPong: {pingService: b}, trafficRouting: {alb: {ingress: c, ingresses: [d], rootService: e, servicePort: 80}}}}}
`,
  `apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Service, spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}}
  - {apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {defaultBackend: {service: {name: a, port: {number: 1}}}, rules: [{http: {paths: [{backend: {service: {name: b}}}]}}]}}
  - {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, spec: {parentRefs: [{name: a}], rules: [{backendRefs: [{name: b, port: 80}]}]}}
  - {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {infrastructure: {parametersRef: {kind: a, name: b}}}}
  - {apiVersion: gateway.k8s.aws/v1, kind: TargetGroupConfiguration, spec: {targetReference: {name: a}, defaultConfiguration: {targetType: ip, targetGroupAttributes: [{key: a, value: b}], healthCheckConfig: {healthCheckInterval: 5}}, routeConfigurations: [{targetGroupProps: {targetType: ip, targetGroupAttributes: [{key: a, value: c}], healthCheckConfig: {healthCheckInterval: 6}}}]}}
  - {apiVersion: elbv2.k8s.aws/v1beta1, kind: TargetGroupBinding, spec: {serviceRef: {name: a, port: 1}, targetType: ip}}
  - {apiVersion: gateway.k8s.aws/v1, kind: LoadBalancerConfiguration, spec: {mergingMode: a, loadBalancerAttributes: [{key: a, value: b}]}}
  - {apiVersion: cloud.google.com/v1, kind: BackendConfig, spec: {connectionDraining: {drainingTimeoutSec: 60}}}
  - {apiVersion: networking.istio.io/v1, kind: VirtualService, spec: {hosts: [a], gateways: [b], http: [{match: [{gateways: [c]}], delegate: {name: d}, route: [{destination: {host: e, port: {number: 80}}}]}]}}
  - {apiVersion: traefik.io/v1alpha1, kind: IngressRoute, spec: {routes: [{services: [{name: a, namespace: b, port: 80}]}], weighted: {services: [{name: a}]}, mirroring: {name: a}}}
  - {apiVersion: projectcontour.io/v1, kind: HTTPProxy, spec: {routes: [{services: [{name: a, port: 80, mirror: true}]}], tcpproxy: {services: [{name: b}]}}}
  - {apiVersion: route.openshift.io/v1, kind: Route, spec: {to: {kind: Service, name: a}, alternateBackends: [{name: b}], port: {targetPort: http}}}
`,
  `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [a]
patches: [{path: b}]
replacements: [{path: c}]
`,
];

const span = { start: 0, end: 1 };

const strangers: readonly YamlNode[] = [
  { kind: "scalar", span, style: "plain", text: "", value: null },
  { kind: "scalar", span, style: "plain", text: "7", value: 7 },
  { kind: "scalar", span, style: "plain", text: ".nan", value: Number.NaN },
  { kind: "scalar", span, style: "plain", text: "yes", value: true },
  { kind: "scalar", span, style: "literal", text: "sleep 5\nsleep", value: "sleep 5\nsleep" },
  { kind: "scalar", span, style: "double", text: "${X}", value: "${X}" },
  { kind: "sequence", span, flow: true, items: [] },
  { kind: "mapping", span, flow: true, entries: [] },
  { kind: "unknown", span, reason: "template" },
  { kind: "unknown", span, reason: "bad-alias" },
];

/** The tree once for every node in it, with that node replaced. */
function* replaced(node: YamlNode, stranger: YamlNode): Generator<YamlNode> {
  yield stranger;
  if (node.kind === "mapping") {
    for (const [index, entry] of node.entries.entries()) {
      for (const value of replaced(entry.value, stranger)) {
        yield { ...node, entries: instead(node.entries, index, { ...entry, value }) };
      }
    }
  }
  if (node.kind === "sequence") {
    for (const [index, item] of node.items.entries()) {
      for (const value of replaced(item.value, stranger)) {
        yield { ...node, items: instead(node.items, index, { ...item, value }) };
      }
    }
  }
}

function instead<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return [...list.slice(0, index), value, ...list.slice(index + 1)];
}

describe("any tree", () => {
  it("is read without an exception, whatever stands where", () => {
    let trees = 0;
    for (const text of documents) {
      const { root } = parseDocument(text);
      if (root === null) throw new Error("The base document is not readable");
      for (const stranger of strangers) {
        for (const tree of replaced(root, stranger)) {
          trees++;
          expect(() => readManifests(tree, 1, text)).not.toThrow();
          expect(() => readKustomization(tree, 1)).not.toThrow();
        }
      }
    }
    expect(trees).toBeGreaterThan(1000);
  });
});
