import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { found, marked } from "./support/found.ts";

/** What the tables of cases hold at their edges: equal seconds, one less, one container too many. */
const behindAlb = [
  yaml.service("web"),
  yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
];
const VARIABLE = "'$" + "{X}'";

const exec = (command: string) => `lifecycle: {preStop: {exec: {command: ${command}}}}`;
const shell = (script: string) => exec(`[sh, -c, "${script}"]`);
const grace = (seconds: number) => `terminationGracePeriodSeconds: ${seconds}`;

function web(pod: string, container: string, others: readonly string[] = behindAlb): string {
  return documents(yaml.deployment("web", { pod, container }), ...others);
}

/** The severities alone. */
function severities(rule: string, text: string, settings: Partial<Settings> = {}): string[] {
  return found(rule, text, settings).map((line) => line.slice(0, line.indexOf(":")));
}

describe("the grace period of a probe", () => {
  const probe = (seconds: number | string) =>
    `livenessProbe: {httpGet: {port: 80}, terminationGracePeriodSeconds: ${seconds}}`;
  const with70 = `${exec("[sleep, '70']")}\n        `;

  test.each([
    [69, with70, "its grace period of 69 s cuts the preStop delay of 70 s short"],
    [70, with70, null],
    [71, with70, null],
    [1, with70, "its grace period of 1 s cuts"],
    // The API server takes no others.
    [0, with70, null],
    [-1, with70, null],
    [VARIABLE, with70, null],
    // What is proven of the delay counts.
    [39, `${shell("sleep 40; /drain.sh")}\n        `, "cuts the preStop delay of 40 s short"],
    [40, `${shell("sleep 40; /drain.sh")}\n        `, null],
    [5, `${exec('["/drain.sh"]')}\n        `, null],
    [5, `${shell("sleep infinity")}\n        `, null],
    [5, `${exec('["sleep 70"]')}\n        `, null],
    [5, `lifecycle: {preStop: ${VARIABLE}}\n        `, null],
    [5, "", null],
  ])("%s s with %s", (seconds, hook, expected) => {
    const reported = found("grace-period-too-short", web(grace(90), `${hook}${probe(seconds)}`)).filter(
      (line) => line.includes("probe"),
    );
    expect(reported).toEqual(expected === null ? [] : [expect.stringContaining(expected)]);
    if (expected !== null) expect(reported[0]).toMatch(/^information: /);
  });
});

test("a probe is not blamed for cutting a hook short that may fail, by the name of its image", () => {
  const container = `${exec("[sleep, '70']")}\n        livenessProbe: {terminationGracePeriodSeconds: 5}`;
  const text = web(grace(90), container);
  expect(severities("grace-period-too-short", text)).toEqual(["information"]);
  const image = text.replace("example/web:1", "example/web-distroless:1");
  expect(severities("grace-period-too-short", image)).toEqual([]);
});

