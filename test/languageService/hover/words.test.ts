import { describe, expect, test } from "vitest";
import type { HoverOptions } from "../../../server/src/languageService/api.ts";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { type Files, serviceOf, takeCursor } from "../marked.ts";

const options: HoverOptions = { locale: "en", format: "plaintext", commandLinks: false };
const VARIABLE = "'$" + "{X}'";
const ALB = "alb.ingress.kubernetes.io";
const KEY = "elbv2.k8s.aws/pod-readiness-gate-inject";
const behindAlb = [yaml.service("web"), yaml.ingress("web", { annotations: `{${ALB}/target-type: ip}` })];

/** The hover at `$0`; null where there is none. */
function hover(marked: string | Files, complete = true): string | null {
  const { files, uri, offset } = takeCursor(typeof marked === "string" ? { "all.yaml": marked } : marked);
  const service = serviceOf(files);
  if (!complete) service.setComplete(false);
  return service.hover(uri, offset, options)?.contents ?? null;
}

/** A Deployment `web` behind an ALB, with the cursor where the texts say. */
function web(pod: string, container = "", others: readonly string[] = behindAlb): string {
  return documents(yaml.deployment("web", { pod, container }), ...others);
}

function onName(pod: string, container = "", others?: readonly string[]): string {
  return web(pod, container, others).replace("- name: web", "- name: we$0b");
}

const exec = (command: string) => `lifecycle: {preStop: {exec: {command: ${command}}}}`;
const shell = (script: string) => exec(`[sh, -c, "${script}"]`);
const grace = (seconds: number | string) => `terminationGrace$0PeriodSeconds: ${seconds}`;
const plainGrace = "terminationGracePeriodSeconds: 90";
const unreadableGrace = `terminationGracePeriodSeconds: ${VARIABLE}`;

/** Everything expected is part of the hover. */
function expectParts(contents: string | null, parts: readonly string[] | null) {
  if (parts === null) expect(contents).toBeNull();
  else for (const part of parts) expect(contents).toContain(part);
}

