import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { ALB, expectParts, hover, plainGrace, unreadableGrace, VARIABLE, web } from "./asking.ts";

describe("on what an ALB is told", () => {
  const ingress = (annotation: string, extra = "") =>
    documents(
      yaml.deployment("web", { pod: plainGrace }),
      yaml.service("web"),
      yaml.ingress("web", { annotations: `{${annotation}${extra}}` }),
    );
  const type = (value: string) => ingress(`${ALB}/target-t$0ype: ${value}`);
  const group = (value: string) =>
    ingress(`${ALB}/target-type: ip, ${ALB}/target-group-attributes: ${value}`);

  test.each<[text: string, parts: readonly string[] | null]>([
    [type("ip"), ["sends requests to the IP of each pod", "60 s after a pod is deleted"]],
    [type("instance"), ["kube-proxy on to the pods", "may get requests for 30 s"]],
    [type("pod"), ["The controller refuses the value pod.", "It knows exactly ip and instance."]],
    [type("[ip]"), ["The value cannot be read here."]],
    [
      group("deregistration_delay.timeout_seconds=$060"),
      [
        "Requests in flight have 60 s to finish.",
        "is killed 90 s after its deletion, later than this delay ends",
      ],
    ],
    [
      group("deregistration_delay.timeout_seconds=$0600"),
      ["have 600 s", "About 90 s does the same".slice(6)],
    ],
    [group("target_type.sti$0cky=x"), ["have 300 s to finish, the default of AWS"]],
    // What AWS refuses, and what cannot be read, is no default.
    [
      group("deregistration_del$0ay.timeout_seconds=x"),
      ["How long requests in flight have to finish cannot"],
    ],
    [group("deregistration_del$0ay.timeout_seconds=9999"), ["cannot be told here"]],
    [group(`"deregistration_del$0ay.timeout_seconds=$\{X}"`), ["cannot be told here"]],
    [group("slow_start.duration_sec$0onds=60"), ["Requests in flight have 300 s"]],
    [
      ingress(`${ALB}/target-type: ip, ${ALB}/healthcheck-interval-sec$0onds: "20"`),
      ["Health checks decide how fast pods come and go.", "a check every 20 s"],
    ],
    [
      ingress(`${ALB}/target-type: ip, ${ALB}/load-balancer-attributes: idle_timeout.timeout_sec$0onds=90`),
      ["An idle connection has two ends.", "close after 90 s"],
    ],
  ])("%s", (text, parts) => {
    expectParts(hover(text)?.replaceAll("`", "") ?? null, parts);
  });

  test("about requests in flight, of pods whose end cannot be read, names no end", () => {
    const text = group("deregistration_delay.timeout_seconds=$0120").replace(plainGrace, unreadableGrace);
    const contents = hover(text);
    expectParts(contents, ["Requests in flight have 120 s to finish."]);
    expect(contents).not.toMatch(/killed|Nobody waits/);
  });

  test("about pods that are not there says what it can", () => {
    const nowhere = (text: string) => hover(text.replace("selector: {app: web}", "selector: {app: api}"));
    const delay = nowhere(
      group('"slow_start.duration_seconds=60,deregistration_delay.timeout_sec$0onds=120"'),
    );
    expectParts(delay, ["Requests in flight have 120 s to finish."]);
    expect(delay).not.toMatch(/killed|Nobody waits|its share/);
    expect(nowhere(ingress(`${ALB}/healthcheck-interval-sec$0onds: "20"`))).toBeNull();
    expect(nowhere(ingress(`${ALB}/load-balancer-attributes: idle_timeout.timeout_sec$0onds=90`))).toBeNull();
  });

  test.each<[what: string, marked: string]>([
    ["that says nothing of rollouts", ingress(`${ALB}/sche$0me: internal`)],
    [
      "of pods, where no controller reads it",
      web("").replace(
        "labels: {app: web}",
        `labels: {app: web}\n      annotations: {${ALB}/target-t$0ype: ip}`,
      ),
    ],
    ["as a label", yaml.service("web").replace("annotations: {}", `labels: {${ALB}/target-t$0ype: ip}`)],
    [
      "with a default that AWS has anyway",
      ingress(`${ALB}/target-type: ip, ${ALB}/load-balancer-attributes: a.b$0=c`),
    ],
    [
      "of a drain that cannot be read",
      documents(
        yaml.ingress("web", {
          spec: "ingressClassName: azure-application-gateway",
          annotations: `{appgw.ingress.kubernetes.io/connection-draining-time$0out: ${VARIABLE}}`,
        }),
        yaml.deployment("web"),
        yaml.service("web"),
      ),
    ],
  ])("in an annotation %s: nothing", (_, marked) => {
    expect(hover(marked)).toBeNull();
  });

  test("for pods that are not there", () => {
    expectParts(hover(type("ip").replace("selector: {app: web}", "selector: {app: api}")), [
      "It decides for no workload found in this workspace.",
    ]);
    expectParts(hover(type("ip"), false), ["The workspace is still being read"]);
    const front = yaml.ingress("web").replace("kind: Ingress", "kind: Ing$0ress");
    expectParts(hover(front), ["No workload found behind it."]);
    expectParts(hover(front, false), ["The workspace is still being read."]);
  });
});