describe("a grace period", () => {
  test.each<[pod: string, container: string, expected: string | null]>([
    [grace(72), exec("[sleep, '70']"), "information: .* has 2 s between"],
    [grace(71), exec("[sleep, '70']"), "warning: .* is killed 2 s after SIGTERM"],
    [grace(79), exec("[sleep, '70']"), "information: .* has 9 s between"],
    [grace(80), exec("[sleep, '70']"), null],
    [grace(70), "lifecycle: {preStop: {sleep: {seconds: 70}}}", "warning: .* is killed 2 s after"],
    [grace(69), "lifecycle: {preStop: {sleep: {seconds: 70}}}", "error: Kubernetes refuses"],
    [grace(69), exec("[sleep, '70']"), "error: .* is cut off at 69 s"],
    [grace(5), shell("nginx -s quit"), null],
    [grace(1), shell("nginx -s quit"), null],
    // Behind the stop the hook may be gone, so that only what comes before it is certain.
    [grace(30), shell("sleep 29; nginx -s quit; sleep 5"), "warning: .* takes at least 29 s"],
    [grace(30), shell("sleep 5; nginx -s quit; sleep 25"), null],
    [grace(30), shell("sleep 5; nginx -s quit; sleep 26"), "information: .* 31 s"],
    // Not even what is refused has time to run, but that is said by another rule.
    [grace(0), exec("[]"), null],
    [grace(0), exec("[sleep, '5']"), "error: terminationGracePeriodSeconds is 0"],
    [grace(0), "", null],
    [grace(90), shell("sleep infinity"), "error: .* never ends, and the grace period is 90 s"],
    [
      "",
      shell("sleep 31; /drain.sh"),
      "error: .* takes at least 31 s, but the grace period is 30 s by default",
    ],
    ["", shell("sleep 30; /drain.sh"), "warning: .* takes at least 30 s, but"],
  ])("%s with %s", (pod, container, expected) => {
    const reported = found("grace-period-too-short", web(pod, container));
    expect(reported).toEqual(expected === null ? [] : [expect.stringMatching(new RegExp(`^${expected}`))]);
  });

  test("the hook that never ends counts, wherever it stands", () => {
    const second = (hook: string) => `${exec("[sleep, '20']")}\n      - {name: b, image: b, ${hook}}`;
    const [message, ...more] = found(
      "grace-period-too-short",
      web(grace(90), second(shell("sleep infinity"))),
    );
    expect(message).toContain('container "b" of Deployment/web never ends');
    expect(more).toEqual([]);
  });

  test("of hooks that end as early for certain, the one counts that may go on longest", () => {
    const stop = (seconds: number) => shell(`sleep 5; nginx -s quit; sleep ${seconds}`);
    const second = `${stop(26)}\n      - {name: b, image: b, ${stop(40)}}`;
    expect(found("grace-period-too-short", web(grace(30), second))).toEqual([
      expect.stringMatching(/container "b" .* 45 s/),
    ]);
    const whole = `${exec("[sleep, '5']")}\n      - {name: b, image: b, ${stop(40)}}`;
    expect(found("grace-period-too-short", web(grace(30), whole))).toEqual([
      expect.stringMatching(/container "b" .* 45 s/),
    ]);
  });

  test("that was written on the Deployment is moved before it is judged", () => {
    const text = web("", exec("[sleep, '70']")).replace("spec:\n", `spec:\n  ${grace(90)}\n`);
    expect(found("grace-period-too-short", text)).toEqual([]);
    expect(severities("grace-period-invalid", text)).toEqual(["error"]);
    // With one of its own, the pod has lost nothing.
    const own = web(grace(60), exec("[sleep, '70']")).replace("spec:\n", `spec:\n  ${grace(90)}\n`);
    expect(severities("grace-period-too-short", own)).toEqual(["error"]);
  });

  test("misplaced, it is told with the one in effect, if that is known", () => {
    const misplaced = (pod: string) =>
      found("grace-period-invalid", web(pod, "").replace("spec:\n", `spec:\n  ${grace(90)}\n`));
    expect(misplaced(grace(60))[0]).toContain("60");
    expect(misplaced("")[0]).toContain("30");
    expect(misplaced(`terminationGracePeriodSeconds: ${VARIABLE}`)[0]).not.toMatch(/\b30\b|NaN|null/);
  });
});

