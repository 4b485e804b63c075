// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { one, reading } from "./reading.ts";

describe("objects of the AWS controllers", () => {
  it("reads IngressClassParams", () => {
    const read = reading(`apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
spec:
  targetType: ip
  loadBalancerAttributes:
    - key: idle_timeout.timeout_seconds
      value: "120"
    - {key: broken, value: 120}
`);
    const params = one(read, "ingressClassParams");
    expect(read.show(params.targetType)).toBe('known "ip" «ip»');
    expect(params.attributes.map(({ key, value }) => `${read.show(key)} = ${read.show(value)}`)).toEqual([
      'known "idle_timeout.timeout_seconds" «idle_timeout.timeout_seconds» = known "120" «"120"»',
      'known "broken" «broken» = unknown wrong-type «120» 120',
    ]);
  });

  it("reads a TargetGroupBinding", () => {
    const read = reading(`apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata: {name: web}
spec:
  serviceRef:
    name: web
    port: http
  targetType: \${TYPE}
`);
    const binding = one(read, "targetGroupBinding");
    expect([binding.service, binding.port, binding.targetType].map(read.show)).toEqual([
      'known "web" «web»',
      'known "http" «http»',
      "unknown placeholder «${TYPE}» ${TYPE}",
    ]);
    const bare = one(
      reading("apiVersion: eks.amazonaws.com/v1\nkind: TargetGroupBinding\nspec: {}\n"),
      "targetGroupBinding",
    );
    expect([bare.service.state, bare.port.state, bare.targetType.state]).toEqual([
      "absent",
      "absent",
      "absent",
    ]);
  });

  const configuration = (spec: string): string =>
    `apiVersion: gateway.k8s.aws/v1beta1\nkind: TargetGroupConfiguration\nspec:\n  targetReference: {name: web}\n${spec}`;

  it("reads a TargetGroupConfiguration", () => {
    const read = reading(
      configuration(`  defaultConfiguration:
    targetType: ip
    targetGroupAttributes: [{key: deregistration_delay.timeout_seconds, value: "60"}]
  routeConfigurations:
    - routeIdentifier: {kind: HTTPRoute, namespace: a, name: b}
      targetGroupProps: {targetType: ip}
    - targetGroupProps: {protocol: HTTP}
`),
    );
    const target = one(read, "targetGroupConfiguration");
    expect(read.show(target.target)).toBe('known "web" «web»');
    expect(read.show(target.targetType)).toBe('known "ip" «ip»');
    expect(target.attributes.map(({ value }) => read.show(value))).toEqual(['known "60" «"60"»']);
    expect(target.healthCheck).toMatchObject({ present: false, interval: { state: "absent" } });
  });

  it("reads the health check of a TargetGroupConfiguration", () => {
    const read = reading(
      configuration(`  defaultConfiguration:
    healthCheckConfig: {healthCheckInterval: 15, healthCheckTimeout: 5, healthyThresholdCount: 3, healthCheckPath: /}
  routeConfigurations:
    - targetGroupProps: {healthCheckConfig: {healthCheckInterval: 15, healthyThresholdCount: 2}}
`),
    );
    const { present, ...check } = one(read, "targetGroupConfiguration").healthCheck;
    expect(present).toBe(true);
    expect(Object.entries(check).map(([name, field]) => `${name}: ${read.show(field)}`)).toEqual([
      "interval: known 15 «15»",
      "timeout: known 5 «5»",
      "healthyThreshold: unknown ambiguous «2» 2",
      "unhealthyThreshold: absent",
    ]);
  });

  it("does not know an attribute that a route sets otherwise", () => {
    const read = reading(
      configuration(`  defaultConfiguration:
    targetGroupAttributes: [{key: a, value: "1"}, {key: b, value: "2"}]
  routeConfigurations:
    - targetGroupProps: {targetGroupAttributes: [{key: a, value: "1"}, {key: b, value: "3"}, {key: c, value: "4"}]}
`),
    );
    const { attributes } = one(read, "targetGroupConfiguration");
    expect(
      attributes.map(
        ({ key, value }) => `${read.at(key.state === "known" ? key.at : null)} ${read.show(value)}`,
      ),
    ).toEqual([
      'b unknown ambiguous «"3"» 3',
      'c unknown ambiguous «"4"» 4',
      'a known "1" «"1"»',
      'b known "2" «"2"»',
    ]);
  });

  it.each([
    ["another one", "  defaultConfiguration: {targetType: ip}\n", "{targetType: instance}"],
    ["one where the default has none", "", "{targetType: instance}"],
  ])("does not know the target type where a route has %s", (_, defaults, props) => {
    const read = reading(configuration(`${defaults}  routeConfigurations: [{targetGroupProps: ${props}}]\n`));
    expect(read.show(one(read, "targetGroupConfiguration").targetType)).toBe(
      "unknown ambiguous «instance» instance",
    );
  });

  it("has no Service where the reference is to a Gateway", () => {
    const read = reading(
      "apiVersion: gateway.k8s.aws/v1\nkind: TargetGroupConfiguration\nspec: {targetReference: {kind: Gateway, name: a}}\n",
    );
    expect(one(read, "targetGroupConfiguration").target.state).toBe("absent");
  });

  it("reads a LoadBalancerConfiguration", () => {
    const read = reading(`apiVersion: gateway.k8s.aws/v1
kind: LoadBalancerConfiguration
spec:
  defaultTargetGroupConfiguration: {name: defaults}
  mergingMode: prefer-gateway
  loadBalancerAttributes: {{ .Values.attributes }}
`);
    const configured = one(read, "loadBalancerConfiguration");
    expect(read.show(configured.mergingMode)).toBe('known "prefer-gateway" «prefer-gateway»');
    expect(read.show(configured.defaultTargetGroup)).toBe('known "defaults" «defaults»');
    expect(configured.attributes.map(({ key }) => key.state)).toEqual(["unknown"]);
  });
});
