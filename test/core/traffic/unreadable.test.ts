// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of envsubst.
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import { documents, snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const app = documents(deployment("web"), service("web"));
const gatewayApi = "apiVersion: gateway.networking.k8s.io/v1";
const istioApi = "apiVersion: networking.istio.io/v1";

const states = (...texts: readonly string[]) => {
  const exposure = exposureOf(one(app, ...texts));
  return [exposure.state, ...paths(exposure)];
};

describe("a reference that cannot be read may lead anywhere, and proves nothing", () => {
  const route = (backend: string) =>
    `${gatewayApi}\nkind: HTTPRoute\nmetadata: {name: web}\nspec: {parentRefs: [{name: edge}], rules: [{backendRefs: [${backend}]}]}\n`;
  const action = (json: string) =>
    ingress("web", {
      port: "{name: use-annotation}",
      annotations: `{alb.ingress.kubernetes.io/actions.web: '${json}'}`,
    });

  test.each([
    ["a backend that is a placeholder", route("{name: '${NAME}', port: 80}")],
    ["a backend without a name", route("{port: 80}")],
    ["an action that is a placeholder", action("${ACTION}")],
    ["an action that is no JSON", action("x")],
    [
      "an action without a Service",
      action('{"forwardConfig": {"targetGroups": [{"targetGroupARN": "arn"}]}}'),
    ],
    [
      "an action of a Service without a name",
      ingress("web", { service: "'${NAME}'", port: "{name: use-annotation}" }),
    ],
  ])("%s", (_, text) => {
    expect(states(text)[0]).not.toBe("loadBalancer");
  });

  test("the port of an action that is none leads to the Service all the same", () => {
    const json = '{"forwardConfig": {"targetGroups": [{"serviceName": "web", "servicePort": {"x": 1}}]}}';
    expect(states(action(json))).toEqual(["loadBalancer", "alb ? external R30 Ingress/web Service/web"]);
  });
});

describe("a VirtualService", () => {
  const virtualService = (name: string, spec: string, metadata = "") =>
    `${istioApi}\nkind: VirtualService\nmetadata: {name: ${name}${metadata}}\nspec: ${spec}\n`;
  const toWeb = "http: [{route: [{destination: {host: web}}]}]";
  const delegate = virtualService("part", `{${toWeb}}`);
  const root = (reference: string, more = "") =>
    virtualService(
      "root",
      `{hosts: [a.example.com], gateways: [edge], http: [{delegate: ${reference}}]${more}}`,
    );
  const gateway = `${istioApi}\nkind: Gateway\nmetadata: {name: edge}\nspec: {selector: {istio: ingressgateway}}\n`;

  test.each([
    [
      "without a gateway's name",
      virtualService("web", `{hosts: ['*'], gateways: [null], ${toWeb}}`),
      "unknown",
    ],
    [
      "with a gateway that is a placeholder",
      virtualService("web", `{hosts: ['*'], gateways: ['\${EDGE}'], ${toWeb}}`),
      "unknown",
    ],
    ["that another one delegates to", documents(delegate, root("{name: part}"), gateway), "loadBalancer"],
    [
      "that another one delegates to in its namespace",
      documents(delegate, root("{name: part, namespace: shop}"), gateway),
      "loadBalancer",
    ],
    [
      "that another one delegates to in another namespace",
      documents(
        virtualService("part", `{${toWeb}}`, ", namespace: shop"),
        root("{name: part, namespace: infra}"),
        gateway,
      ),
      "cluster",
    ],
  ])("%s", (_, text, state) => {
    expect(states(text)[0]).toBe(state);
  });

  test("that is delegated to by one which is not followed", () => {
    const files = {
      "kustomization.yaml":
        "resources: [all.yaml, root.yaml]\npatches: [{path: gone.yaml, target: {name: root}}]\n",
      "all.yaml": documents(app, delegate, gateway),
      "root.yaml": root("{name: part}"),
    };
    expect(exposureOf(files).state).toBe("unknown");
  });
});

describe("a Service of type LoadBalancer", () => {
  const balancer = (spec: string, annotations = "{}", ports = "ports: [{port: 80}]") =>
    documents(
      deployment("web"),
      service("web", { spec: `type: LoadBalancer\n  ${spec}`.trimEnd(), annotations }).replace(
        "ports: [{port: 80}]",
        ports,
      ),
    );
  const NLB = "service.beta.kubernetes.io/aws-load-balancer";
  const ip = `${NLB}-type: nlb-ip`;
  const attributes = (suffix: string, seconds: number) =>
    `${NLB}-target-group-attributes${suffix}: deregistration_delay.timeout_seconds=${seconds}`;

  test("whose class is a placeholder is that of some cloud", () => {
    expect(paths(exposureOf(one(balancer("loadBalancerClass: '${CLASS}'", `{${ip}}`))))).toEqual([
      "cloud ? external R30 Service/web",
    ]);
    expect(paths(exposureOf(one(balancer("loadBalancerClass: example.com/x", `{${ip}}`))))).toEqual([
      "cloud ? external R30 Service/web",
    ]);
  });

  test.each([
    ["one for all", [attributes("", 60)], "60"],
    ["one for each port, alike", [attributes(".80", 60), attributes(".443", 60)], "60"],
    [
      "one for each port, different",
      [attributes(".80", 60), attributes(".443", 90)],
      "unknown ambiguous null",
    ],
    ["one for one port", [attributes(".443", 90)], "unknown ambiguous null"],
    ["a special one that is the same", [attributes("", 60), attributes(".443", 60)], "60"],
    ["one of a port that it has not", [attributes("", 60), attributes(".8443", 90)], "60"],
  ])("deregisters by %s", (_, lines, delay) => {
    const text = balancer(
      "",
      `{${[ip, ...lines].map((line) => line.replace(/: (.*)$/, ': "$1"')).join(", ")}}`,
      "ports: [{port: 80}, {port: 443}]",
    );
    expect(attributesOf(onlyPath(exposureOf(one(text)))).deregistrationDelay).toBe(delay);
  });
});

describe("Application Gateway", () => {
  const AGIC = "appgw.ingress.kubernetes.io/connection-draining";
  const draining = (annotations: string) =>
    attributesOf(onlyPath(exposureOf(one(app, ingress("web", { spec: "", annotations })))));

  test.each([
    [
      `{${AGIC}: '\${DRAIN}', ${AGIC}-timeout: '60'}`,
      { deregistrationDelay: "unknown placeholder '${DRAIN}'" },
    ],
    [`{${AGIC}: '\${DRAIN}'}`, {}],
    [`{${AGIC}: 'false', ${AGIC}-timeout: '60'}`, {}],
    [`{${AGIC}: 'true', ${AGIC}-timeout: '60'}`, { deregistrationDelay: "60" }],
  ])("drains by %s", (annotations, expected) => {
    expect(draining(annotations)).toEqual(expected);
  });
});

describe("Google Cloud", () => {
  const config =
    "apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: {name: a}\nspec: {connectionDraining: {drainingTimeoutSec: 40}}\n";
  const drained = (named: string, port: string) =>
    attributesOf(
      onlyPath(
        exposureOf(
          one(
            deployment("web"),
            service("web", { annotations: `{cloud.google.com/backend-config: '${named}'}` }).replace(
              "ports: [{port: 80}]",
              "ports: [{port: 80, name: http}]",
            ),
            ingress("web", { spec: "", port, annotations: "{kubernetes.io/ingress.class: gce}" }),
            config,
          ),
        ),
      ),
    );

  test.each([
    ['{"ports": {"http": "a"}}', "{number: 80}", { deregistrationDelay: "40" }],
    ['{"ports": {"80": "a"}}', "{name: http}", { deregistrationDelay: "40" }],
    ['{"ports": {"http": "a"}}', "{}", {}],
    ['{"ports": {"9000": "a"}}', "{number: 9000}", { deregistrationDelay: "40" }],
    ['{"ports": {"80": 1}}', "{number: 80}", {}],
    ["${CONFIG}", "{number: 80}", {}],
  ])("finds a BackendConfig named by %s for port %s", (named, port, expected) => {
    expect(drained(named, port)).toEqual(expected);
  });
});

test("annotations that may not all be seen may name another class", () => {
  const text = ingress("web").replace("annotations: {}", "annotations: {<<: *nothing}");
  expect(states(text)).toEqual(["loadBalancer", "ingress ? proxy R10 Ingress/web Service/web"]);
});

test("of two settings for an unknown target type, the smaller counts", () => {
  const requiredSeconds = { ...defaultSettings.requiredSeconds, albIp: 5, albInstance: 40 };
  const snapshot = snapshotOf(one(app, ingress("web")), { ...defaultSettings, requiredSeconds });
  const [path] = snapshot.exposure(workloadNamed(snapshot, "web")).paths;
  expect(path?.requiredSeconds).toBe(5);
});

describe("an action that an Argo Rollout writes", () => {
  const rollout = (canary: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  strategy: {canary: ${canary}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: a}]}
`;
  const waiting = ingress("edge", { service: "root", port: "{name: use-annotation}" });
  const canary = "{stableService: stable, trafficRouting: {alb: {ingress: edge, rootService: root}}}";
  const stable = service("stable", { app: "web" });

  test.each<[string, string, readonly string[]]>([
    ["leads to its Service", documents(rollout(canary), stable, waiting), ["loadBalancer"]],
    [
      "leads nowhere without a load balancer",
      documents(rollout("{stableService: stable}"), stable, waiting),
      ["cluster"],
    ],
    [
      "leads nowhere where its Ingress waits for another",
      documents(rollout(canary.replace("root}", "other}")), stable, waiting),
      ["cluster"],
    ],
    ["may lead anywhere where its Ingress is not seen", documents(rollout(canary), stable), ["unknown"]],
  ])("%s", (_, text, expected) => {
    expect([exposureOf(one(text)).state]).toEqual(expected);
  });

  test("of which something is not followed proves nothing", () => {
    const files = {
      "kustomization.yaml": "resources: [all.yaml]\npatches: [{path: gone.yaml, target: {kind: Ingress}}]\n",
      "all.yaml": documents(rollout(canary), stable, waiting),
    };
    expect(exposureOf(files).state).toBe("unknown");
  });
});

describe("which container serves", () => {
  const two = deployment("web").replace(
    "        image: example/web:1\n",
    "        image: example/web:1\n        ports: [{containerPort: 8080, name: http}]\n      - name: side\n        image: side\n",
  );
  test.each([
    ["ports: [{port: 8080}]", ["yes", "no"]],
    ["ports: [{port: 80, targetPort: http}]", ["yes", "no"]],
    ["ports: [{port: 80, targetPort: 9000}]", ["unknown", "unknown"]],
    ["ports: [{port: 80, targetPort: '${PORT}'}]", ["unknown", "unknown"]],
    ["ports: []", ["unknown", "unknown"]],
  ])("of %s", (ports, reaches) => {
    const text = documents(two, service("web").replace("ports: [{port: 80}]", ports));
    expect(exposureOf(one(text)).services.map((each) => each.reaches)).toEqual([reaches]);
  });
});
