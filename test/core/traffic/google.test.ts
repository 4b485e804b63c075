import { describe, expect, test } from "vitest";
import { yaml } from "../../support/workspaceOf.ts";
import { attributesOf, exposureOf, one, onlyPath, paths } from "./pathsOf.ts";

const { deployment, service, ingress } = yaml;

const at = (
  ingressAnnotations: string,
  serviceAnnotations = "{}",
  { spec = "", serviceSpec = "" } = {},
  ...more: string[]
) =>
  exposureOf(
    one(
      deployment("web"),
      service("web", { annotations: serviceAnnotations, spec: serviceSpec }),
      ingress("web", { spec, annotations: ingressAnnotations }),
      ...more,
    ),
  );

const NEG = "cloud.google.com/neg";
const CONFIG = "cloud.google.com/backend-config";

describe("an Ingress without class", () => {
  test.each([
    ["{networking.gke.io/managed-certificates: web}"],
    ["{networking.gke.io/v1beta1.FrontendConfig: web}"],
    ["{kubernetes.io/ingress.global-static-ip-name: web}"],
    ["{kubernetes.io/ingress.regional-static-ip-name: web}"],
    ["{ingress.gcp.kubernetes.io/pre-shared-cert: web}"],
  ])("belongs to GKE by its own annotation %s", (annotations) => {
    expect(paths(at(annotations))).toEqual(["gke ? external R60 Ingress/web Service/web"]);
  });
  test.each([
    [`{${NEG}: '{"ingress": true}'}`, "gke ip external R60"],
    [`{${CONFIG}: '{"default": "web"}'}`, "gke ? external R60"],
    [`{beta.${CONFIG}: '{"default": "web"}'}`, "gke ? external R60"],
    [`{${NEG}: '{"exposed_ports": {"80": {}}}'}`, "ingress ? proxy R10"],
    [`{${NEG}: 'broken'}`, "ingress ? proxy R10"],
    ["{}", "ingress ? proxy R10"],
  ])("belongs to GKE by annotations %s of its Service: %s", (annotations, expected) => {
    expect(paths(at("{}", annotations))).toEqual([`${expected} Ingress/web Service/web`]);
  });
  test("belongs to another controller that its annotations name", () => {
    const annotations = "{nginx.ingress.kubernetes.io/rewrite-target: /}";
    expect(paths(at(annotations, `{${NEG}: '{"ingress": true}'}`))).toEqual([
      "nginx ? proxy R10 Ingress/web Service/web",
    ]);
  });
  test("a class decides before any annotation", () => {
    const spec = "ingressClassName: nginx";
    expect(paths(at("{networking.gke.io/managed-certificates: web}", "{}", { spec }))).toEqual([
      "nginx ? proxy R10 Ingress/web Service/web",
    ]);
  });
});

test.each([
  [`'{"ingress": true}'`, "gke ip external R60"],
  [`'{"ingress": false}'`, "gke instance external R30"],
  ["'$" + "{NEG}'", "gke ? external R60"],
])("endpoint groups by %s: %s", (neg, expected) => {
  expect(paths(at("{kubernetes.io/ingress.class: gce}", `{${NEG}: ${neg}}`))).toEqual([
    `${expected} Ingress/web Service/web`,
  ]);
});

test("endpoint groups of its own wait for somebody outside", () => {
  const state = (neg: string) =>
    exposureOf(one(deployment("web"), service("web", { annotations: `{${NEG}: '${neg}'}` }))).state;
  expect(state('{"exposed_ports": {"80": {"name": "web"}}}')).toBe("unknown");
  expect(state('{"exposed_ports": {}}')).toBe("cluster");
  expect(state('{"ingress": true}')).toBe("cluster");
});

describe("connection draining of a BackendConfig", () => {
  const config = (name: string, seconds: string, namespace = "") =>
    `apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}\nspec: {connectionDraining: {drainingTimeoutSec: ${seconds}}}\n`;
  const gce = "{kubernetes.io/ingress.class: gce}";
  const drained = (annotation: string, ...configs: string[]) =>
    attributesOf(onlyPath(at(gce, `{${CONFIG}: '${annotation}'}`, {}, ...configs)));

  test.each([
    ['{"default": "a"}', { deregistrationDelay: "40" }],
    ['{"ports": {"80": "b"}, "default": "a"}', { deregistrationDelay: "60" }],
    ['{"ports": {"81": "b"}, "default": "a"}', { deregistrationDelay: "40" }],
    ['{"ports": {"81": "b"}}', {}],
    ['{"default": "missing"}', {}],
    ["broken", {}],
  ])("named by %s", (annotation, expected) => {
    expect(drained(annotation, config("a", "40"), config("b", "60"))).toEqual(expected);
  });
  test("a port stands there by its name, too", () => {
    const ports = "ports: [{port: 80, name: http}]";
    const named = service("web", { annotations: `{${CONFIG}: '{"ports": {"http": "a"}}'}` }).replace(
      "ports: [{port: 80}]",
      ports,
    );
    const files = one(
      deployment("web"),
      named,
      ingress("web", { spec: "", annotations: gce }),
      config("a", "40"),
    );
    expect(attributesOf(onlyPath(exposureOf(files)))).toEqual({ deregistrationDelay: "40" });
  });
  test.each([
    ["3601", "unknown wrong-type 3601"],
    ["'40'", `unknown wrong-type '40'`],
    ["0", "0"],
  ])("of %s seconds", (seconds, expected) => {
    expect(drained('{"default": "a"}', config("a", seconds))).toEqual({ deregistrationDelay: expected });
  });
  test("of another namespace is another one", () => {
    const files = one(
      deployment("web", { namespace: "shop" }),
      service("web", { namespace: "shop", annotations: `{${CONFIG}: '{"default": "a"}'}` }),
      ingress("web", { namespace: "shop", spec: "", annotations: gce }),
      config("a", "40", "cart"),
    );
    expect(attributesOf(onlyPath(exposureOf(files)))).toEqual({});
  });
});
