// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { one, reading } from "./reading.ts";

describe("gateway API", () => {
  it("reads a GatewayClass", () => {
    const read = reading(`apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: aws-alb}
spec:
  controllerName: gateway.k8s.aws/alb
  parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: public, namespace: infra}
`);
    const gatewayClass = one(read, "gatewayClass");
    expect(read.show(gatewayClass.controller)).toBe('known "gateway.k8s.aws/alb" «gateway.k8s.aws/alb»');
    expect(read.show(gatewayClass.parameters)).toBe('known "public" «public»');
  });

  it("reads a Gateway, and no parameters of other kinds", () => {
    const gateway = (kind: string): string => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName: aws-alb
  infrastructure:
    parametersRef: {kind: ${kind}, name: public}
`;
    const read = reading(gateway("LoadBalancerConfiguration"));
    expect(read.show(one(read, "gateway").className)).toBe('known "aws-alb" «aws-alb»');
    expect(read.show(one(read, "gateway").parameters)).toBe('known "public" «public»');
    expect(one(reading(gateway("EnvoyProxy")), "gateway").parameters.state).toBe("absent");
    expect(one(reading(gateway("$KIND")), "gateway").parameters).toMatchObject({ reason: "placeholder" });
  });

  it("reads the parents and backends of a route", () => {
    const read = reading(`apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  parentRefs:
    - name: public
      namespace: infra
    - {kind: Service, name: mesh}
  rules:
    - matches: [{path: {value: /}}]
      backendRefs:
        - name: web
          port: 80
        - {kind: Service, name: other, namespace: shop, port: 81}
        - {kind: TargetGroupName, name: outside}
        - {group: example.com, name: foreign}
        - {kind: "\${KIND}", name: doubt}
    - filters: []
`);
    const route = one(read, "route");
    expect(route.kind).toBe("HTTPRoute");
    expect(
      route.parents.map((parent) => [parent.kind, parent.name, parent.namespace].map(read.show)),
    ).toEqual([
      ["absent", 'known "public" «public»', 'known "infra" «infra»'],
      ['known "Service" «Service»', 'known "mesh" «mesh»', "absent"],
    ]);
    expect(route.backends.map((to) => [to.service, to.namespace, to.port].map(read.show))).toEqual([
      ['known "web" «web»', "absent", "known 80 «80»"],
      ['known "other" «other»', 'known "shop" «shop»', "known 81 «81»"],
      ['unknown placeholder «"${KIND}"» "${KIND}"', "absent", "absent"],
    ]);
  });

  it("has unknown parents and backends where they cannot be read", () => {
    const read = reading(`apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
spec:
  parentRefs: {{ .parents }}
  rules: {{ .rules }}
`);
    const route = one(read, "route");
    expect(route.parents.map((parent) => parent.name.state)).toEqual(["unknown"]);
    expect(route.backends.map((backend) => backend.service.state)).toEqual(["unknown"]);
  });
});
