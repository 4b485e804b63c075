import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import type { Timeline } from "../../../server/src/core/shutdown/timeline.ts";
import { documents, snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";

const { deployment, service, ingress } = yaml;
const IP = "{alb.ingress.kubernetes.io/target-type: ip}";

function timeline(pod: string, container: string, minor = 33): Timeline {
  const text = documents(
    deployment("web", { pod, container }),
    service("web"),
    ingress("web", { annotations: IP }),
  );
  const snapshot = snapshotOf({ "all.yaml": text }, { ...defaultSettings, kubernetesMinor: minor });
  const [first] = snapshot.timelines(workloadNamed(snapshot, "web"));
  if (first === undefined) throw new Error("no container");
  return first;
}

const exec = (command: string) => `lifecycle: {preStop: {exec: {command: ${command}}}}`;
const native = (seconds: number) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`;
const grace = (seconds: number | string) => `terminationGracePeriodSeconds: ${seconds}`;

describe("times behind an ALB with ip targets, R 60", () => {
  // Columns: pod, container, stops accepting, SIGTERM, SIGKILL, lost window.
  test.each([
    ["", "", 0, 0, 30, "0-60"],
    [grace(90), exec('["sleep", "70"]'), 70, 70, 90, null],
    ["", exec('["sleep", "70"]'), 30, 30, 32, "30-60"],
    [grace(70), exec('["sleep", "70"]'), 70, 70, 72, null],
    [grace(90), exec('["sh", "-c", "sleep 5; nginx -s quit; sleep 70"]'), 5, 75, 90, "5-60"],
    [grace(90), exec('["sleep", "infinity"]'), 90, 90, 92, null],
    [grace(0), exec('["sleep", "70"]'), 0, 0, 2, "0-60"],
    [grace("null"), exec('["sleep", "10"]'), 10, 10, 30, "10-60"],
    [grace(-5), exec('["sleep", "10"]'), 1, 1, 3, "1-60"],
    [grace(90), native(70), 70, 70, 90, null],
    [grace(90), native(0), 0, 0, 90, "0-60"],
    [grace(90), exec('["/drain.sh"]'), null, null, 90, null],
    [grace(1), exec('["/drain.sh"]'), null, null, 2, null],
    [grace(0), exec('["/drain.sh"]'), 0, 0, 2, "0-60"],
    // What is proven of a hook reaches the end of the grace period, or not.
    [grace(20), exec('["sh", "-c", "sleep 20; /drain.sh"]'), 20, 20, 22, "20-60"],
    [grace(21), exec('["sh", "-c", "sleep 20; /drain.sh"]'), null, null, 21, null],
    [grace(60), exec('["sleep", "60"]'), 60, 60, 62, null],
    [grace(59), exec('["sleep", "60"]'), 59, 59, 61, "59-60"],
    [grace("$" + "{GRACE}"), exec('["sleep", "70"]'), null, null, null, null],
    [grace("$" + "{GRACE}"), exec('["sh", "-c", "sleep 20; /drain.sh"]'), null, null, null, null],
    [grace("$" + "{GRACE}"), "", 0, 0, null, "0-60"],
  ])("%s %s", (pod, container, stops, sigterm, sigkill, lost) => {
    const found = timeline(pod, container);
    expect([found.stopsAcceptingAt, found.sigtermAt, found.sigkillAt]).toEqual([stops, sigterm, sigkill]);
    expect(found.lostWindow && `${found.lostWindow.from}-${found.lostWindow.to}`).toBe(lost);
    expect(found.requiredSeconds).toBe(60);
  });
});

describe("what is wrong with a hook", () => {
  const problem = (container: string, minor?: number) => {
    const { hook } = timeline(grace(90), container, minor);
    return hook.state === "present"
      ? hook.problem && `${hook.problem.fault.kind} ${hook.problem.effect}`
      : hook.state;
  };
  test.each([
    [exec('["sleep", "70"]'), null],
    [exec('["sleep 70"]'), "one-string-command fails"],
    [exec('["/bin/sh", "-c", "sleep", "70"]'), "split-script fails"],
    [exec('["/bin/sh", "sleep 70"]'), "missing-dash-c fails"],
    [exec('["sleep", "$(DELAY)"]'), "kubernetes-variable fails"],
    [exec('"sleep 70"'), "command-type rejected"],
    [exec('["sleep", 70]'), "command-word-type rejected"],
    [exec("[]"), "empty-command rejected"],
    ["lifecycle: {preStop: {exec: {}}}", "empty-command rejected"],
    ["lifecycle: {preStop: {}}", "no-handler rejected"],
    ["lifecycle: {preStop: {sleep: {seconds: 5}, exec: {command: [a]}}}", "several-handlers rejected"],
    ["lifecycle: {preStop: {tcpSocket: {port: 80}}}", "tcp-socket fails"],
    ["lifecycle: {preStop: {httpGet: {path: /, port: 80}}}", null],
    [native(-1), "sleep-out-of-range rejected"],
  ])("%s: %s", (container, expected) => {
    expect(problem(container)).toBe(expected);
  });
  test("native sleep depends on the version (domain-facts §A8)", () => {
    expect(problem(native(70), 29)).toBe("sleep-unsupported fails");
    expect(problem(native(70), 30)).toBe(null);
    expect(problem(native(0), 32)).toBe("sleep-out-of-range rejected");
    expect(problem(native(0), 33)).toBe(null);
  });
  test.each([
    ["gcr.io/distroless/static", "image-without-program fails"],
    ["gcr.io/distroless/base-debian12:nonroot", "image-without-program fails"],
    ["gcr.io/distroless/base:debug", null],
    ["gcr.io/distroless/base:debug-nonroot@sha256:00", null],
    ["example/app-distroless:1", "image-without-program may-fail"],
    ["cgr.dev/chainguard/nginx:latest", "image-without-program may-fail"],
    ["cgr.dev/chainguard/nginx:latest-dev", null],
    ["localhost:5000/nginx", null],
  ])("image %s", (image, expected) => {
    const text = deployment("web", { container: exec('["sleep", "70"]') }).replace("example/web:1", image);
    const snapshot = snapshotOf({ "all.yaml": text });
    const hook = snapshot.timelines(workloadNamed(snapshot, "web"))[0]?.hook;
    const found = hook?.state === "present" ? hook.problem : null;
    expect(found && `${found.fault.kind} ${found.effect}`).toBe(expected);
  });
  test("a hook that cannot start delays nothing, however long it would have waited", () => {
    const windows = timeline("os: {name: windows}", exec('["sleep", "20"]'));
    expect([windows.stopsAcceptingAt, windows.sigtermAt]).toEqual([0, 0]);
  });
  test.each([
    // Programs by their name or path, whatever the shell is called.
    ["[sleep, '5']", true],
    ["[/usr/bin/sleep, '5']", true],
    ["[sh, -c, 'sleep 5']", true],
    ["[sh, -c, /drain.sh]", true],
    ["[/bin/bash, -c, 'sleep 5']", true],
    ["[dash, -c, 'sleep 5']", true],
    ["[/app/shutdown]", false],
    ["[/app/sleeper]", false],
    ["[/app/my-sleep]", false],
    ["[fish, -c, 'sleep 5']", false],
  ])("%s in an image without programs: %s", (command, expected) => {
    const text = deployment("web", { container: exec(command) }).replace(
      "example/web:1",
      "gcr.io/distroless/static",
    );
    const snapshot = snapshotOf({ "all.yaml": text });
    const hook = snapshot.timelines(workloadNamed(snapshot, "web"))[0]?.hook;
    const found = hook?.state === "present" ? hook.problem?.fault.kind : null;
    expect(found === "image-without-program").toBe(expected);
  });
  test("nothing is known of a container that a kustomization changes in a way that is not followed", () => {
    const kustomization = "resources: [web.yaml]\ntransformers: [add-hook.yaml]\n";
    const text = deployment("web", { pod: grace(90), container: native(70) });
    const snapshot = snapshotOf({ "web.yaml": text, "kustomization.yaml": kustomization });
    expect(snapshot.timelines(workloadNamed(snapshot, "web"))).toMatchObject([
      {
        hook: { state: "unknown" },
        grace: { field: { state: "unknown", reason: "outside" }, seconds: null },
        stopsAcceptingAt: null,
        sigkillAt: null,
      },
    ]);
  });
  test("sh and sleep do not exist on Windows (domain-facts §A13)", () => {
    const { hook } = timeline("os: {name: windows}", exec('["sleep", "70"]'));
    expect(hook).toMatchObject({ problem: { fault: { kind: "windows-without-program" }, effect: "fails" } });
  });
  test("a hook on an ordinary init container is refused (G39)", () => {
    const text = deployment("web", {
      pod: "initContainers: [{name: init, image: i, lifecycle: {preStop: {exec: {command: [sleep, '5']}}}}]",
    });
    const snapshot = snapshotOf({ "all.yaml": text });
    expect(snapshot.timelines(workloadNamed(snapshot, "web"))[1]?.hook).toMatchObject({
      problem: { fault: { kind: "init-container" }, effect: "rejected" },
    });
  });
});
