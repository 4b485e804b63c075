// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { effectiveGracePeriod } from "../../../server/src/core/kubernetes/gracePeriod.ts";
import { entry } from "../../../server/src/core/kubernetes/manifest.ts";
import type { PodTemplate } from "../../../server/src/core/kubernetes/workload.ts";
import { containerOf, deployment, type Reading, workloadOf } from "./reading.ts";

function podOf(text: string): Reading & { readonly pod: PodTemplate } {
  const { workload, ...read } = workloadOf(text);
  if (workload.pod === null) throw new Error("No pod");
  return { ...read, pod: workload.pod };
}

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

describe("grace period", () => {
  const grace = (written: string): string => deployment("", `terminationGracePeriodSeconds: ${written}`);

  it.each<[string, string, string | null, number | null]>([
    ["90", "known 90 «90»", "90", 90],
    ["0", "known 0 «0»", "0", 0],
    ["-5", "known -5 «-5»", "-5", 1],
    ["030", "known 24 «030»", "030", 24],
    ["", "absent", null, 30],
    ["~", "absent", null, 30],
    ["null", "absent", null, 30],
    ['"90"', 'unknown wrong-type «"90"» "90"', '"90"', null],
    ["90s", "unknown wrong-type «90s» 90s", "90s", null],
    ["90.5", "unknown wrong-type «90.5» 90.5", "90.5", null],
    ["${GRACE}", "unknown placeholder «${GRACE}» ${GRACE}", "${GRACE}", null],
    ["{{ .x }}", "unknown template «{{ .x }}»", null, null],
    ["[90]", "unknown wrong-type «[90]»", null, null],
  ])("%j", (written, field, text, seconds) => {
    const { pod, show } = podOf(grace(written));
    expect(show(pod.gracePeriod)).toBe(field);
    expect(pod.gracePeriodText).toBe(text);
    expect(effectiveGracePeriod(pod)).toEqual({ field: pod.gracePeriod, seconds });
  });

  it("is 30 where nothing is written, and stays known as absent", () => {
    const { pod, at } = podOf(deployment(""));
    const { field, seconds } = effectiveGracePeriod(pod);
    expect(seconds).toBe(30);
    expect(field.state === "absent" && at(field.owner)).toBe(at(pod.at));
  });

  it("is noticed where Kubernetes ignores it", () => {
    const { workload, show } = workloadOf(`apiVersion: apps/v1
kind: Deployment
terminationGracePeriodSeconds: 1
spec:
  terminationGracePeriodSeconds: 2
  template:
    terminationGracePeriodSeconds: "3"
    spec:
      terminationGracePeriodSeconds: 4
      containers:
        - name: web
          image: nginx
          terminationGracePeriodSeconds: 5
          lifecycle:
            terminationGracePeriodSeconds: ~
            preStop:
              terminationGracePeriodSeconds: 6
              exec: {command: ["true"]}
`);
    expect(workload.misplacedGracePeriods.map(show)).toEqual([
      "known 1 «1»",
      "known 2 «2»",
      'unknown wrong-type «"3"» "3"',
    ]);
    expect(workload.pod!.containers[0]!.misplacedGracePeriods.map(show)).toEqual([
      "known 5 «5»",
      "known 6 «6»",
    ]);
    expect(show(workload.pod!.gracePeriod)).toBe("known 4 «4»");
  });

  it("is not misplaced where a template hides the place", () => {
    expect(
      workloadOf("apiVersion: apps/v1\nkind: Deployment\nspec: {{ .x }}\n").workload.misplacedGracePeriods,
    ).toEqual([]);
  });
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

describe("containers", () => {
  it("stand in the order of the file, app containers first", () => {
    const { pod, show } = podOf(`apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      initContainers:
        - {name: migrate, image: app}
        - {name: proxy, image: envoy, restartPolicy: Always}
        - {name: odd, image: app, restartPolicy: "\${POLICY}"}
      containers:
        - {name: web, image: nginx}
        - {name: logs, image: fluent}
`);
    expect(pod.containers.map((c) => [show(c.name), c.role])).toEqual([
      ['known "web" «web»', "app"],
      ['known "logs" «logs»', "app"],
      ['known "migrate" «migrate»', "init"],
      ['known "proxy" «proxy»', "sidecar"],
      ['known "odd" «odd»', "sidecar"],
    ]);
    expect(pod.containersComplete).toBe(true);
  });

  const complete = (spec: string): [number, boolean] => {
    const { pod } = podOf(`apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n${spec}`);
    return [pod.containers.length, pod.containersComplete];
  };

  it.each<[string, string, number, boolean]>([
    ["a patch without containers", "      priorityClassName: high\n", 0, false],
    ["containers without image", "      containers: [{name: web}]\n", 1, false],
    [
      "an init container without image",
      "      containers: [{name: a, image: b}]\n      initContainers: [{name: c}]\n",
      2,
      true,
    ],
    ["a deleted container", "      containers: [{name: a, image: b}, {name: c, $patch: delete}]\n", 1, false],
    ["a templated list", "      containers: {{ .x }}\n", 0, false],
    ["a templated item", "      containers: [{name: a, image: b}, {{ .x }}]\n", 1, false],
    [
      "a templated init list",
      "      containers: [{name: a, image: b}]\n      initContainers: {{ .x }}\n",
      1,
      false,
    ],
    ["an empty item", "      containers:\n        - {name: a, image: b}\n        -\n", 1, false],
    ["a list that is a mapping", "      containers: {name: a}\n", 0, false],
    ["a templated image", "      containers: [{name: a, image: {{ .x }}}]\n", 1, true],
  ])("are complete or not: %s", (_, spec, count, isComplete) => {
    expect(complete(spec)).toEqual([count, isComplete]);
  });

  it("say their ports and probes", () => {
    const { container, show, at } = containerOf(
      deployment(`ports:
  - containerPort: 8080
    name: http
  - containerPort: \${PORT}
readinessProbe:
  httpGet: {path: /ready, port: 8080}
livenessProbe: {terminationGracePeriodSeconds: 10}
startupProbe: {periodSeconds: 5}`),
    );
    expect(at(container.at)).toMatch(/^name: web[\s\S]*periodSeconds: 5\}$/);
    expect(show(container.image)).toBe('known "nginx:1.27" «nginx:1.27»');
    expect(container.ports.map((port) => [show(port.name), show(port.containerPort)])).toEqual([
      ['known "http" «http»', "known 8080 «8080»"],
      ["absent", "unknown placeholder «${PORT}» ${PORT}"],
    ]);
    expect(container.portsComplete).toBe(true);
    expect(container.readinessProbe.state).toBe("known");
    expect(at(container.readinessProbe.state === "known" ? container.readinessProbe.at : null)).toBe(
      "httpGet: {path: /ready, port: 8080}",
    );
    expect(container.probeGracePeriods.map(show)).toEqual(["known 10 «10»"]);
  });

  it.each([
    ["", "absent"],
    ["readinessProbe:", "absent"],
    ["readinessProbe: {}", "known true «{}»"],
    ["readinessProbe: {{ .x }}", "unknown template «{{ .x }}»"],
    ["readinessProbe: yes", "unknown wrong-type «yes» yes"],
  ])("have a readiness probe or not: %j", (line, expected) => {
    const { container, show } = containerOf(deployment(line));
    expect(show(container.readinessProbe)).toBe(expected);
  });

  it.each([
    ["ports: {{ .x }}", 0],
    ["ports: [{containerPort: 1}, {{ .x }}]", 1],
  ])("may have ports that cannot be read: %j", (line, count) => {
    const { container } = containerOf(deployment(line));
    expect(container.portsComplete).toBe(false);
    expect(container.ports).toHaveLength(count);
  });

  it("share what is shared through anchors and merge keys", () => {
    const { pod, show } = podOf(`apiVersion: apps/v1
kind: Deployment
x-defaults: &defaults
  image: nginx
  lifecycle: {preStop: {sleep: {seconds: 5}}}
spec:
  template:
    spec: &spec
      terminationGracePeriodSeconds: 60
      containers:
        - <<: *defaults
          name: web
        - name: other
          image: nginx
          lifecycle: {preStop: &hook {sleep: {seconds: 6}}}
        - name: third
          image: nginx
          lifecycle: {preStop: *hook}
`);
    const seconds = pod.containers.map((container) => {
      const handler = container.preStop.state === "known" ? container.preStop.value.handlers[0] : undefined;
      return handler?.type === "sleep" ? show(handler.seconds) : null;
    });
    expect(seconds).toEqual(["known 5 «5» merge", "known 6 «6»", "known 6 «6» alias"]);
    expect(show(pod.containers[0]!.image)).toBe('known "nginx" «nginx» merge');
    expect(show(pod.gracePeriod)).toBe("known 60 «60»");
  });
});

describe("pod facts", () => {
  it("reads the operating system and readiness gates", () => {
    const { pod, show } = podOf(
      deployment(
        "",
        "os: {name: windows}\nreadinessGates:\n  - conditionType: target-health.elbv2.k8s.aws/web\n  - {}\n  - {{ .x }}",
      ),
    );
    expect(show(pod.os)).toBe('known "windows" «windows»');
    expect(pod.readinessGates.map(show)).toEqual([
      'known "target-health.elbv2.k8s.aws/web" «target-health.elbv2.k8s.aws/web»',
      "absent",
      "unknown template «{{ .x }}»",
    ]);
  });
});
