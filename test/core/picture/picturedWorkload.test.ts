import { describe, expect, test } from "vitest";
import { verdictOfPicture } from "../../../server/src/core/picture/describePicture.ts";
import { lanesOf } from "../../../server/src/core/picture/lanes.ts";
import { picturedWorkload, whatIf } from "../../../server/src/core/picture/picturedWorkload.ts";
import { documents, snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";
import { container, english, type Seconds, workload } from "./pictures.ts";

const verdict = (...seconds: Seconds[]) => {
  const { state, message } = verdictOfPicture(
    workload(...seconds.map((each, i) => container(`c${i}`, each))),
  );
  return `${state}: ${english(message)}`;
};

test.each<[Seconds, string]>([
  [{ delay: 0 }, "lost: Requests can be lost for 60 s after the pod is deleted."],
  [{ delay: 30, grace: 45 }, "lost: Requests can be lost 30–60 s after the pod is deleted."],
  [{ delay: 70, grace: 90 }, "safe: No request is lost: the delay is long enough."],
  [
    { delay: null },
    "unknown: Whether requests are lost is not known: how long the hook waits cannot be read.",
  ],
  [
    { delay: 70, grace: null },
    "unknown: Whether requests are lost is not known: the grace period cannot be read, and it may cut the hook off.",
  ],
  [{ required: null }, "quiet: No requests to lose: nothing found here sends any."],
  [{ required: 0 }, "safe: No request is lost: the delay is long enough."],
])("%j", (seconds, expected) => {
  expect(verdict(seconds)).toBe(expected);
});

test("the container that loses most speaks for its pod", () => {
  expect(verdict({ delay: 70, grace: 90 }, { delay: 40, grace: 90 }, { delay: 50, grace: 90 })).toMatch(
    /40–60 s/,
  );
});

test("what if the delay, the grace period and the load balancer had other seconds", () => {
  const [web, sidecar] = [
    container("web", { delay: 5, total: 20, grace: 30 }),
    container("log", { required: null }),
  ];
  const changed = whatIf(workload(web, sidecar), 0, {
    delaySeconds: 70,
    graceSeconds: 100,
    requiredSeconds: 80,
  });
  // The hook goes on for as long as before once the server has stopped.
  expect(changed.containers[0]).toMatchObject({ stopsAcceptingAt: 70, sigtermAt: 85, sigkillAt: 100 });
  expect(changed.containers[0]?.lostWindow).toEqual({ from: 70, to: 80 });
  expect(changed.containers[1]).toMatchObject({ sigtermAt: 0, sigkillAt: 100, lostWindow: null });
  expect(changed.containers[1]?.inputs.requiredSeconds).toBeNull();
});

test("a load balancer in front of pods that get no requests can be tried too", () => {
  const quiet = workload(container("web", { required: null }, { serving: "no" }));
  const changed = whatIf(quiet, 0, { requiredSeconds: 60 });
  expect(changed.containers[0]?.lostWindow).toEqual({ from: 0, to: 60 });
  expect(lanesOf(changed).map(({ title }) => english(title))).toEqual(["Requests", "web"]);
});

test("nothing changed is the same workload", () => {
  const one = workload(container("web", { delay: 30, grace: 45 }));
  expect(whatIf(one, 0, {})).toEqual(one);
});

test("one lane for each sender, with its containers below, then those without requests", () => {
  const lanes = lanesOf(
    workload(
      container("metrics", { required: null }, { serving: "no" }),
      container("web", { delay: 30 }),
      container("admin", { delay: 30, required: 120 }),
      container("api", { delay: 30 }),
    ),
  );
  expect(lanes.map(({ title }) => english(title))).toEqual([
    "ALB shop",
    "web",
    "api",
    "ALB shop",
    "admin",
    "metrics",
  ]);
});

test("a native sidecar ends after the app containers, nobody knows when", () => {
  const [, sidecar] = lanesOf(
    workload(
      container("web", { required: null, delay: 10 }, { serving: "no" }),
      container("proxy", { required: null, delay: 0 }, { serving: "no", role: "sidecar", hook: "absent" }),
    ),
  );
  expect(sidecar?.stretches.map(({ kind, to }) => [kind, to])).toEqual([["unknown", 30]]);
  expect(sidecar?.marks.map(({ kind }) => kind)).toEqual(["sigkill"]);
});

test("two containers of one sender: the first to stop decides", () => {
  const [sender] = lanesOf(
    workload(container("a", { delay: 30, grace: 90 }), container("b", { delay: 70, grace: 90 })),
  );
  expect(sender?.stretches.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["answered", 0, 30],
    ["lost", 30, 60],
  ]);
});

test("a hook that may stop the server at any time is not drawn as serving", () => {
  const [, pod] = lanesOf(workload(container("web", { delay: null, total: 20, grace: 30 })));
  expect(pod?.stretches.map(({ kind, from, to }) => [kind, from, to])).toEqual([["unknown", 0, 30]]);
});

test("two containers of one sender, of which one may stop at any time", () => {
  const [sender] = lanesOf(
    workload(container("a", { delay: 30, grace: 90 }), container("b", { delay: null, grace: 90 })),
  );
  expect(sender?.stretches.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["arriving", 0, 30],
    ["lost", 30, 60],
  ]);
});

test("a load balancer with other seconds concerns all containers that get its requests", () => {
  const pair = workload(container("a", { delay: 30 }), container("b", { delay: 30 }));
  const { containers } = whatIf(pair, 0, { requiredSeconds: 20 });
  expect(containers.map(({ inputs }) => inputs.requiredSeconds)).toEqual([20, 20]);
});

describe("a workload of files", () => {
  const pictured = (pod: string, hook: string) => {
    const text = documents(
      yaml.deployment("web", { pod, container: hook }),
      yaml.service("web"),
      yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
    );
    const snapshot = snapshotOf({ "all.yaml": text });
    const one = workloadNamed(snapshot, "web");
    return picturedWorkload(one, snapshot.timelines(one));
  };

  test("shows who sends the requests", () => {
    expect(pictured("", "").containers).toMatchObject([
      { name: "web", hook: "absent", sender: { kind: "alb", name: "web", deregistrationSeconds: null } },
    ]);
  });

  test("has no times where the API server refuses a hook", () => {
    const refused = pictured("", "lifecycle: {preStop: {}}").containers[0];
    expect(refused).toMatchObject({ hook: "refused", stopsAcceptingAt: null, sigtermAt: null });
  });

  test("shows no container that has ended before the others begin", () => {
    const init =
      "initContainers: [{name: init, image: example/init}, {name: log, image: example/log, restartPolicy: Always}]";
    expect(pictured(init, "").containers.map(({ name }) => name)).toEqual(["web", "log"]);
  });

  test("of the cluster alone says so", () => {
    const snapshot = snapshotOf({ "all.yaml": documents(yaml.deployment("web"), yaml.service("web")) });
    const one = workloadNamed(snapshot, "web");
    expect(picturedWorkload(one, snapshot.timelines(one)).containers[0]?.sender).toMatchObject({
      kind: "cluster",
      name: null,
    });
  });
});
