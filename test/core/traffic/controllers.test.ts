// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of envsubst.
import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { exposureOf, one, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;
const app = documents(deployment("web"), service("web"));

const ingressClass = (
  name: string,
  controller: string,
  annotations = "{}",
) => `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: ${name}, annotations: ${annotations}}
spec: {controller: ${controller}}
`;
const isDefault = "{ingressclass.kubernetes.io/is-default-class: 'true'}";

/** The kind and scope of the only path. */
function served(...texts: readonly string[]): string {
  const found = paths(exposureOf(one(app, ...texts)));
  return found
    .map((path) =>
      path
        .split(" ")
        .filter((_, at) => at === 0 || at === 2)
        .join(" "),
    )
    .join(", ");
}

describe("the controller of an Ingress", () => {
  test.each([
    ["ingress.k8s.aws/alb", "alb external"],
    ["eks.amazonaws.com/alb", "alb external"],
    ["azure/application-gateway", "appgw external"],
    ["alb.networking.azure.io/alb-controller", "cloud external"],
    ["ingress.k8s.alibabacloud/alb", "cloud external"],
    ["oci.oraclecloud.com/native-ingress-controller", "cloud external"],
    ["k8s.io/ingress-nginx", "nginx proxy"],
    ["nginx.org/ingress-controller", "nginx proxy"],
    ["webapprouting.kubernetes.azure.com/nginx", "nginx proxy"],
    ["cilium.io/ingress-controller", "envoy proxy"],
    ["traefik.io/ingress-controller", "traefik proxy"],
    ["projectcontour.io/ingress-controller", "contour proxy"],
    ["haproxy.org/ingress-controller", "haproxy proxy"],
    ["haproxy-ingress.github.io/controller", "haproxy proxy"],
    ["openshift.io/ingress-to-route", "haproxy proxy"],
    ["ingress-controllers.konghq.com/kong", "kong proxy"],
    ["istio.io/ingress-controller", "istio proxy"],
    ["example.com/controller", "ingress proxy"],
  ])("%s, named by its class, is %s", (controller, kind) => {
    expect(
      served(ingress("web", { spec: "ingressClassName: front" }), ingressClass("front", controller)),
    ).toBe(kind);
  });

  test.each([
    ["alb", "alb external"],
    ["azure-application-gateway", "appgw external"],
    ["azure-alb-external", "cloud external"],
    ["gce", "gke external"],
    ["gce-internal", "gke external"],
    ["traefik", "traefik proxy"],
    ["openshift-default", "haproxy proxy"],
    ["constructor", "ingress proxy"],
    ["front", "ingress proxy"],
  ])("is told by the name %s where no class is seen: %s", (name, kind) => {
    expect(served(ingress("web", { spec: `ingressClassName: ${name}` }))).toBe(kind);
    expect(served(ingress("web", { spec: "", annotations: `{kubernetes.io/ingress.class: ${name}}` }))).toBe(
      kind,
    );
  });

  test.each([
    ["a class that is a placeholder", ingress("web", { spec: "ingressClassName: ${CLASS}" }), ""],
    [
      "an annotation that is a placeholder",
      ingress("web", { annotations: "{kubernetes.io/ingress.class: '${CLASS}'}" }),
      "",
    ],
    [
      "a controller that is a placeholder",
      ingress("web", { spec: "ingressClassName: front" }),
      ingressClass("front", "${CONTROLLER}"),
    ],
    [
      "two classes of one name that differ",
      ingress("web", { spec: "ingressClassName: front" }),
      documents(ingressClass("front", "ingress.k8s.aws/alb"), ingressClass("front", "k8s.io/ingress-nginx")),
    ],
    [
      "a default class whose controller is a placeholder",
      ingress("web", { spec: "" }),
      ingressClass("front", "${CONTROLLER}", isDefault),
    ],
  ])("is not known with %s", (_, written, classes) => {
    expect(served(written, classes)).toBe("ingress proxy");
  });

  test.each<[string, string, string]>([
    ["the default class", "{}", "alb external"],
    [
      "the default class, whatever its annotations say",
      "{nginx.ingress.kubernetes.io/rewrite-target: /}",
      "alb external",
    ],
  ])("is that of %s", (_, annotations, kind) => {
    const classes = documents(
      ingressClass("other", "k8s.io/ingress-nginx"),
      ingressClass("front", "ingress.k8s.aws/alb", isDefault),
    );
    expect(served(ingress("web", { spec: "", annotations }), classes)).toBe(kind);
  });

  test.each([
    ["{alb.ingress.kubernetes.io/scheme: internal}", "alb external"],
    ["{appgw.ingress.kubernetes.io/ssl-redirect: 'true'}", "appgw external"],
    ["{nginx.ingress.kubernetes.io/rewrite-target: /}", "nginx proxy"],
    ["{example.com/x: y}", "ingress proxy"],
  ])("is told by annotations %s where no class is named: %s", (annotations, kind) => {
    expect(served(ingress("web", { spec: "", annotations }))).toBe(kind);
  });

  test("is not that of a default class elsewhere, which may be of another cluster", () => {
    const files = {
      "shop/app.yaml": documents(app, ingress("web", { spec: "" })),
      "infra/class.yaml": ingressClass("front", "ingress.k8s.aws/alb", isDefault),
    };
    expect(paths(exposureOf(files))).toEqual(["ingress ? proxy R10 Ingress/web Service/web"]);
  });

  test("is not known where a kustomization changes its class in a way that is not followed", () => {
    const files = {
      "kustomization.yaml":
        "resources: [app.yaml, class.yaml]\npatches: [{path: gone.yaml, target: {kind: IngressClass}}]\n",
      "app.yaml": documents(app, ingress("web", { spec: "ingressClassName: front" })),
      "class.yaml": ingressClass("front", "ingress.k8s.aws/alb"),
    };
    expect(paths(exposureOf(files))).toEqual(["ingress ? proxy R10 Ingress/web Service/web"]);
  });
});

describe("the implementation of a Gateway", () => {
  const api = "apiVersion: gateway.networking.k8s.io/v1";
  const route = `${api}\nkind: HTTPRoute\nmetadata: {name: web}\nspec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}\n`;
  const gateway = (className: string) =>
    `${api}\nkind: Gateway\nmetadata: {name: edge}\nspec: {gatewayClassName: ${className}}\n`;
  const gatewayClass = (name: string, controller: string) =>
    `${api}\nkind: GatewayClass\nmetadata: {name: ${name}}\nspec: {controllerName: ${controller}}\n`;

  test.each([
    ["gateway.k8s.aws/alb", "gateway-alb external"],
    ["gateway.k8s.aws/nlb", "gateway-nlb external"],
    ["networking.gke.io/gateway", "gke external"],
    ["alb.networking.azure.io/alb-controller", "cloud external"],
    ["application-networking.k8s.aws/gateway-api-controller", "cloud external"],
    ["istio.io/gateway-controller", "istio proxy"],
    ["openshift.io/gateway-controller/v1", "istio proxy"],
    ["gateway.envoyproxy.io/gatewayclass-controller", "envoy proxy"],
    ["io.cilium/gateway-controller", "envoy proxy"],
    ["kgateway.dev/kgateway", "envoy proxy"],
    ["gateway.nginx.org/nginx-gateway-controller", "nginx proxy"],
    ["traefik.io/gateway-controller", "traefik proxy"],
    ["projectcontour.io/gateway-controller", "contour proxy"],
    ["konghq.com/kic-gateway-controller", "kong proxy"],
    ["example.com/controller", "gateway proxy"],
    ["${CONTROLLER}", "gateway proxy"],
  ])("%s, named by its class, is %s", (controller, kind) => {
    expect(served(route, gateway("front"), gatewayClass("front", controller))).toBe(kind);
  });

  test.each([
    ["gke-l7-global-external-managed", "gke external"],
    ["istio", "istio proxy"],
    ["azure-alb-external", "cloud external"],
    ["amazon-vpc-lattice", "cloud external"],
    ["front", "gateway proxy"],
    ["${CLASS}", "gateway proxy"],
  ])("is told by the name %s where no class is seen: %s", (name, kind) => {
    expect(served(route, gateway(name))).toBe(kind);
  });

  test("is that of the gateway which a route names in another namespace", () => {
    const elsewhere = route.replace("{name: edge}", "{name: edge, namespace: infra}");
    const edge = gateway("front").replace("{name: edge}", "{name: edge, namespace: infra}");
    expect(
      served(
        elsewhere,
        edge,
        gateway("istio").replace("{name: edge}", "{name: edge, namespace: shop}"),
        gatewayClass("front", "gateway.k8s.aws/alb"),
      ),
    ).toBe("gateway-alb external");
  });
});