describe("on the grace period", () => {
  test.each<[pod: string, container: string, parts: readonly string[]]>([
    [grace(90), exec("[sleep, '70']"), ["The application has 20 s to finish.", "takes 70 s of them"]],
    [grace(90), "", ["The application has 90 s to finish.", "Without a preStop hook"]],
    [grace(90), exec("[nginx, -s, quit]"), ["The application has 90 s to finish.", "does not wait"]],
    [
      grace(60),
      exec("[sleep, '70']"),
      ["The hook does not fit.", "takes 70 s", "is killed 2 s after SIGTERM"],
    ],
    [grace(60), shell("sleep 70; /drain.sh"), ["The hook does not fit.", "takes 70 s"]],
    [
      grace(60),
      "lifecycle: {preStop: {sleep: {seconds: 61}}}",
      ["Kubernetes refuses this pod.", "61 s may not be longer"],
    ],
    [grace(60), "lifecycle: {preStop: {sleep: {seconds: 60}}}", ["The application has 2 s to finish."]],
    [grace(90), shell("sleep infinity"), ["never ends by itself", "ends it at 90 s"]],
    [grace(90), exec('["/drain.sh"]'), ["is not known", "whose length cannot be read"]],
    [
      grace(90),
      `lifecycle: {preStop: ${VARIABLE}}`,
      ["How long the application has to finish is not known."],
    ],
    [grace(90), "lifecycle: {preStop: {}}", ["The application has 90 s to finish."]],
    [grace(0), exec("[sleep, '70']"), ["The pod is removed at once."]],
    [grace(-5), "", ["A negative grace period counts as 1 s."]],
    [grace(VARIABLE), "", ["The grace period cannot be read here."]],
    [grace("~"), "", ["The application has 30 s to finish.", "30 s by default"]],
    [grace(120), "", ["The application has 120 s"]],
    [grace(121), "", ["A Spot node is taken back 120 s after its notice"]],
  ])("%s, %s", (pod, container, parts) => {
    expectParts(hover(web(pod, container)), parts);
  });

  test("hooks of several containers run at the same time", () => {
    const two = `${exec("[sleep, '20']")}\n      - {name: b, image: b, ${exec("[sleep, '40']")}}`;
    expectParts(hover(web(grace(90), two)), [
      "The application has 50 s",
      "The 2 hooks of this pod run at the same time",
    ]);
  });

  test.each<[what: string, text: string, parts: readonly string[] | null]>([
    [
      "of a liveness probe",
      web(plainGrace, `livenessProbe: {httpGet: {port: 80}, ${grace(10)}}\n        ${exec("[sleep, '70']")}`),
      [
        "Only for kills by this probe.",
        "the 10 s take the place of the 90 s",
        "less than the preStop delay of 70 s",
      ],
    ],
    [
      "of a startup probe as long as the delay",
      web(plainGrace, `startupProbe: {httpGet: {port: 80}, ${grace(70)}}\n        ${exec("[sleep, '70']")}`),
      ["Only for kills by this probe."],
    ],
    [
      "of a probe without a hook",
      web("", `livenessProbe: {${grace(10)}}`),
      ["the 10 s take the place of the 30 s"],
    ],
    [
      "of a probe that cannot be read",
      web(plainGrace, `livenessProbe: {${grace(VARIABLE)}}`),
      ["Only for kills by this probe.", "this period takes the place of that of the pod"],
    ],
    [
      "of a probe of a pod whose own cannot be read",
      web(unreadableGrace, `livenessProbe: {${grace(10)}}`),
      ["this period takes the place of that of the pod"],
    ],
    [
      "of a readiness probe",
      web("", `readinessProbe: {${grace(10)}}`),
      ["Kubernetes refuses this field on a readiness probe."],
    ],
    [
      "on the container",
      web(plainGrace, grace(10)),
      ["Kubernetes ignores this field here.", "There it says 90 s."],
    ],
    ["on a container of a pod without one", web("", grace(10)), ["the pod gets the default of 30 s"]],
    ["beside the template", web("").replace("spec:\n", `spec:\n  ${grace(10)}\n`), ["the default of 30 s"]],
    [
      "beside a template that cannot be read",
      web(`terminationGracePeriodSeconds: ${VARIABLE}`, grace(10)),
      null,
    ],
  ])("%s", (_, text, parts) => {
    const contents = hover(text);
    expectParts(contents, parts);
    if (text.includes(grace(70))) expect(contents).not.toContain("cut off");
    expect(contents ?? "").not.toMatch(/\b0 s\b/);
  });
});

