import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { applyEdits } from "../../server/src/core/text/applyEdits.ts";
import type { ChosenTimes, LanguageService, ResolvedFix } from "../../server/src/languageService/api.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { type Files, serviceOf, takeCursor, uriOf } from "./marked.ts";

const english = { locale: "en" };
const behindAlb = [
  yaml.service("web"),
  yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
];

const sleep = (seconds: number | string) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`;
const shell = (script: string) => `lifecycle: {preStop: {exec: {command: [sh, -c, "${script}"]}}}`;
const grace = (seconds: number | string) => `terminationGracePeriodSeconds: ${seconds}`;

type Chosen = Partial<ChosenTimes>;

/** A service with one Deployment `web`, and what it says when these seconds are chosen. */
function choose(text: string, chosen: Chosen, others: Files = {}) {
  const files = { "web.yaml": text, ...others };
  const service = serviceOf(files);
  return { service, outcome: write(service, files, "web.yaml", chosen) };
}

function write(service: LanguageService, files: Files, path: string, chosen: Chosen): ResolvedFix {
  const text = files[path] ?? "";
  const texts = new Map(Object.entries(files).map(([name, each]) => [uriOf(name), each]));
  const offset = text.indexOf("name: web") + "name: ".length;
  return service.writeChosen(uriOf(path), offset, { variant: null, container: 0, ...chosen }, texts, english);
}

/** The text that comes of it; fails where nothing can be written. */
function textAfter(outcome: ResolvedFix, text: string): string {
  if (outcome.state !== "edits") throw new Error(JSON.stringify(outcome));
  return outcome.files.reduce((before, { edits }) => applyEdits(before, edits), text);
}

function webWith(pod: string, container: string): string {
  return documents(yaml.deployment("web", { pod, container }), ...behindAlb);
}

describe("chosen seconds", () => {
  test.each<[pod: string, container: string, chosen: Chosen, line: RegExp]>([
    [grace(45), sleep(30), { delaySeconds: 75 }, /sleep: \{seconds: 75\}/],
    [grace(45), sleep(30), { delaySeconds: 74.2 }, /sleep: \{seconds: 75\}/],
    [grace(45), sleep(30), { graceSeconds: 100 }, /terminationGracePeriodSeconds: 100\n/],
    [grace(45), sleep(30), { graceSeconds: 99.5 }, /terminationGracePeriodSeconds: 100\n/],
    ["", sleep(30), { graceSeconds: 90 }, /terminationGracePeriodSeconds: 90\n/],
    ["", "", { delaySeconds: 20 }, /preStop:\n\s+sleep:\n\s+seconds: 20\n/],
    ["", shell("sleep 5 && nginx -s quit"), { delaySeconds: 15 }, /"sleep 15 && nginx -s quit"/],
    // What else the hook waits for stays part of the delay.
    ["", shell("for i in 1 2; do sleep 5; done; sleep 5"), { delaySeconds: 25 }, /done; sleep 15"/],
    ["", shell("for i in 1 2; do sleep 5; done; sleep 5"), { delaySeconds: 3 }, /done; sleep 0"/],
    ["", shell("sleep infinity"), { delaySeconds: 20 }, /"sleep 20"/],
    // A hook that fails is no hook to keep.
    ["", "lifecycle: {preStop: {tcpSocket: {port: 80}}}", { delaySeconds: 20 }, /preStop: \{ ?sleep/],
  ])("%s, %s: %o is written where it stands", (pod, container, chosen, line) => {
    const text = webWith(pod, container);
    const { outcome } = choose(text, chosen);
    expect(textAfter(outcome, text)).toMatch(line);
  });

  test("both are written in one step, and the picture then shows them", () => {
    const text = webWith(grace(45), shell("sleep 5"));
    const chosen = { delaySeconds: 70, graceSeconds: 90 };
    const { service, outcome } = choose(text, chosen);
    expect(
      service.filesOfChosen(uriOf("web.yaml"), text.indexOf("web"), {
        variant: null,
        container: 0,
        ...chosen,
      }),
    ).toEqual([uriOf("web.yaml")]);
    service.update(uriOf("web.yaml"), textAfter(outcome, text));
    const [timeline] = service.timelines(uriOf("web.yaml"), null, english).workloads;
    expect(timeline?.picture.containers).toMatchObject([
      { stopsAcceptingAt: 70, sigtermAt: 70, sigkillAt: 90, lostWindow: null },
    ]);
  });

  test.each<[pod: string, container: string, chosen: Chosen]>([
    [grace(45), sleep(30), {}],
    [grace(45), sleep(30), { graceSeconds: 45 }],
    [grace(45), sleep(30), { delaySeconds: 30 }],
    ["", sleep(30), { graceSeconds: 30 }],
    ["", "", { delaySeconds: 0 }],
    ["", "", { delaySeconds: -0.5 }],
  ])("%s, %s: %o says nothing new, so nothing changes", (pod, container, chosen) => {
    const text = webWith(pod, container);
    expect(textAfter(choose(text, chosen).outcome, text)).toBe(text);
  });

  test.each<[container: string, chosen: Chosen, reason: string]>([
    [
      sleep(30),
      { delaySeconds: 0 },
      "A delay of 0 s is no delay. Remove the hook by hand if that is what you want.",
    ],
    [
      shell("/drain.sh"),
      { delaySeconds: 20 },
      "The delay does not stand in one place that can be rewritten.",
    ],
    // What the program does then is not known, so neither is the whole.
    [
      shell("sleep 5; /drain.sh"),
      { delaySeconds: 20 },
      "The delay does not stand in one place that can be rewritten.",
    ],
    [
      shell("sleep 5; sleep 6"),
      { delaySeconds: 20 },
      "The delay does not stand in one place that can be rewritten.",
    ],
    [
      "lifecycle: {preStop: '{{ .Values.hook }}'}",
      { delaySeconds: 20 },
      "The hook cannot be read here, so it is not rewritten.",
    ],
    ["", { container: 7 }, "The file has changed since the finding was made. Ask again."],
  ])("%s: %o is refused", (container, chosen, reason) => {
    expect(choose(webWith("", container), chosen).outcome).toEqual({ state: "disabled", reason });
  });
});

describe("no seconds are written into", () => {
  test("a Deployment that a kustomization changes in a way that is not followed", () => {
    const kustomization =
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\ntransformers: [add-hook.yaml]\n";
    const { outcome } = choose(
      webWith("", sleep(30)),
      { delaySeconds: 20 },
      { "kustomization.yaml": kustomization },
    );
    expect(outcome).toEqual({
      state: "disabled",
      reason: "A kustomization changes this object; change the seconds in its patch.",
    });
  });

  test("a container that has nothing to wait with", () => {
    const text = webWith("", "").replace("example/web:1", "gcr.io/distroless/static");
    const service = serviceOf({ "web.yaml": text }, { ...defaultSettings, kubernetesMinor: 29 });
    expect(write(service, { "web.yaml": text }, "web.yaml", { delaySeconds: 20 })).toEqual({
      state: "disabled",
      reason: expect.stringMatching(/^The image has no program to wait with/),
    });
  });

  test("a Knative Service, which has no timeline", () => {
    const knative =
      "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - image: example/web:1\n";
    const { service, outcome } = choose(knative, { delaySeconds: 20 });
    expect(outcome).toEqual({
      state: "disabled",
      reason: "The file has changed since the finding was made. Ask again.",
    });
    expect(service.filesOfChosen(uriOf("web.yaml"), 5, { variant: null, container: 0 })).toEqual([]);
  });
});

describe("seconds of a Deployment in two overlays", () => {
  const overlay = (name: string, delay: number) => ({
    [`${name}/kustomization.yaml`]: `resources: [../base]\npatches: [{path: delay.yaml}]\n`,
    [`${name}/delay.yaml`]: yaml
      .deployment("web", { container: sleep(delay) })
      .replace("        image: example/web:1\n", ""),
  });
  const files = {
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": webWith("", ""),
    ...overlay("test", 5),
    ...overlay("live", 25),
  };

  test("are shown for each", () => {
    const service = serviceOf(files);
    const { workloads } = service.timelines(uriOf("base/web.yaml"), 60, english);
    expect(
      workloads.map(({ picture }) => [picture.variant, picture.containers[0]?.stopsAcceptingAt]),
    ).toEqual([
      ["live", 25],
      ["test", 5],
    ]);
  });

  test("are written nowhere where the one that is meant is there no more", () => {
    const changed = {
      state: "disabled",
      reason: "The file has changed since the finding was made. Ask again.",
    };
    for (const variant of [null, "gone"])
      expect(write(serviceOf(files), files, "base/web.yaml", { variant, delaySeconds: 20 })).toEqual(changed);
  });

  test("that shut down alike are shown once", () => {
    const alike = { ...files, ...overlay("other", 25) };
    const { workloads } = serviceOf(alike).timelines(uriOf("base/web.yaml"), 60, english);
    expect(workloads.map(({ picture }) => picture.variant)).toEqual(["live", "test"]);
  });

  test("are written into the patch of the one that is meant", () => {
    const service = serviceOf(files);
    for (const [variant, delay] of [
      ["test", 5],
      ["live", 25],
    ] as const) {
      const outcome = write(service, files, "base/web.yaml", { variant, delaySeconds: 20 });
      const text = files[`${variant}/delay.yaml` as never] as string;
      expect(outcome).toMatchObject({ state: "edits", files: [{ uri: uriOf(`${variant}/delay.yaml`) }] });
      expect(textAfter(outcome, text)).toBe(text.replace(`seconds: ${delay}`, "seconds: 20"));
    }
  });
});

describe("the timelines at a place", () => {
  const knative =
    "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: fun$0c}\nspec: {template: {spec: {containers: [{image: a}]}}}\n";
  const referring =
    "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: roll$0}\nspec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}}\n";

  test.each([
    [
      "# a comment$0\n",
      "Put the cursor into a workload, a Service or an Ingress to see how its pods shut down.",
    ],
    [
      `${yaml.deployment("a")}---\nkind: x$0\n`,
      "Put the cursor into a workload, a Service or an Ingress to see how its pods shut down.",
    ],
    [knative, "Knative looks after the shutdown of Service func itself."],
    [referring, "Rollout roll has no pods of its own here, so that there is no shutdown to show."],
    [
      yaml.service("lonely").replace("selector", "selec$0tor"),
      "No pods are found in this workspace that Service lonely sends requests to.",
    ],
  ])("%s: %s", (text, none) => {
    const { files, uri, offset } = takeCursor({ "place.yaml": text });
    expect(serviceOf(files).timelines(uri, offset, english)).toEqual({ workloads: [], none });
  });

  test("in a patch of nothing it says so, and in a file that is not there", () => {
    const { files, uri, offset } = takeCursor({
      "kustomization.yaml": "resources: []\npatches: [{path: p.yaml}]\n",
      "p.yaml": yaml.deployment("web").replace("kind: Deployment", "kind: Deploy$0ment"),
    });
    const service = serviceOf(files);
    expect(service.timelines(uri, offset, english).none).toBe(
      "Deployment web has no pods of its own here, so that there is no shutdown to show.",
    );
    expect(service.timelines(uriOf("gone.yaml"), 0, english)).toMatchObject({ workloads: [] });
  });

  test("what a Service reaches is not said before the folder has been read", () => {
    const { files, uri, offset } = takeCursor({
      "web.yaml": webWith("", "").replace("kind: Service", "kind: Ser$0vice"),
    });
    const service = serviceOf(files);
    expect(service.timelines(uri, offset, english).workloads).toMatchObject([{ picture: { name: "web" } }]);
    service.setComplete(false);
    expect(service.timelines(uri, offset, english)).toEqual({
      workloads: [],
      none: "The workspace is still being read; the timeline will be there in a moment.",
    });
  });

  test("nor is what a template says, which a values file may give", () => {
    const text = webWith(grace("{{ .Values.grace }}"), "");
    const service = serviceOf({ "Chart.yaml": "name: shop\n", "templates/web.yaml": text });
    service.setComplete(false);
    const at = text.indexOf("name: web");
    expect(service.timelines(uriOf("templates/web.yaml"), at, english)).toEqual({
      workloads: [],
      none: "The workspace is still being read; the timeline will be there in a moment.",
    });
  });

  test("in a List it is the innermost object; between its items there is none", () => {
    const item = (name: string) => yaml.deployment(name).trimEnd().replaceAll("\n", "\n  ");
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${item("a")}\n- ${item("b")}\n`;
    const service = serviceOf({ "list.yaml": list });
    const at = (offset: number) =>
      service.timelines(uriOf("list.yaml"), offset, english).workloads.map(({ picture }) => picture.name);
    expect(at(list.indexOf("name: a"))).toEqual(["a"]);
    expect(at(list.indexOf("name: b"))).toEqual(["b"]);
    expect(at(3)).toEqual([]);
  });

  test("after the only object of a document it is that object", () => {
    const { files, uri, offset } = takeCursor({ "web.yaml": `${yaml.deployment("web")}\n\n$0\n` });
    expect(serviceOf(files).timelines(uri, offset, english).workloads).toMatchObject([
      { picture: { name: "web" } },
    ]);
  });
});