describe("a hook of unknown length", () => {
  const unmeasurable = (container: string, pod = "", others = behindAlb) =>
    found("prestop-unmeasurable", web(pod, container, others));

  test.each([
    [exec("[/drain.sh]"), "it runs a program that takes its own time"],
    ["lifecycle: {preStop: {httpGet: {path: /off, port: 80}}}", "it asks an HTTP endpoint"],
    [shell("sleep $DELAY"), "it depends on an environment variable"],
    // What is proven may be enough.
    [shell("sleep 59; /drain.sh"), "It should take at least 60 s"],
    [shell("sleep 60; /drain.sh"), null],
    [shell("sleep 60"), null],
    [shell("sleep infinity"), null],
    [exec('["sleep 70"]'), null],
    [`lifecycle: {preStop: ${VARIABLE}}`, null],
    ["", null],
  ])("%s", (container, expected) => {
    expect(unmeasurable(container)).toEqual(
      expected === null ? [] : [expect.stringMatching(new RegExp(`^hint: .*${expected}`))],
    );
  });

  test("is not asked about where no request comes, or where it is not known whether any does", () => {
    expect(unmeasurable(exec("[/drain.sh]"), "", [])).toEqual([]);
    const named = yaml.service("web").replace("port: 80", "port: 80, targetPort: http");
    expect(unmeasurable(exec("[/drain.sh]"), "", [named])).toEqual([]);
    expect(unmeasurable(exec("[/drain.sh]"), "", [yaml.service("web")])).toHaveLength(1);
  });

  test("is no matter where it may not even start, by the name of its image: that is said already", () => {
    const text = web("", shell("/drain.sh")).replace("example/web:1", "example/web-distroless:1");
    expect(found("prestop-unmeasurable", text)).toEqual([]);
    expect(severities("prestop-ineffective", text)).toEqual(["hint"]);
  });

  test("in a native sidecar protects nothing, nor does a short delay there", () => {
    const sidecar = (hook: string) =>
      `initContainers: [{name: proxy, image: nginx, restartPolicy: Always, ports: [{containerPort: 80}], ${hook}}]`;
    expect(unmeasurable("", sidecar(exec("[/drain.sh]")))).toEqual([]);
    const short = sidecar("lifecycle: {preStop: {sleep: {seconds: 5}}}");
    expect(found("prestop-too-short", web(short, ""))).toEqual([]);
  });
});

describe("a hook that does not delay", () => {
  test.each([
    [exec("{a: b}"), "error: .*: command must be a list of strings."],
    [exec("sleep 70"), "error: .*: command must be a list of strings."],
    [exec("70"), "error: .*: command must be a list of strings."],
    [exec("sh -c x"), "error: .*: command must be a list of strings\\.$"],
    [exec("[sleep, [70]]"), "error: .*: command must be a list of strings."],
    [exec("[sleep, 70]"), "error: .*: every word of command must be a string. Write 70 in quotes."],
    [shell("sleep now"), 'warning: .* does not delay its shutdown: sleep refuses "now"'],
    [shell("nginx -s quit; sleep 70"), 'warning: .*"nginx -s quit" stops the server first'],
  ])("%s", (container, expected) => {
    expect(found("prestop-ineffective", web(grace(300), container))).toEqual([
      expect.stringMatching(new RegExp(`^${expected}`)),
    ]);
  });

  test.each([
    [exec("[sleep, now]"), "now"],
    [exec("[sleep]"), "exec"],
    [shell("sleep now"), '"sleep now"'],
    [exec('[bash, -o, pipefail, -ec, "nginx -s quit; sleep 70"]'), '"nginx -s quit; sleep 70"'],
    [exec('[sh, -c, "sleep 70 &"]'), '"sleep 70 &"'],
    [exec("[sh, -c, sleep, '70']"), "sleep"],
  ])("%s sits on the word at fault", (container, word) => {
    expect(marked("prestop-ineffective", web(grace(300), container))).toEqual([word]);
  });

  test("sits on its handler where the word at fault has several lines", () => {
    const command = ["- sh", "- -c", "- |", "  nginx -s quit", "  sleep 70"].join("\n            ");
    const block = `lifecycle:\n         preStop:\n          exec:\n           command:\n            ${command}`;
    expect(marked("prestop-ineffective", web(grace(300), block))).toEqual(["exec"]);
  });

  test("of a Job that no Service selects is nobody's business", () => {
    const job = web("", exec('["sleep 70"]'), []).replace("apps/v1", "batch/v1").replace("Deployment", "Job");
    expect(found("prestop-ineffective", job)).toEqual([]);
    expect(severities("prestop-ineffective", documents(job, ...behindAlb))).toEqual(["warning"]);
  });

  test.each([
    [0, []],
    [1, ["warning"]],
  ])("stopping first hurts nobody where no request comes later: R %i", (albIp, expected) => {
    const settings = { requiredSeconds: { ...defaultSettings.requiredSeconds, albIp } };
    const text = web(grace(300), shell("nginx -s quit; sleep 70"));
    expect(severities("prestop-ineffective", text, settings)).toEqual(expected);
  });

  test("stopping first is not held against a container of which nobody knows whether requests reach it", () => {
    const named = yaml.service("web").replace("port: 80", "port: 80, targetPort: http");
    const text = web(grace(300), `ports: ${VARIABLE}\n        ${shell("nginx -s quit; sleep 70")}`, [named]);
    expect(found("prestop-ineffective", text)).toEqual([]);
  });

  test("stopping first in a native sidecar hurts nobody: it gets SIGTERM last", () => {
    const sidecar = `initContainers: [{name: proxy, image: nginx, restartPolicy: Always, ports: [{containerPort: 80}], ${shell("nginx -s quit; sleep 70")}}]`;
    expect(found("prestop-ineffective", web(sidecar, ""))).toEqual([]);
    const app = web("", `ports: [{containerPort: 80}]\n        ${shell("nginx -s quit; sleep 70")}`);
    expect(severities("prestop-ineffective", app)).toEqual(["warning"]);
  });
});