describe("on a target type", () => {
  const elb = (kind: string, name: string, spec: string) =>
    `apiVersion: elbv2.k8s.aws/v1beta1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
  const pods = [yaml.deployment("web"), yaml.service("web")];
  const nlb = "service.beta.kubernetes.io/aws-load-balancer";

  test.each<[what: string, text: string, parts: readonly string[]]>([
    [
      "of a TargetGroupBinding",
      documents(
        ...pods,
        elb("TargetGroupBinding", "web", "{serviceRef: {name: web, port: 80}, targetType: i$0p}"),
      ),
      ["to the IP of each pod", "for 60 s", "Decides for: Deployment web (line 4)"],
    ],
    [
      "of IngressClassParams",
      documents(
        ...pods,
        yaml.ingress("web"),
        elb("IngressClassParams", "alb", "{targetType: inst$0ance}"),
        "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: alb}\nspec: {controller: ingress.k8s.aws/alb, parameters: {apiGroup: elbv2.k8s.aws, kind: IngressClassParams, name: alb}}\n",
      ),
      ["kube-proxy on to the pods", "for 30 s", "Decides for: Deployment web (line 4)"],
    ],
    [
      "of a TargetGroupConfiguration that nothing refers to",
      "apiVersion: gateway.k8s.aws/v1beta1\nkind: TargetGroupConfiguration\nmetadata: {name: web}\nspec: {targetReference: {name: web}, defaultConfiguration: {targetType: i$0p}}\n",
      ["to the IP of each pod", "It decides for no workload found in this workspace."],
    ],
    [
      "of an NLB",
      documents(
        yaml.deployment("web"),
        yaml.service("web", {
          spec: "type: LoadBalancer",
          annotations: `{${nlb}-type: external, ${nlb}-nlb-target-type: inst$0ance}`,
        }),
      ),
      ["kube-proxy on to the pods", "for 30 s", "Decides for: Deployment web (line 4)"],
    ],
    [
      "of a Service behind a proxy, which has none",
      documents(
        yaml.deployment("web"),
        yaml.service("web", { annotations: `{${ALB}/target-type: i$0p}` }),
        yaml.ingress("web", { spec: "ingressClassName: nginx" }),
      ),
      ["It decides for no workload found in this workspace."],
    ],
  ])("%s", (_, text, parts) => {
    expectParts(hover(text), parts);
  });

  test("beside other fields of its object", () => {
    expect(hover(elb("TargetGroupBinding", "web", "{serviceRef: {name: web, po$0rt: 80}}"))).toBeNull();
    expect(hover(elb("IngressClassParams", "al$0b", "{targetType: ip}"))).toBeNull();
  });
});
