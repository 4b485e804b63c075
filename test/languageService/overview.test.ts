import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { documents, yaml } from "../support/workspaceOf.ts";
import { deployment, ingress, shop } from "./hover/shop.ts";
import { serviceOf, uriOf } from "./marked.ts";

const english = { locale: "en" };
const drained = deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90");
const unreadable = deployment.replace("sleep 30", "/drain.sh");

function overviewOf(files: Readonly<Record<string, string>>) {
  return serviceOf(files).overview(english);
}

function statesOf(files: Readonly<Record<string, string>>) {
  return overviewOf(files).flatMap(({ workloads }) =>
    workloads.map(({ state, summary }) => [state, summary]),
  );
}

describe("the overview", () => {
  test("lists the load balancer with its place and what it reaches", () => {
    const [frontEnd, ...others] = overviewOf(shop);
    expect(others).toEqual([]);
    expect(frontEnd).toMatchObject({
      uri: uriOf("edge/ingress.yaml"),
      loadBalancer: "alb",
      title: "ALB",
      scope: "external",
      kind: "Ingress",
      name: "shop",
    });
    expect(ingress.slice(frontEnd?.span.start, frontEnd?.span.end)).toBe("shop");
    expect(frontEnd?.workloads).toMatchObject([
      { uri: uriOf("apps/web.yaml"), kind: "Deployment", namespace: "shop", name: "web", variant: null },
    ]);
  });

  test.each([
    ["too short a delay", deployment, "at-risk", "loses requests for 30 s"],
    ["a delay that bridges", drained, "safe", "drains 70 s, 20 s to finish"],
    ["a hook that cannot be read", unreadable, "unknown", "not known"],
  ])("%s", (_, text, state, summary) => {
    expect(statesOf({ ...shop, "apps/web.yaml": text })).toEqual([[state, summary]]);
  });

  test("the container that stops first speaks for its pod", () => {
    const container = (name: string, port: number, hook: string) =>
      `ports: [{containerPort: ${port}}]\n        lifecycle: {preStop: {exec: {command: [sh, -c, "${hook}"]}}}${
        name === "" ? "" : `\n      - name: ${name}\n        image: example/${name}\n        `
      }`;
    const two = (first: string, second: string) =>
      documents(
        yaml.deployment("web", {
          pod: "terminationGracePeriodSeconds: 120",
          container: container("b", 80, first) + container("", 81, second),
        }),
        yaml.service("web").replace("[{port: 80}]", "[{name: a, port: 80}, {name: b, port: 81}]"),
        yaml.ingress("web", {
          annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
          port: "{name: a}",
        }),
        yaml.ingress("other", {
          service: "web",
          annotations: "{alb.ingress.kubernetes.io/target-type: ip}",
          port: "{name: b}",
        }),
      );
    const said = (first: string, second: string) =>
      new Set(statesOf({ "web.yaml": two(first, second) }).map(String));
    expect(said("sleep 80", "sleep 70")).toEqual(new Set(["safe,drains 70 s, 50 s to finish"]));
    expect(said("sleep 70", "sleep 80")).toEqual(new Set(["safe,drains 70 s, 50 s to finish"]));
    expect(said("sleep 70", "/drain.sh")).toEqual(new Set(["unknown,not known"]));
    expect(said("/drain.sh", "sleep 70")).toEqual(new Set(["unknown,not known"]));
    expect(said("sleep 20", "sleep 10")).toEqual(new Set(["at-risk,loses requests for 50 s"]));
    // The server stops at a moment that is known, the hook goes on for nobody knows how long.
    const stops = "sleep 70; nginx -s quit; /wait.sh";
    expect(said(stops, stops)).toEqual(new Set(["safe,drains 70 s"]));
  });

  test("a warning that names no stretch of time puts at risk too, unless it is suppressed", () => {
    const cut = drained.replace("Seconds: 90", "Seconds: 70");
    const ignored = cut.replace(
      "Seconds: 70",
      "Seconds: 70 # podgrace-ignore grace-period-too-short -- tried",
    );
    expect(statesOf({ ...shop, "apps/web.yaml": cut })).toEqual([["at-risk", "has warnings"]]);
    expect(statesOf({ ...shop, "apps/web.yaml": ignored })).toEqual([["safe", "drains 70 s, 2 s to finish"]]);
  });

  test("a workload of the same name in another folder is not to blame", () => {
    const shopIn = (folder: string, text: string) =>
      Object.fromEntries(
        Object.entries({ ...shop, "apps/web.yaml": text }).map(([path, each]) => [`${folder}/${path}`, each]),
      );
    const cut = drained.replace("Seconds: 90", "Seconds: 70");
    expect(statesOf({ ...shopIn("after", drained), ...shopIn("before", cut) })).toEqual([
      ["safe", "drains 70 s, 20 s to finish"],
      ["at-risk", "has warnings"],
    ]);
  });

  test("a warning in overlays of several namespaces is one of each of them", () => {
    const loose = (text: string) => text.replaceAll("\n  namespace: shop", "");
    const cut = loose(drained.replace("Seconds: 90", "Seconds: 70"));
    const base = {
      "base/web.yaml": cut,
      "base/service.yaml": loose(shop["apps/service.yaml"] ?? ""),
      "base/ingress.yaml": loose(ingress),
      "base/kustomization.yaml": "resources: [web.yaml, service.yaml, ingress.yaml]\n",
    };
    const overlay = (name: string) => ({
      [`${name}/kustomization.yaml`]: `namespace: ${name}\nresources: [../base]\n`,
    });
    const states = statesOf({ ...base, ...overlay("dev"), ...overlay("prod") });
    expect(states.map(([state]) => state)).toEqual(["at-risk", "at-risk"]);
  });

  test("a warning that only one overlay has puts that one at risk", () => {
    const loose = (text = "") => text.replaceAll("\n  namespace: shop", "");
    const cut = "[{op: replace, path: /spec/template/spec/terminationGracePeriodSeconds, value: 70}]";
    const states = statesOf({
      "base/all.yaml": documents(loose(drained), loose(shop["apps/service.yaml"]), loose(ingress)),
      "base/kustomization.yaml": "resources: [all.yaml]\n",
      "dev/kustomization.yaml": `resources: [../base]\npatches: [{target: {kind: Deployment}, patch: '${cut}'}]\n`,
      "prod/kustomization.yaml": "resources: [../base]\n",
    });
    expect(states.map(([state]) => state).sort()).toEqual(["at-risk", "safe"]);
  });

  test("a load balancer that reaches a workload through two Services names it once", () => {
    const two = documents(
      deployment,
      shop["apps/service.yaml"] ?? "",
      (shop["apps/service.yaml"] ?? "").replace("name: web", "name: also"),
      ingress.replace(
        /( {10}- path: \/[\s\S]*)$/,
        (paths) => paths + paths.replace("path: /", "path: /also").replace("name: web", "name: also"),
      ),
    );
    const [frontEnd, ...others] = overviewOf({ "all.yaml": two });
    expect(others).toEqual([]);
    expect(frontEnd?.workloads.map(({ name }) => name)).toEqual(["web"]);
  });

  test("names two workloads of one load balancer in the order of their files", () => {
    const second = deployment.replace("name: web\n  namespace", "name: more\n  namespace");
    const [frontEnd] = overviewOf({ ...shop, "apps/also.yaml": second });
    expect(frontEnd?.workloads.map(({ name }) => name)).toEqual(["more", "web"]);
  });

  test("has nothing to say of Services without a load balancer, nor with the product switched off", () => {
    expect(overviewOf({ "a.yaml": documents(yaml.deployment("web"), yaml.service("web")) })).toEqual([]);
    const service = serviceOf(shop, { ...defaultSettings, enable: false });
    expect(service.overview(english)).toEqual([]);
  });

  test("is plain data", () => {
    const overview = overviewOf(shop);
    expect(JSON.parse(JSON.stringify(overview))).toEqual(overview);
  });
});
