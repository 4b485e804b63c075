import { describe, expect, it } from "vitest";
import type { ServiceBackend } from "../../../server/src/core/kubernetes/manifest.ts";
import { one, type Reading, reading } from "./reading.ts";

function show(read: Reading, backends: readonly ServiceBackend[]): string[] {
  return backends.map((backend) => `${read.show(backend.service)} : ${read.show(backend.port)}`);
}

describe("readIngress", () => {
  it("reads the current shape", () => {
    const read = reading(`apiVersion: networking.k8s.io/v1
kind: Ingress
spec:
  ingressClassName: alb
  defaultBackend:
    service: {name: fallback, port: {number: 80}}
  rules:
    - host: example.com
      http:
        paths:
          - path: /
            backend:
              service:
                name: web
                port:
                  name: use-annotation
          - backend:
              resource: {kind: StorageBucket, name: static}
          - path: /legacy
            backend: {serviceName: old, servicePort: 80}
    - http:
    - host: no-http
`);
    const ingress = one(read, "ingress");
    expect(read.show(ingress.className)).toBe('known "alb" «alb»');
    expect(show(read, ingress.backends)).toEqual([
      'known "fallback" «fallback» : known 80 «80»',
      'known "web" «web» : known "use-annotation" «use-annotation»',
    ]);
    expect(ingress.backends.every((backend) => backend.namespace.state === "absent")).toBe(true);
    expect(read.at(ingress.backends[1]!.at)).toMatch(
      /^service:\n +name: web\n +port:\n +name: use-annotation$/,
    );
  });

  it.each(["extensions/v1beta1", "networking.k8s.io/v1beta1"])("reads the shape of %s", (apiVersion) => {
    const read = reading(`apiVersion: ${apiVersion}
kind: Ingress
spec:
  backend: {serviceName: fallback, servicePort: http}
  rules:
    - http:
        paths:
          - backend:
              serviceName: web
              servicePort: 80
          - backend: {service: {name: new, port: {number: 80}}}
`);
    expect(show(read, one(read, "ingress").backends)).toEqual([
      'known "fallback" «fallback» : known "http" «http»',
      'known "web" «web» : known 80 «80»',
    ]);
  });

  it("has an unknown backend wherever one cannot be read", () => {
    const rules = (text: string): readonly string[] => {
      const read = reading(`apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  rules: ${text}\n`);
      return one(read, "ingress").backends.map((backend) => read.show(backend.service));
    };
    const unknown = ["unknown template «{{ .x }}»"];
    expect(rules("{{ .x }}")).toEqual(unknown);
    expect(rules("[{http: {{ .x }}}]")).toEqual(unknown);
    expect(rules("[{http: {paths: {{ .x }}}}]")).toEqual(unknown);
    expect(rules("[{http: {paths: [{backend: {{ .x }}}]}}]")).toEqual(unknown);
    expect(rules("[{http: {paths: [{backend: {service: {{ .x }}}}]}}]")).toEqual(unknown);
    expect(rules("[{http: {paths: [{backend: {service: {name: {{ .x }}}}}]}}]")).toEqual(unknown);
    expect(rules("{a: b}")).toEqual(["unknown wrong-type «{a: b}»"]);
  });

  it("has no backends without a spec", () => {
    expect(one(reading("apiVersion: networking.k8s.io/v1\nkind: Ingress\n"), "ingress").backends).toEqual([]);
  });
});

describe("readIngressClass", () => {
  it("reads the controller and its parameters", () => {
    const read = reading(`apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: public
  annotations: {ingressclass.kubernetes.io/is-default-class: "true"}
spec:
  controller: eks.amazonaws.com/alb
  parameters: {apiGroup: eks.amazonaws.com, kind: IngressClassParams, name: public-params}
`);
    const ingressClass = one(read, "ingressClass");
    expect(read.show(ingressClass.controller)).toBe('known "eks.amazonaws.com/alb" «eks.amazonaws.com/alb»');
    expect(read.show(ingressClass.parameters)).toBe('known "public-params" «public-params»');
  });

  it("ignores parameters of other kinds", () => {
    const read = reading(
      "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nspec: {parameters: {kind: IngressParameters, name: a}}\n",
    );
    expect(one(read, "ingressClass").parameters.state).toBe("absent");
  });
});
