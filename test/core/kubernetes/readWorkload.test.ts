// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { entry } from "../../../server/src/core/kubernetes/manifest.ts";
import { podOf, workloadOf } from "./reading.ts";

/** A pod template, indented to stand below `template:` at the given depth. */
function template(depth: number): string {
  return `metadata:
  labels: {app: web}
  annotations: {sidecar.istio.io/inject: "true"}
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: web
      image: nginx:1.27
`.replace(/^/gm, " ".repeat(depth));
}

describe("where the pod stands", () => {
  it.each([
    ["apps/v1", "Deployment", "rolling"],
    ["apps/v1", "StatefulSet", "rolling"],
    ["apps/v1", "DaemonSet", "rolling"],
    ["apps/v1", "ReplicaSet", "static"],
    ["v1", "ReplicationController", "static"],
    ["batch/v1", "Job", "job"],
    ["argoproj.io/v1alpha1", "Rollout", "rolling"],
    ["apps.openshift.io/v1", "DeploymentConfig", "rolling"],
    ["apps.kruise.io/v1alpha1", "CloneSet", "rolling"],
    ["serving.knative.dev/v1", "Service", "knative"],
  ])("%s %s", (apiVersion, kind, nature) => {
    const { workload, show } = workloadOf(
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {labels: {app: outer}}\nspec:\n  template:\n${template(4)}`,
    );
    expect(workload.nature).toBe(nature);
    expect(entry(workload.labels, "app")?.value).toBe("outer");
    const pod = workload.pod!;
    expect(entry(pod.labels, "app")?.value).toBe("web");
    expect(entry(pod.annotations, "sidecar.istio.io/inject")?.value).toBe("true");
    expect(show(pod.gracePeriod)).toBe("known 60 «60»");
    expect(pod.containers.map((container) => show(container.name))).toEqual(['known "web" «web»']);
    expect(pod.containersComplete).toBe(true);
    expect(workload.misplacedGracePeriods).toEqual([]);
  });

  it("Pod: the object itself", () => {
    const { pod, show, at } = podOf(`apiVersion: v1\nkind: Pod\n${template(0)}`);
    expect(entry(pod.labels, "app")?.value).toBe("web");
    expect(show(pod.gracePeriod)).toBe("known 60 «60»");
    expect(at(pod.at)).toMatch(/^terminationGracePeriodSeconds: 60[\s\S]*nginx:1.27$/);
  });

  it("CronJob: three levels down", () => {
    const { workload, show } = workloadOf(
      `apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n${template(8)}`,
    );
    expect(workload.nature).toBe("job");
    expect(show(workload.pod!.gracePeriod)).toBe("known 60 «60»");
  });

  it("ReplicationController: a selector that is a plain map changes nothing", () => {
    const { pod } = podOf(
      `apiVersion: v1\nkind: ReplicationController\nspec:\n  selector: {app: web}\n  template:\n${template(4)}`,
    );
    expect(pod.containers).toHaveLength(1);
  });

  it("Rollout with a workloadRef: somewhere else", () => {
    const { workload, show } = workloadOf(`apiVersion: argoproj.io/v1alpha1
kind: Rollout
spec:
  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  template: {}
`);
    expect(workload.pod).toBeNull();
    expect(show(workload.workloadRef!.kind)).toBe('known "Deployment" «Deployment»');
    expect(show(workload.workloadRef!.name)).toBe('known "web" «web»');
  });

  it("only a Rollout has a workloadRef", () => {
    const { workload } = workloadOf(
      `apiVersion: apps/v1\nkind: Deployment\nspec:\n  workloadRef: {name: a}\n  template:\n${template(4)}`,
    );
    expect(workload.workloadRef).toBeNull();
    expect(workload.pod).not.toBeNull();
  });

  it.each(["", "spec:\n", "spec: {replicas: 2}\n", "spec: {template: }\n"])(
    "is nowhere in a patch: %j",
    (spec) => {
      expect(workloadOf(`apiVersion: apps/v1\nkind: Deployment\n${spec}`).workload.pod).toBeNull();
    },
  );

  it.each(["spec: {{ .x }}\n", "spec: {template: {{ .x }}}\n", "spec: {template: {spec: {{ .x }}}}\n"])(
    "is unknown in a template: %j",
    (spec) => {
      const { pod } = podOf(`apiVersion: apps/v1\nkind: Deployment\n${spec}`);
      expect(pod.gracePeriod).toMatchObject({ state: "unknown", reason: "template" });
      expect(pod).toMatchObject({ containers: [], containersComplete: false });
    },
  );
});

describe("replicas and strategy", () => {
  const strategyOf = (apiVersion: string, kind: string, spec: string): string[] => {
    const { workload, show } = workloadOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nspec:\n${spec}`);
    const { type, maxSurge, maxUnavailable } = workload.strategy;
    return [type, maxSurge, maxUnavailable].map(show);
  };

  it.each<[string, string, string, string[]]>([
    [
      "apps/v1",
      "Deployment",
      "  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}\n",
      ['known "RollingUpdate" «RollingUpdate»', 'known "25%" «25%»', "known 0 «0»"],
    ],
    [
      "apps/v1",
      "Deployment",
      "  strategy: {type: Recreate}\n",
      ['known "Recreate" «Recreate»', "absent", "absent"],
    ],
    ["apps/v1", "Deployment", "  replicas: 1\n", ["absent", "absent", "absent"]],
    [
      "apps/v1",
      "Deployment",
      "  strategy: Recreate\n",
      Array(3).fill("unknown wrong-type «Recreate» Recreate"),
    ],
    [
      "apps/v1",
      "StatefulSet",
      "  updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 2}}\n",
      ['known "OnDelete" «OnDelete»', "absent", "known 2 «2»"],
    ],
    [
      "apps.openshift.io/v1",
      "DeploymentConfig",
      "  strategy: {type: Rolling, rollingParams: {maxSurge: 1}}\n",
      ['known "Rolling" «Rolling»', "known 1 «1»", "absent"],
    ],
    [
      "apps.kruise.io/v1alpha1",
      "CloneSet",
      "  updateStrategy: {type: InPlaceIfPossible, maxUnavailable: 20%}\n",
      ['known "InPlaceIfPossible" «InPlaceIfPossible»', "absent", 'known "20%" «20%»'],
    ],
    [
      "argoproj.io/v1alpha1",
      "Rollout",
      "  strategy:\n    canary: {maxSurge: 1, maxUnavailable: 0}\n",
      ['known "canary" «canary»', "known 1 «1»", "known 0 «0»"],
    ],
    [
      "argoproj.io/v1alpha1",
      "Rollout",
      "  strategy: {blueGreen: {activeService: web}}\n",
      ['known "blueGreen" «blueGreen»', "absent", "absent"],
    ],
    ["argoproj.io/v1alpha1", "Rollout", "  strategy: {}\n", ["absent", "absent", "absent"]],
    [
      "argoproj.io/v1alpha1",
      "Rollout",
      "  strategy: {{ .x }}\n",
      Array(3).fill("unknown template «{{ .x }}»"),
    ],
    ["v1", "ReplicationController", "  strategy: {type: Recreate}\n", ["absent", "absent", "absent"]],
  ])("%s %s %j", (apiVersion, kind, spec, expected) => {
    expect(strategyOf(apiVersion, kind, spec)).toEqual(expected);
  });

  it.each([
    ["3", "known 3 «3»"],
    ["~", "absent"],
    ["${REPLICAS}", "unknown placeholder «${REPLICAS}» ${REPLICAS}"],
  ])("replicas %s", (written, expected) => {
    const { workload, show } = workloadOf(
      `apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: ${written}\n`,
    );
    expect(show(workload.replicas)).toBe(expected);
  });
});
