import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { allFindings, open, type Texts, tryFix } from "./support/workspace.ts";

const IP = "{alb.ingress.kubernetes.io/target-type: ip}";

/** What the first fix of a rule makes of a patch in an overlay, line by line; nothing else may change. */
function fixedPatch(rule: string, base: string, patch: string): string | null {
  const target = patch.startsWith("- ") ? ", target: {kind: Deployment}" : "";
  const texts: Texts = new Map([
    ["base/kustomization.yaml", "resources: [web.yaml]\n"],
    ["base/web.yaml", base],
    ["live/kustomization.yaml", `resources: [../base]\npatches: [{path: patch.yaml${target}}]\n`],
    ["live/patch.yaml", patch],
  ]);
  const service = open(texts, defaultSettings);
  const finding = allFindings(service, texts).find((each) => each.rule === rule);
  const [fix] = finding?.fixes ?? [];
  if (fix === undefined) return null;
  const outcome = tryFix(service, fix, texts);
  if (outcome.state !== "texts") throw new Error(JSON.stringify(outcome));
  const changed = [...outcome.texts].filter(([name, text]) => text !== texts.get(name)).map(([name]) => name);
  expect(changed).toEqual(["live/patch.yaml"]);
  return outcome.texts.get("live/patch.yaml") ?? null;
}

const base = (pod = "terminationGracePeriodSeconds: 90") =>
  documents(yaml.deployment("web", { pod }), yaml.service("web"), yaml.ingress("web", { annotations: IP }));

const patchOf = (spec: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  ${spec}
`;
const hook = (containers: string, value: string) =>
  patchOf(
    `template: {spec: {${containers}: [{name: ${containers === "containers" ? "web" : "init"}, lifecycle: {preStop: ${value}}}]}}`,
  );

describe("what a patch brings is put right in the patch", () => {
  test.each<[what: string, rule: string, base: string, patch: string, fixed: RegExp]>([
    [
      "a command of one string",
      "prestop-ineffective",
      base(),
      hook("containers", '{exec: {command: ["sleep 70"]}}'),
      /preStop: \{exec: \{command: \["sleep", "70"\]\}\}/,
    ],
    [
      "a handler that always fails",
      "prestop-ineffective",
      base(),
      hook("containers", "{tcpSocket: {port: 80}}"),
      /preStop: ?\{ ?sleep: ?\{ ?seconds: 70 ?\} ?\}/,
    ],
    [
      "a hook of an init container",
      "prestop-ineffective",
      base("initContainers: [{name: init, image: i}]"),
      hook("initContainers", "{exec: {command: [sleep, '5']}}"),
      /\{name: init, lifecycle: \{ ?\}\}/,
    ],
    [
      "a delay that is too short",
      "prestop-too-short",
      base(),
      hook("containers", "{sleep: {seconds: 5}}"),
      /seconds: 70/,
    ],
    [
      "a grace period that is too short",
      "grace-period-too-short",
      base(`terminationGracePeriodSeconds: 90`).replace(
        "image: example/web:1",
        "image: w\n        lifecycle: {preStop: {sleep: {seconds: 70}}}",
      ),
      patchOf("template: {spec: {terminationGracePeriodSeconds: 71}}"),
      /terminationGracePeriodSeconds: 90/,
    ],
    [
      "the strategy",
      "rollout-outage",
      base(),
      patchOf("strategy: {type: Recreate}"),
      /strategy: \{type: RollingUpdate\}/,
    ],
    [
      "the strategy, by an operation",
      "rollout-outage",
      base().replace("spec:", "spec:\n  strategy: {type: RollingUpdate}"),
      "- {op: replace, path: /spec/strategy/type, value: Recreate}\n",
      /path: \/spec\/strategy\/type, value: RollingUpdate\}/,
    ],
    [
      "ready addresses",
      "endpoint-stays-ready",
      base(),
      "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  publishNotReadyAddresses: true\n  type: ClusterIP\n",
      /spec:\n {2}type: ClusterIP\n$/,
    ],
  ])("%s", (_, rule, text, patch, fixed) => {
    expect(fixedPatch(rule, text, patch)).toMatch(fixed);
  });
});

describe("what an anchor shares with other places is not rewritten", () => {
  const hook = (value: string) => ({ container: `lifecycle: {preStop: ${value}}` });
  const exec = (command: string) => hook(`{exec: {command: ${command}}}`);

  test.each<[rule: string, shared: string, used: Parameters<typeof yaml.deployment>[1]]>([
    ["grace-period-invalid", "030", { pod: "terminationGracePeriodSeconds: *shared" }],
    ["grace-period-invalid", "'90'", { pod: "terminationGracePeriodSeconds: *shared" }],
    ["grace-period-invalid", "-5", { pod: "terminationGracePeriodSeconds: *shared" }],
    [
      "grace-period-too-short",
      "71",
      { pod: "terminationGracePeriodSeconds: *shared", ...exec("[sleep, '70']") },
    ],
    [
      "grace-period-too-short",
      "{terminationGracePeriodSeconds: 71}",
      { pod: "<<: *shared", ...exec("[sleep, '70']") },
    ],
    ["prestop-too-short", "5", hook("{sleep: {seconds: *shared}}")],
    ["prestop-too-short", "{seconds: 5}", hook("{sleep: *shared}")],
    ["prestop-too-short", "'5'", exec("[sleep, *shared]")],
    ["prestop-too-short", "sleep 5", exec("[sh, -c, *shared]")],
    ["prestop-too-short", "[sleep, '5']", exec("*shared")],
    ["prestop-too-short", "{command: [sleep, '5']}", hook("{exec: *shared}")],
    ["prestop-too-short", "{exec: {command: [sh, -c, sleep 5]}}", hook("*shared")],
    ["prestop-ineffective", "[sleep 70]", exec("*shared")],
    ["prestop-ineffective", "{exec: {command: [sleep 70]}}", hook("*shared")],
    ["prestop-ineffective", "{preStop: {tcpSocket: {port: 80}}}", { container: "lifecycle: *shared" }],
  ])("%s: &shared %s", (rule, shared, used) => {
    const web = yaml.deployment("web", used).replace("metadata:", `x-shared: &shared ${shared}\nmetadata:`);
    const ingress = yaml.ingress("web", { annotations: IP });
    const texts: Texts = new Map([["web.yaml", documents(web, yaml.service("web"), ingress)]]);
    const service = open(texts, defaultSettings);
    const finding = allFindings(service, texts).find((each) => each.rule === rule);
    const [fix] = finding?.fixes ?? [];
    expect(fix && tryFix(service, fix, texts)).toEqual({
      state: "disabled",
      reason: expect.stringMatching(/shared through an anchor|comes from a merge key/),
    });
  });
});
