// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { describe as describeManifest } from "../../../server/src/core/kubernetes/manifest.ts";
import { readManifests } from "../../../server/src/core/kubernetes/readManifests.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import { one, reading } from "./reading.ts";

describe("readManifests", () => {
  it.each([
    ["v1", "Pod", "workload"],
    ["v1", "ReplicationController", "workload"],
    ["v1", "Service", "service"],
    ["v1", "Namespace", "namespace"],
    ["apps/v1", "Deployment", "workload"],
    ["extensions/v1beta1", "Deployment", "workload"],
    ["apps/v1beta2", "StatefulSet", "workload"],
    ["apps/v1", "DaemonSet", "workload"],
    ["apps/v1", "ReplicaSet", "workload"],
    ["batch/v1", "Job", "workload"],
    ["batch/v1beta1", "CronJob", "workload"],
    ["argoproj.io/v1alpha1", "Rollout", "workload"],
    ["apps.openshift.io/v1", "DeploymentConfig", "workload"],
    ["apps.kruise.io/v1alpha1", "CloneSet", "workload"],
    ["apps.kruise.io/v1beta1", "StatefulSet", "workload"],
    ["apps.kruise.io/v1alpha1", "DaemonSet", "workload"],
    ["serving.knative.dev/v1", "Service", "workload"],
    ["networking.k8s.io/v1", "Ingress", "ingress"],
    ["extensions/v1beta1", "Ingress", "ingress"],
    ["networking.k8s.io/v1", "IngressClass", "ingressClass"],
    ["elbv2.k8s.aws/v1beta1", "IngressClassParams", "ingressClassParams"],
    ["eks.amazonaws.com/v1", "IngressClassParams", "ingressClassParams"],
    ["elbv2.k8s.aws/v1beta1", "TargetGroupBinding", "targetGroupBinding"],
    ["eks.amazonaws.com/v1", "TargetGroupBinding", "targetGroupBinding"],
    ["gateway.networking.k8s.io/v1", "GatewayClass", "gatewayClass"],
    ["gateway.networking.k8s.io/v1beta1", "Gateway", "gateway"],
    ["gateway.networking.k8s.io/v1", "HTTPRoute", "route"],
    ["gateway.networking.k8s.io/v1", "GRPCRoute", "route"],
    ["gateway.networking.k8s.io/v1alpha2", "TCPRoute", "route"],
    ["gateway.networking.k8s.io/v1alpha2", "UDPRoute", "route"],
    ["gateway.networking.k8s.io/v1alpha3", "TLSRoute", "route"],
    ["gateway.k8s.aws/v1beta1", "TargetGroupConfiguration", "targetGroupConfiguration"],
    ["gateway.k8s.aws/v1", "LoadBalancerConfiguration", "loadBalancerConfiguration"],
    ["cloud.google.com/v1", "BackendConfig", "backendConfig"],
    ["networking.istio.io/v1", "Gateway", "istioGateway"],
    ["networking.istio.io/v1alpha3", "VirtualService", "virtualService"],
    ["traefik.io/v1alpha1", "IngressRoute", "proxyRoute"],
    ["traefik.containo.us/v1alpha1", "IngressRouteTCP", "proxyRoute"],
    ["traefik.io/v1alpha1", "IngressRouteUDP", "proxyRoute"],
    ["traefik.io/v1alpha1", "TraefikService", "proxyRoute"],
    ["projectcontour.io/v1", "HTTPProxy", "proxyRoute"],
    ["route.openshift.io/v1", "Route", "proxyRoute"],
  ])("knows %s %s", (apiVersion, kind, type) => {
    const read = reading(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`);
    expect(read.manifests.map((manifest) => manifest.type)).toEqual([type]);
    expect(read.manifests[0]?.kind).toBe(kind);
    expect(describeManifest(read.manifests[0]!)).toBe(`${kind}/a`);
  });

  it.each([
    ["another group", "apiVersion: example.com/v1\nkind: Deployment\n"],
    ["a Deployment of the core group", "apiVersion: v1\nkind: Deployment\n"],
    ["a group without version", "apiVersion: apps\nkind: Service\n"],
    ["an Istio DestinationRule", "apiVersion: networking.istio.io/v1\nkind: DestinationRule\n"],
    ["a Route of another group", "apiVersion: serving.knative.dev/v1\nkind: Route\n"],
    ["another CRD's Rollout", "apiVersion: rollouts.kruise.io/v1beta1\nkind: Rollout\n"],
    ["a HelmRelease", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"],
    ["a CRD", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"],
    ["a compose file", "services:\n  web: {image: nginx}\n"],
    ["no apiVersion", "kind: Deployment\n"],
    ["a templated apiVersion", "apiVersion: {{ .Values.api }}\nkind: Deployment\n"],
    ["two kinds", "apiVersion: apps/v1\nkind: Deployment\nkind: StatefulSet\n"],
    ["a kind that is no text", "apiVersion: v1\nkind: [Service]\n"],
    ["a kind named like a property of all objects", "apiVersion: v1\nkind: toString\n"],
    ["a scalar", "text\n"],
    ["a sequence", "- apiVersion: v1\n  kind: Service\n"],
  ])("gives nothing for %s", (_, text) => {
    expect(reading(text).manifests).toEqual([]);
  });

  it.each(["template.openshift.io/v1", "v1"])("looks into an OpenShift Template of %s", (apiVersion) => {
    const read = reading(`kind: Template
apiVersion: ${apiVersion}
metadata: {name: shop}
objects:
- apiVersion: apps.openshift.io/v1
  kind: DeploymentConfig
  metadata: {name: "\${NAME}"}
- apiVersion: v1
  kind: Service
  metadata: {name: "\${NAME}"}
- apiVersion: v1
  kind: Secret
- kind: Service
parameters:
- name: NAME
`);
    expect(read.manifests.map(({ kind }) => kind)).toEqual(["DeploymentConfig", "Service"]);
  });

  it("gives nothing for a Template of another group", () => {
    const objects = "objects: [{apiVersion: v1, kind: Service, metadata: {name: a}}]\n";
    expect(reading(`apiVersion: example.com/v1\nkind: Template\n${objects}`).manifests).toEqual([]);
  });

  it("gives nothing for an empty document", () => {
    expect(readManifests(null, 1)).toEqual([]);
  });

  it("says what every object has, and where", () => {
    const read = reading(`# before
apiVersion: networking.k8s.io/v1
kind: "Ingress"
metadata:
  name: shop
  namespace: 'prod'
  labels:
    app: web
    version: 1
    none:
    tier: \${TIER}
  annotations:
    alb.ingress.kubernetes.io/target-type: "ip"
    alb.ingress.kubernetes.io/scheme: \${SCHEME}
`);
    const ingress = one(read, "ingress");
    expect(read.at(ingress.at)).toMatch(/^apiVersion[\s\S]*SCHEME\}$/);
    expect([ingress.group, ingress.version]).toEqual(["networking.k8s.io", "v1"]);
    expect(read.at(ingress.kindAt)).toBe('"Ingress"');
    expect(read.show(ingress.name)).toBe('known "shop" «shop»');
    expect(read.show(ingress.namespace)).toBe(`known "prod" «'prod'»`);
    expect(Object.entries(ingress.labels.entries).map(([key, field]) => [key, read.show(field)])).toEqual([
      ["app", 'known "web" «web»'],
      ["version", "unknown wrong-type «1» 1"],
      ["none", "absent"],
      ["tier", 'known "${TIER}" «${TIER}»'],
    ]);
    expect(Object.values(ingress.annotations.entries).map(read.show)).toEqual([
      'known "ip" «"ip"»',
      "unknown placeholder «${SCHEME}» ${SCHEME}",
    ]);
    expect(ingress.labels).toMatchObject({ present: true, complete: true });
  });

  it("takes missing, templated and odd metadata for what they are", () => {
    const bare = one(reading("apiVersion: v1\nkind: Namespace\n"), "namespace");
    expect([bare.name.state, bare.namespace.state]).toEqual(["absent", "absent"]);
    expect(bare.labels).toMatchObject({ present: false, complete: true, entries: {} });

    const templated = one(
      reading(
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {{ .x }}\n  namespace: ''\n  labels: {{ .y }}\n",
      ),
      "namespace",
    );
    expect([templated.name.state, templated.namespace.state]).toEqual(["unknown", "absent"]);
    expect(templated.labels).toMatchObject({ present: true, complete: false, entries: {} });

    const keyed = one(
      reading('apiVersion: v1\nkind: Namespace\nmetadata: {labels: {"${K}": a, __proto__: b}}\n'),
      "namespace",
    );
    expect(keyed.labels.complete).toBe(false);
    expect(Object.keys(keyed.labels.entries)).toEqual(["${K}", "__proto__"]);
  });

  it("reads JSON, flow style and CRLF", () => {
    const json =
      '{\r\n  "apiVersion": "v1",\r\n  "kind": "Service",\r\n  "spec": {"selector": {"app": "web"}}\r\n}\r\n';
    const read = reading(json);
    const service = one(read, "service");
    expect(read.show(service.selector.entries.app!)).toBe('known "web" «"web"»');
    expect(read.at(service.at)?.startsWith("{")).toBe(true);
    expect(read.at(service.at)?.endsWith("}")).toBe(true);
  });
});

describe("lists", () => {
  it("gives the items of a List one by one, also of nested ones", () => {
    const read = reading(`apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: {name: a}
  - apiVersion: v1
    kind: ConfigMap
  - apiVersion: v1
    kind: List
    items:
      - {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}
  -
  - text
`);
    expect(read.manifests.map(describeManifest)).toEqual(["Service/a", "Deployment/b"]);
    expect(read.at(read.manifests[0]!.at)).toMatch(
      /^apiVersion: v1\n +kind: Service\n +metadata: \{name: a\}$/,
    );
  });

  it("gives items of a typed list the kind of the list", () => {
    const read = reading(`apiVersion: apps/v1
kind: DeploymentList
items:
  - metadata: {name: a}
  - apiVersion: v1
    kind: Service
    metadata: {name: b}
`);
    expect(read.manifests.map(describeManifest)).toEqual(["Deployment/a", "Service/b"]);
    expect(read.at(read.manifests[0]!.kindAt)).toBe("DeploymentList");
  });

  it("needs a kind in the items of a plain List", () => {
    expect(reading("apiVersion: v1\nkind: List\nitems: [{metadata: {name: a}}]\n").manifests).toEqual([]);
  });

  it("survives lists that are no lists", () => {
    for (const items of ["", "text", "{a: b}", "{{ .x }}", "[[], 1]"]) {
      expect(reading(`apiVersion: v1\nkind: List\nitems: ${items}\n`).manifests).toEqual([]);
    }
  });

  it("reads a part of the immense list that aliases can spell", () => {
    const inner = "{apiVersion: v1, kind: Service, spec: {ports: [{port: 1}, {port: 2}, {port: 3}]}}";
    const aliases = (name: string): string => Array(100).fill(`*${name}`).join(", ");
    const text = `a: &a ${inner}
b: &b {apiVersion: v1, kind: List, items: [${aliases("a")}]}
c: &c {apiVersion: v1, kind: List, items: [${aliases("b")}]}
apiVersion: v1
kind: List
items: [${aliases("c")}]
`;
    const { root } = parseDocument(text);
    const { length } = readManifests(root, 1, text);
    expect(length).toBeGreaterThan(1_000);
    expect(length).toBeLessThan(100_000);
  });
});
