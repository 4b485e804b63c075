// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import { containerOf, deployment, podOf } from "./reading.ts";

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
  it("reads what leads from the node to the pod", () => {
    const { pod, show } = podOf(
      deployment("ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 81}]", "hostNetwork: true"),
    );
    expect(show(pod.hostNetwork)).toBe("known true «true»");
    expect(pod.containers[0]!.ports.map(({ hostPort }) => show(hostPort))).toEqual([
      "known 8080 «8080»",
      "absent",
    ]);
  });
  it("reads the operating system and readiness gates", () => {
    const { pod, show } = podOf(
      deployment(
        "",
        "os: {name: windows}\nreadinessGates:\n  - conditionType: target-health.elbv2.k8s.aws/web\n  - {}\n  - {{ .x }}",
      ),
    );
    expect(show(pod.os)).toBe('known "windows" «windows»');
    expect(pod.hostNetwork.state).toBe("absent");
    expect(pod.readinessGates.map(show)).toEqual([
      'known "target-health.elbv2.k8s.aws/web" «target-health.elbv2.k8s.aws/web»',
      "absent",
      "unknown template «{{ .x }}»",
    ]);
  });

  it.each([
    ["nodeSelector: {kubernetes.io/os: windows}", 'known "windows" «windows»'],
    // `os` says what the pod is; the selector, where it goes.
    ["os: {name: linux}\nnodeSelector: {kubernetes.io/os: windows}", 'known "linux" «linux»'],
    ["nodeSelector: {disk: ssd}", "absent"],
    ["nodeSelector: {{ .x }}", "unknown template «{{ .x }}»"],
  ])("%s: the system is %s", (spec, expected) => {
    const { pod, show } = podOf(deployment("", spec));
    expect(show(pod.os)).toBe(expected);
  });
});
