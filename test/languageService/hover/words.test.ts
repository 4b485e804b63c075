import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import {
  ALB,
  behindAlb,
  exec,
  expectParts,
  grace,
  hover,
  onName,
  plainGrace,
  shell,
  unreadableGrace,
  VARIABLE,
  web,
} from "./asking.ts";

const KEY = "elbv2.k8s.aws/pod-readiness-gate-inject";

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