describe("on a container", () => {
  const nowhere: readonly string[] = [];

  test.each<[what: string, text: string, parts: readonly string[]]>([
    [
      "that no Service selects",
      onName("", "", nowhere),
      ["No Service found in this workspace selects these pods"],
    ],
    [
      "on a port of its node",
      onName("", "ports: [{containerPort: 80, hostPort: 80}]", nowhere),
      ["Who sends requests to these pods is not known."],
    ],
    ["with a broken hook", onName("", exec('["sleep 70"]')), ["does not wait", '"sleep 70"']],
    [
      "with a hook that may fail",
      onName("", exec("[sleep, '20']")).replace("example/web:1", "example/distroless"),
      ["may not wait", "by its name, the image"],
    ],
    [
      "with a hook that fails in its image",
      onName("", exec("[sleep, '20']")).replace("example/web:1", "gcr.io/distroless/static"),
      ["does not wait", "has no program"],
    ],
    [
      "with two handlers",
      onName("", "lifecycle: {preStop: {sleep: {seconds: 5}, httpGet: {port: 80}}}"),
      ["Kubernetes refuses this hook:", "sleep, httpGet"],
    ],
    [
      "with a hook that cannot be read",
      onName("", `lifecycle: {preStop: ${VARIABLE}}`),
      ["cannot be read here"],
    ],
    [
      "with a hook that stops the server and never ends",
      onName(plainGrace, shell("sleep 5; nginx -s quit; sleep infinity")),
      ["stops the server after 5 s and never ends by itself; the grace period ends it at 90 s"],
    ],
    [
      "with a hook that never ends",
      onName(plainGrace, shell("sleep infinity")),
      ["never ends by itself; the grace period ends it at 90 s"],
    ],
    [
      "with a hook that goes on after the stop",
      onName("", shell("sleep 5; nginx -s quit; /wait.sh")),
      ["web stops accepting at 5 s", "its length cannot be read, because it runs a program"],
    ],
    [
      "that is cut off",
      onName("terminationGracePeriodSeconds: 40", exec("[sleep, '70']")),
      ["The grace period cuts the hook of web off at 40 s"],
    ],
    [
      "with a grace period that cannot be read",
      onName(unreadableGrace, exec("[sleep, '70']")),
      ["Whether the grace period leaves the hook its time cannot be read here.", "Hook: waits 70 s"],
    ],
    [
      "with a hook that only a grace period ends that cannot be read",
      onName(unreadableGrace, shell("sleep infinity")),
      ["Whether the grace period leaves", "Hook: never ends by itself; the grace period ends it\n"],
    ],
    [
      "with a hook that stops the server before a grace period that cannot be read",
      onName(unreadableGrace, shell("sleep 5; nginx -s quit; sleep infinity")),
      ["stops the server after 5 s and never ends by itself; the grace period ends it\n"],
    ],
    [
      "with a hook that stops it at once, whatever the grace period is",
      onName(unreadableGrace, exec("[nginx, -s, quit]")),
      ["Requests can be lost for 60 s after the pod is deleted."],
    ],
  ])("%s", (_, text, parts) => {
    expectParts(hover(text)?.replaceAll("`", "") ?? null, parts);
  });

  test.each<[what: string, traffic: readonly string[], part: string]>([
    ["through an Ingress", behindAlb, "Service web (../edge/all.yaml:4) (likely: joined across folders)"],
    ["through a Service", behindAlb.slice(0, 1), "from inside the cluster (likely: joined across folders)"],
  ])("that a sibling folder may send requests to, %s", (_, traffic, part) => {
    const contents = hover({ "apps/web.yaml": onName("", "", []), "edge/all.yaml": documents(...traffic) });
    expectParts(contents, [part]);
  });

  test("with more ways to it than fit", () => {
    const others = ["a", "b", "c", "d"].map((name) =>
      yaml.ingress(name, { service: "web", annotations: `{${ALB}/target-type: ip}` }),
    );
    const contents = hover(onName("", "", [...behindAlb, ...others]));
    expectParts(contents, ["Ingress a", "Ingress b", "Ingress c", "Traffic: and 2 more"]);
    expect(contents).not.toContain("Ingress d");
  });

  test("whose hook is written and empty, which is none", () => {
    expect(hover(web("", "lifecycle: {preSt$0op: ~}"))).toBeNull();
    expectParts(hover(web("", `lifecycle: {preSt$0op: ${VARIABLE}}`)), [
      "How long the hook waits cannot be read here.",
      "What makes up the 60 s",
    ]);
  });

  test("that a kustomization changes in a way that is not followed", () => {
    const contents = hover({
      "web.yaml": onName(""),
      "kustomization.yaml": "resources: [web.yaml]\ntransformers: [x.yaml]\n",
    });
    expectParts(contents, ["This object is changed by a kustomization."]);
  });

  test("before the folder has been read", () => {
    expectParts(hover(onName(""), false), ["The workspace is still being read."]);
  });
});

describe("on an object of a kustomization", () => {
  const withoutWeb =
    "resources: [../base]\npatches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, $patch: delete}, {name: other, image: x}]}}}}'}]\n";
  const base = (text: string): Files => ({
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": text,
  });

  test("a container that no overlay applies has nothing to tell", () => {
    const only = { ...base(onName("")), "prod/kustomization.yaml": withoutWeb };
    expect(hover(only)).toBeNull();
    const probe = web("", `livenessProbe: {${grace(10)}}`);
    expect(hover({ ...base(probe), "prod/kustomization.yaml": withoutWeb })).toBeNull();
    const hook = web("", "lifecycle: {preSt$0op: {sleep: {seconds: 5}}}");
    expect(hover({ ...base(hook), "prod/kustomization.yaml": withoutWeb })).toBeNull();
  });

  test("a container that one of two overlays applies speaks of that one", () => {
    const contents = hover({
      ...base(onName("")),
      "dev/kustomization.yaml": "resources: [../base]\n",
      "prod/kustomization.yaml": withoutWeb,
    });
    expectParts(contents, ["Requests can be lost for 60 s", "As applied by dev: Requests can be lost"]);
    expect(contents).not.toContain("prod");
  });

  test("a Service names the overlays of what it reaches", () => {
    expectParts(
      hover({
        ...base(web("").replace("kind: Service", "kind: Ser$0vice")),
        "dev/kustomization.yaml": "resources: [../base]\nnamespace: dev\n",
        "prod/kustomization.yaml": "resources: [../base]\nnamespace: prod\n",
      }),
      ["Deployment web (line 4) as applied by dev:", "Deployment web (line 4) as applied by prod:"],
    );
  });
});

