import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { fixesOf } from "./support/fixesOf.ts";
import { found } from "./support/found.ts";
import { allFindings, open } from "./support/workspace.ts";

const behindAlb = [
  yaml.service("web"),
  yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
];
const VARIABLE = "'$" + "{X}'";

/** A Deployment behind an ALB with these lines in its spec. */
function deployment(...lines: readonly string[]): string {
  const spec = lines.map((line) => `\n  ${line}`).join("");
  return documents(yaml.deployment("web").replace("spec:", `spec:${spec}`), ...behindAlb);
}

function limits(surge: number | string | null, unavailable: number | string | null): string {
  const entries = { maxSurge: surge, maxUnavailable: unavailable };
  const written = Object.entries(entries).filter(([, value]) => value !== null);
  return `strategy: {rollingUpdate: {${written.map(([key, value]) => `${key}: ${value}`).join(", ")}}}`;
}

describe("a rolling update", () => {
  test.each<
    [
      replicas: number | string,
      surge: number | string | null,
      unavailable: number | string | null,
      expected: string | null,
    ]
  >([
    // The default of 25 % may take none of one away, and adds one.
    [1, null, null, null],
    [1, null, 0, null],
    [1, null, 1, "one replica"],
    [1, 0, null, "one replica"],
    [1, 0, 1, "one replica"],
    [1, 1, 0, null],
    [1, 1, 1, "one replica"],
    [1, "0%", "100%", "one replica"],
    [1, "100%", "99%", null],
    // Rounded down to none: Kubernetes then takes one away.
    [1, 0, "25%", "one replica"],
    // Both 0 is refused.
    [1, 0, 0, null],
    [1, "0%", "0%", null],
    [2, 0, 1, null],
    [2, 0, 2, "all 2 replicas"],
    [2, 1, 2, "all 2 replicas"],
    [2, 0, "99%", null],
    [2, 0, "100%", "all 2 replicas"],
    [3, 0, "99%", null],
    [3, 0, 4, "all 3 replicas"],
    [4, 0, "75%", null],
    [0, 0, 1, null],
    [4, 0, null, null],
    [1, 0, "05%", "one replica"],
    [1, 0, "a100%", null],
    [1, 0, "100%b", null],
    // What is not known proves nothing.
    [VARIABLE, 0, 1, null],
    [1, VARIABLE, 1, null],
    [1, 0, VARIABLE, null],
    [1, 0, "some", null],
    [1, "some", 1, null],
  ])("of %s with surge %s and unavailable %s", (replicas, surge, unavailable, expected) => {
    const text = deployment(`replicas: ${replicas}`, limits(surge, unavailable));
    const reported = found("rollout-outage", text);
    expect(reported).toEqual(expected === null ? [] : [expect.stringContaining(expected)]);
  });

  test("of an object of the oldest API has other defaults, so that a limit that is not written proves nothing", () => {
    const old = (text: string) => text.replace("apps/v1", "extensions/v1beta1");
    expect(found("rollout-outage", old(deployment("replicas: 1", limits(0, null))))).toEqual([]);
    expect(found("rollout-outage", old(deployment("replicas: 1", limits(null, 1))))).toEqual([]);
    expect(found("rollout-outage", old(deployment("replicas: 1", limits(0, 1))))).toHaveLength(1);
  });

  test.each([
    ["Recreate", 1],
    ["RollingUpdate", 0],
    ["Rolling", 0],
    [VARIABLE, 0],
    ["Other", 0],
  ])("strategy %s", (type, count) => {
    expect(found("rollout-outage", deployment(`strategy: {type: ${type}}`))).toHaveLength(count);
    const types = deployment(
      "replicas: 1",
      `strategy: {type: ${type}, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}`,
    );
    expect(found("rollout-outage", types)).toHaveLength(/^Re|^Ro/.test(type) ? 1 : 0);
  });

  test("of nothing, and one of pods in order, is no outage by Recreate", () => {
    expect(found("rollout-outage", deployment("replicas: 0", "strategy: {type: Recreate}"))).toEqual([]);
    const set = (type: string) =>
      deployment("replicas: 1", `updateStrategy: {type: ${type}}`).replace(
        "kind: Deployment",
        "kind: StatefulSet",
      );
    expect(found("rollout-outage", set("Recreate"))).toEqual([]);
    expect(found("rollout-outage", set("RollingUpdate"))).toHaveLength(1);
  });

  test.each([
    ["apps/v1", "DaemonSet"],
    ["apps/v1", "ReplicaSet"],
    ["argoproj.io/v1alpha1", "Rollout"],
    ["apps.kruise.io/v1alpha1", "CloneSet"],
  ])("of other kinds is not judged: %s %s", (version, kind) => {
    const text = deployment("replicas: 1", limits(0, 1), "updateStrategy: {type: RollingUpdate}");
    const other = text.replace("apps/v1", version).replace("kind: Deployment", `kind: ${kind}`);
    expect(found("rollout-outage", other)).toEqual([]);
  });

  test("is not judged where a kustomization changes it in a way that is not followed", () => {
    const kustomization = "resources: [all.yaml]\ntransformers: [x.yaml]\n";
    const all = { "all.yaml": deployment("replicas: 1", limits(0, 1)) };
    expect(found("rollout-outage", all)).toHaveLength(1);
    expect(found("rollout-outage", { ...all, "kustomization.yaml": kustomization })).toEqual([]);
  });

  test("sits on what lets all go", () => {
    const at = (text: string) => {
      const texts = new Map([["all.yaml", text]]);
      const finding = allFindings(open(texts, defaultSettings), texts).find(
        ({ rule }) => rule === "rollout-outage",
      );
      return (
        text.slice(0, finding?.span.start).split("\n").at(-1)?.trimStart() +
        text.slice(finding?.span.start, finding?.span.end)
      );
    };
    expect(at(deployment("replicas: 1", "strategy: {rollingUpdate: {maxUnavailable: 1}}"))).toMatch(
      /maxUnavailable: 1$/,
    );
    expect(at(deployment("replicas: 1", "strategy: {rollingUpdate: {maxSurge: 0}}"))).toMatch(/maxSurge: 0$/);
    expect(at(deployment("replicas: 1", limits(0, "25%")))).toMatch(/maxSurge: 0$/);
    expect(at(deployment("strategy: {type: Recreate}"))).toMatch(/type: Recreate$/);
  });

  test.each([
    ["kind: Deployment, name: web", []],
    ["kind: StatefulSet, name: web", ["x"]],
    ["name: web", []],
    [`kind: ${VARIABLE}, name: web`, []],
    [`kind: Deployment, name: ${VARIABLE}`, []],
    ["kind: Deployment, name: api", ["x"]],
  ])("of what an autoscaler scales: %s", (target, expected) => {
    const scaler = (namespace: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web${namespace}}
spec: {scaleTargetRef: {${target}}}
`;
    const text = deployment("replicas: 1", limits(0, 1));
    expect(found("rollout-outage", documents(text, scaler("")))).toHaveLength(expected.length);
    const there = text.replace("  name: web\n", "  name: web\n  namespace: a\n");
    expect(found("rollout-outage", documents(there, scaler(", namespace: b")))).toHaveLength(1);
  });
});

describe("the fixes of an outage", () => {
  test.each<[what: string, text: string, expected: readonly RegExp[]]>([
    ["Recreate", deployment("strategy: {type: Recreate}"), [/type: RollingUpdate/]],
    ["Recreate in quotes", deployment('strategy: {type: "Recreate"}'), [/type: "RollingUpdate"/]],
    [
      "Recreate of a DeploymentConfig",
      deployment("strategy: {type: Recreate}")
        .replace("apps/v1", "apps.openshift.io/v1")
        .replace("Deployment", "DeploymentConfig"),
      [/type: Rolling\b(?!Update)/],
    ],
    [
      "one replica of a DeploymentConfig",
      deployment("replicas: 1", "strategy: {type: Rolling, rollingParams: {maxUnavailable: 1}}")
        .replace("apps/v1", "apps.openshift.io/v1")
        .replace("Deployment", "DeploymentConfig"),
      [/rollingParams: \{maxUnavailable: 0\}/, /replicas: 2/],
    ],
    [
      "one replica that may go",
      deployment("replicas: 1", limits(0, 1)),
      [/maxSurge: 1, maxUnavailable: 0/, /replicas: 2/],
    ],
    [
      "one replica, with surge",
      deployment("replicas: 1", limits(1, 1)),
      [/maxSurge: 1, maxUnavailable: 0/, /replicas: 2/],
    ],
    ["one replica, and two would go as well", deployment("replicas: 1", limits(0, 2)), [/maxUnavailable: 0/]],
    ["one replica, and all would go", deployment("replicas: 1", limits(0, "100%")), [/maxUnavailable: 0/]],
    [
      "one replica, half may go",
      deployment("replicas: 1", limits(0, "50%")),
      [/maxUnavailable: 0/, /replicas: 2/],
    ],
    ["two replicas", deployment("replicas: 2", limits(0, 2)), [/maxSurge: 1, maxUnavailable: 0/]],
  ])("%s", (_, text, expected) => {
    const results = fixesOf("rollout-outage", text).map(({ result }) => result);
    expect(results).toEqual(expected.map((line) => expect.stringMatching(line)));
  });
});

describe("an Argo Rollout that leads requests to new pods before it deletes the old ones", () => {
  /** The severity of a missing hook, behind an ALB with instance targets (30 s). */
  const severity = (strategy: string) => {
    const rollout = yaml
      .deployment("web")
      .replace("apps/v1\nkind: Deployment", "argoproj.io/v1alpha1\nkind: Rollout")
      .replace("spec:", `spec:\n  strategy: {${strategy}}`);
    const instance = yaml.ingress("web", {
      annotations: "{alb.ingress.kubernetes.io/target-type: instance}",
    });
    const reported = found("prestop-missing", documents(rollout, yaml.service("web"), instance));
    return reported.map((line) => line.replace(/:.*/s, ""));
  };
  const routed = "trafficRouting: {nginx: {stableIngress: web}}";

  test.each([
    ["blueGreen: {activeService: web}", "information"],
    ["blueGreen: {activeService: web, scaleDownDelaySeconds: 30}", "information"],
    ["blueGreen: {activeService: web, scaleDownDelaySeconds: 29}", "warning"],
    ["blueGreen: {activeService: web, scaleDownDelaySeconds: '$" + "{X}'}", "information"],
    // The Service that the requests come through is another one, and keeps the old pods.
    ["blueGreen: {activeService: other}", "warning"],
    ["canary: {stableService: web, canaryService: new}", "warning"],
    [`canary: {stableService: web, canaryService: new, ${routed}}`, "information"],
    [`canary: {stableService: web, canaryService: new, ${routed}, scaleDownDelaySeconds: 5}`, "warning"],
    [`canary: {stableService: web, canaryService: new, ${routed}, dynamicStableScale: true}`, "warning"],
    [`canary: {stableService: web, canaryService: new, ${routed}, dynamicStableScale: false}`, "information"],
    [`canary: {pingPong: {pingService: web, pongService: b}, ${routed}}`, "information"],
    [`canary: {pingPong: {pingService: a, pongService: web}, ${routed}}`, "information"],
    [`canary: {stableService: other, canaryService: web, ${routed}}`, "warning"],
    ["canary: {}", "warning"],
    // What cannot be read may keep them.
    [`blueGreen: {activeService: ${VARIABLE}}`, "information"],
    [`blueGreen: ${VARIABLE}`, "information"],
    [`canary: {stableService: ${VARIABLE}, ${routed}}`, "information"],
    [`canary: {stableService: web, trafficRouting: ${VARIABLE}}`, "information"],
    [`canary: {pingPong: ${VARIABLE}, ${routed}}`, "information"],
    [`canary: ${VARIABLE}`, "information"],
  ])("%s", (strategy, expected) => {
    expect(severity(strategy)).toEqual([expected]);
  });
});

describe("a readiness probe", () => {
  const missing = (text: string) => found("readiness-probe-missing", text);

  test("is missed in the container that requests reach, and nowhere else", () => {
    expect(missing(deployment())).toHaveLength(1);
    const port = "ports: [{containerPort: 80}]";
    const sidecar = `initContainers: [{name: proxy, image: nginx, restartPolicy: Always, ${port}}]`;
    expect(missing(documents(yaml.deployment("web", { pod: sidecar }), ...behindAlb))).toEqual([]);
    const nameless = deployment().replace("- name: web\n        image", "- image");
    expect(missing(nameless)).toEqual([expect.stringContaining('Container "?"')]);
  });

  test("is made up for once by a gate, if the label of the Namespace has an effect", () => {
    const labelled = (value: string) =>
      documents(
        yaml.namespace("shop", `{elbv2.k8s.aws/pod-readiness-gate-inject: ${value}}`),
        yaml.deployment("web", { namespace: "shop" }),
        yaml.service("web", { namespace: "shop" }),
        yaml.ingress("web", {
          namespace: "shop",
          annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
        }),
      );
    expect(missing(labelled("enabled"))).toEqual([expect.stringContaining("found them healthy once")]);
    expect(missing(labelled("'true'"))).toEqual([expect.stringContaining("as soon as its process runs")]);
  });
});