describe("what is suggested", () => {
  test.each([
    [grace(300), sleep(5), { delaySeconds: 70, graceSeconds: 300 }],
    ["", "", { delaySeconds: 70, graceSeconds: 90 }],
    [grace("$" + "{GRACE}"), "", { delaySeconds: 70, graceSeconds: 90 }],
  ])("%s, %s: never less grace than stands there", (pod, container, suggested) => {
    const service = serviceOf({ "web.yaml": webWith(pod, container) });
    expect(service.timelines(uriOf("web.yaml"), null, english).workloads).toMatchObject([{ suggested }]);
  });
});

test("timelines are drawn as characters, described, and have words in every language", () => {
  const service = serviceOf({ "web.yaml": webWith(grace(90), sleep(70)) });
  const pictures = service
    .timelines(uriOf("web.yaml"), null, english)
    .workloads.map(({ picture }) => picture);
  expect(service.drawTimelinesAsText(pictures, 60, english)).toContain(
    "preStop 0–70 s   █ finishing 70–90 s",
  );
  expect(service.describeTimelines(pictures, english)).toContain("No request is lost");
  const words = service.pictureWords(english);
  expect(words["picture.mark.sigterm"]).toBe("SIGTERM {at} s");
  expect(Object.keys(service.pictureWords({ locale: "zh-tw" }))).toEqual(Object.keys(words));
});