describe("on an object of a chart", () => {
  const template = (pod: string, rest = behindAlb) => web(pod, exec("[sleep, '70']"), rest);
  const chart = (text: string): Files => ({
    "c/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "c/values.yaml": "grace: 80\nenabled: false\n",
    "c/templates/web.yaml": text,
  });
  const defaults = "Read with the chart's default values; who installs the chart may give others.";

  test.each<[what: string, text: string]>([
    ["its grace period", template("termination$0GracePeriodSeconds: {{ .Values.grace }}")],
    [
      "a container",
      template("terminationGracePeriodSeconds: {{ .Values.grace }}").replace("- name: web", "- name: w$0eb"),
    ],
  ])("%s is told with the default values, which may be others", (_, text) => {
    expectParts(hover(chart(text)), ["70 s", "SIGKILL at 80 s", defaults]);
  });

  test("says that the folder is still being read, not that something cannot be", () => {
    const text = template("termination$0GracePeriodSeconds: {{ .Values.grace }}");
    for (const files of [{ "c/templates/web.yaml": text }, chart(text)])
      expect(hover(files, false)).toBe(
        "The workspace is still being read. What the template says here will be known in a moment.",
      );
    expectParts(hover({ "c/templates/web.yaml": text }), ["cannot be read here"]);
  });

  test("that the default values leave out says nothing of its shutdown", () => {
    const text = `{{- if .Values.enabled }}\n${template("").replace("- name: web", "- name: w$0eb")}{{- end }}\n`;
    const contents = hover(chart(text));
    expectParts(contents, ["A template decides whether this object is applied."]);
    expect(contents).not.toContain(defaults);
    expect(contents).not.toContain("70 s");
  });
});

describe("on a workload", () => {
  const kind = (text: string) => text.replace("kind: Deployment", "kind: Deploy$0ment");

  test("that Kubernetes refuses, without a picture of what never happens", () => {
    const contents = hover(kind(web("", "lifecycle: {preStop: {}}")));
    expectParts(contents, ["Kubernetes refuses this hook:"]);
    expect(contents).not.toContain("█");
  });

  test("without containers: nothing, and its Service names it without a verdict", () => {
    const empty = yaml.deployment("web").replace(/ {6}containers:[\s\S]*$/, "      containers: []\n");
    expect(hover(kind(documents(empty, yaml.service("web"))))).toBeNull();
    expect(hover(empty.replace("      containers", `      ${grace(10)}\n      containers`))).toBeNull();
    expect(hover(documents(empty, yaml.service("web").replace("kind: Ser", "kind: Se$0r")))).toMatch(
      /Reaches: Deployment web \(line 4\)$/m,
    );
  });
});

describe("on an object of a List", () => {
  const list = (text: string) =>
    `apiVersion: v1\nkind: List\nitems:\n${["a", "b"]
      .map(
        (name) =>
          `- {apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: ${name}}}}\n`,
      )
      .join("")}${yaml.deployment("b").replace(/^/gm, "  ").replace(/^ {2}/, "- ").trimEnd()}\n`.replace(
      text,
      (found) => `${found}$0`,
    );

  test("the one under the cursor is meant", () => {
    expectParts(hover(list("kind: Service, metadata: {name: b")), ["Reaches: Deployment b (line 9)"]);
    expectParts(hover(list("kind: Service, metadata: {name: a")), ["No pods found."]);
  });

  test("the list itself is no object", () => {
    expect(hover(list("kind: List"))).toBeNull();
  });
});