describe("a container without a delay", () => {
  const missing = (text: string, settings: Partial<Settings> = {}) =>
    found("prestop-missing", text, settings);

  test("is passed over where nothing sends requests to a deleted pod, say the settings", () => {
    const none = { requiredSeconds: { ...defaultSettings.requiredSeconds, albIp: 0 } };
    expect(missing(web("", ""))).toHaveLength(1);
    expect(missing(web("", ""), none)).toEqual([]);
    expect(missing(web("", ""), { assumeDrained: true })).toEqual([]);
    // Even if it is not known whether the port leads to it.
    const elsewhere = [
      yaml.service("web", { spec: "type: LoadBalancer" }).replace("port: 80", "port: 80, targetPort: x"),
    ];
    expect(missing(web("", "", elsewhere), { assumeDrained: true })).toEqual([]);
  });

  test("has no name", () => {
    const nameless = web("", "").replace("- name: web\n        image", "- image");
    expect(missing(nameless)).toEqual([expect.stringContaining('Container "?" of Deployment/web')]);
  });

  test("is not spoken of where no Service leads to it, even if its node may", () => {
    expect(missing(web("", "ports: [{containerPort: 80, hostPort: 80}]", []))).toEqual([]);
  });

  test.each([
    ["type: NodePort", "Which load balancer sends it requests through Service/web cannot be seen here"],
    ["type: ClusterIP", "but clients of Service/web may send it requests for 10 s more"],
  ])("behind a Service of %s", (spec, expected) => {
    expect(missing(web("", "", [yaml.service("web", { spec })]))).toEqual([
      expect.stringMatching(new RegExp(`^hint: .*${expected}`)),
    ]);
  });

  test("may or may not be what the port of the Service leads to", () => {
    const named = yaml.service("web").replace("port: 80", "port: 80, targetPort: http");
    const reported = (pod: string, others = "") => missing(web(pod, `ports: ${VARIABLE}${others}`, [named]));
    const hint = expect.stringMatching(/^hint: .*Whether the ports of Service\/web lead to it/);
    expect(reported("")).toEqual([hint]);
    expect(reported("initContainers: [{name: init, image: init}]")).toEqual([hint]);
    // With two of them, it would be a guess.
    expect(reported("", `\n      - {name: b, image: b, ports: ${VARIABLE}}`)).toEqual([]);
  });

  test("names the Services that reach it, and no more than ten", () => {
    const two =
      "ports: [{name: a, containerPort: 80}]\n      - {name: b, image: b, ports: [{name: b, containerPort: 81}]}";
    const to = (name: string, port: string) =>
      yaml.service(name, { app: "web" }).replace("port: 80", `port: 80, targetPort: ${port}`);
    expect(missing(web("", two, [to("one", "a"), to("two", "b")]))).toEqual([
      expect.stringContaining(
        'Container "web" of Deployment/web gets SIGTERM as soon as its pod is deleted, but clients of Service/one may',
      ),
      expect.stringContaining(
        'Container "b" of Deployment/web gets SIGTERM as soon as its pod is deleted, but clients of Service/two may',
      ),
    ]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => yaml.service(`s${index}`, { app: "web" }));
    expect(missing(web("", "", many(10)))[0]).toMatch(/clients of Service\/s0, (.*, )?Service\/s9 may send/);
    const [twelve = ""] = missing(web("", "", many(12)));
    expect(twelve).toMatch(/ and 2 more may send/);
    expect(twelve.match(/Service\//g)).toHaveLength(10);
  });
});

describe("a Service that publishes pods that are not ready", () => {
  const published = (others: readonly string[], workload = yaml.deployment("web")) =>
    found(
      "endpoint-stays-ready",
      documents(workload, yaml.service("web", { spec: "publishNotReadyAddresses: true" }), ...others),
    );
  const nginx = yaml.ingress("inside", { service: "web", spec: "ingressClassName: nginx" });
  const [, alb = ""] = behindAlb;

  test("hurts most where a load balancer outside uses it, whatever else does", () => {
    expect(published([nginx])).toEqual([expect.stringMatching(/^information: .*NGINX Ingress\/inside/)]);
    expect(published([nginx, alb])).toEqual([expect.stringMatching(/^warning: .*ALB Ingress\/web/)]);
    expect(published([alb, nginx])).toEqual([expect.stringMatching(/^warning: .*ALB Ingress\/web/)]);
    expect(published([])).toEqual([]);
  });

  test("hurts most where a load balancer outside reaches any of its workloads", () => {
    const workload = (name: string, port: string) =>
      yaml
        .deployment(name, { container: `ports: [{name: ${port}, containerPort: 80}]` })
        .replace(`{app: ${name}}`, "{app: web}");
    const ports = "ports: [{name: a, port: 80, targetPort: a}, {name: b, port: 81, targetPort: b}]";
    const service = yaml
      .service("web", { spec: "publishNotReadyAddresses: true" })
      .replace("ports: [{port: 80}]", ports);
    const outside = yaml.ingress("web", {
      annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
      port: "{name: b}",
    });
    const inside = yaml.ingress("inside", {
      service: "web",
      spec: "ingressClassName: nginx",
      port: "{name: a}",
    });
    const text = documents(workload("first", "a"), workload("second", "b"), service, inside, outside);
    expect(found("endpoint-stays-ready", text)).toEqual([
      expect.stringMatching(
        /^warning: .*ALB Ingress\/web goes on sending requests to those of Deployment\/second and 1 more/,
      ),
    ]);
  });

  test("hurts no updates of a Job", () => {
    const job = yaml.deployment("web").replace("apps/v1", "batch/v1").replace("Deployment", "Job");
    expect(published([alb], job)).toEqual([]);
  });

  test("hurts only what it leads to", () => {
    const plain = yaml.service("plain", { app: "web" });
    const other = yaml.ingress("web", {
      service: "plain",
      annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
    });
    expect(published([plain, other])).toEqual([]);
    const service = yaml
      .service("web", { spec: "publishNotReadyAddresses: true" })
      .replace("port: 80", "port: 80, targetPort: a-name-that-no-port-has");
    expect(found("endpoint-stays-ready", documents(yaml.deployment("web"), service, alb))).toEqual([]);
  });

  test("is said where that is certain", () => {
    const says = (value: string) =>
      found(
        "endpoint-stays-ready",
        documents(
          yaml.deployment("web"),
          yaml.service("web", { spec: `publishNotReadyAddresses: ${value}` }),
          alb,
        ),
      );
    expect(says("true")).toHaveLength(1);
    expect(says("false")).toEqual([]);
    expect(says(VARIABLE)).toEqual([]);
  });
});