describe("on a Service", () => {
  const onService = (service: string, others: readonly string[] = []) =>
    documents(service.replace("kind: Service", "kind: Ser$0vice"), yaml.deployment("web"), ...others);

  test.each<[service: string, parts: readonly string[]]>([
    [yaml.service("web"), ["No load balancer found in front of this Service."]],
    [yaml.service("web", { spec: "type: NodePort" }), ["Who sends requests to this Service is not known."]],
    [
      yaml.service("web", { spec: "type: LoadBalancer" }),
      ["This Service stands behind the load balancer of the cloud."],
    ],
    [yaml.service("web", { spec: "type: ExternalName" }), ["This Service selects no pods."]],
    [yaml.service("web").replace("  selector: {app: web}\n", ""), ["This Service selects no pods."]],
    [yaml.service("api"), ["No pods found."]],
    [
      yaml.service("web", { spec: "publishNotReadyAddresses: true" }),
      ["keeps a pod that is being deleted among the ready endpoints"],
    ],
  ])("%s", (service, parts) => {
    expectParts(hover(onService(service)), parts);
  });

  test("what comes before it through a merge key does not hide it", () => {
    const merged = yaml
      .service("api")
      .replace("metadata:\n", "x: &shared {labels: {a: b}}\nmetadata:\n  <<: *shared\n");
    expectParts(hover(merged.replace("name: api", "name: a$0pi")), ["No pods found."]);
    expect(hover(merged.replace("<<: *shared", "<<: *sha$0red"))).toBeNull();
  });

  test("before the folder has been read", () => {
    expectParts(hover(onService(yaml.service("web")), false), ["The workspace is still being read."]);
  });
});

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

describe("on a Namespace", () => {
  const targets = [
    yaml.deployment("web", { namespace: "shop" }),
    yaml.service("web", { namespace: "shop" }),
    yaml.ingress("web", { namespace: "shop", annotations: `{${ALB}/target-type: ip}` }),
  ];
  const onKind = (labels: string, others: readonly string[] = targets) =>
    documents(yaml.namespace("shop", labels).replace("kind: Name", "kind: Na$0me"), ...others);
  const onLabel = (label: string, others: readonly string[] = targets) =>
    documents(yaml.namespace("shop", `{${label}}`), ...others);

  test.each<[text: string, parts: readonly string[]]>([
    [onKind(`{${KEY}: enabled}`), ["New pods wait here until their load balancer finds them healthy."]],
    [onKind("{}"), ["New pods do not wait for their load balancer here."]],
    [onKind(`{${KEY}: ${VARIABLE}}`), ["Whether new pods wait for their load balancer cannot be read here."]],
    [onKind("{}", []), ["Readiness gates make no difference here."]],
    [onLabel(`${KEY}: ena$0bled`), ["New pods wait here until"]],
    [onLabel(`${KEY}: ena$0bled`, []), ["This label does nothing yet."]],
    [onLabel(`${KEY}: tr$0ue`), ["The value true does nothing."]],
    [onLabel(`${KEY.replace("inject", "inj$0ect")}: [enabled]`), ["The value cannot be read here."]],
    [
      onLabel(`eks.amazonaws.com/pod-readiness-gate-inject: ena$0bled`),
      ["This is the key of another controller."],
    ],
  ])("%s", (text, parts) => {
    expectParts(hover(text)?.replaceAll("`", "") ?? null, parts);
  });

  test("before the folder has been read", () => {
    expectParts(hover(onKind("{}"), false), ["The workspace is still being read."]);
    expectParts(hover(onLabel(`${KEY}: ena$0bled`), false), ["The workspace is still being read"]);
  });
});

describe("on what has nothing to tell", () => {
  test.each([
    "$0# only a comment\n",
    "- a$0\n",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a$0}\n",
    web("").replace("metadata:", "metad$0ata:"),
  ])("%s", (text) => {
    expect(hover(text)).toBeNull();
  });
});
