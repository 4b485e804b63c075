import { describe, expect, test } from "vitest";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { deployment, shop, shopWith } from "../hover/shop.ts";
import { type Files, uriOf } from "../marked.ts";
import { apply, english, findingsIn, fixesTitled, resolve, serviceOf, suppressedIn } from "./suppressing.ts";

const path = "apps/web.yaml";
const command = '["sh", "-c", "sleep 30"]';

/** The lines of a text that another one has not. */
function newLines(before: string | undefined, after: string | undefined): readonly string[] {
  const old = new Set(before?.split("\n"));
  return (after ?? "").split("\n").filter((line) => !old.has(line));
}

describe("a finding offers to be suppressed", () => {
  test("behind its repairs, and never as the preferred way", () => {
    const service = serviceOf(shop);
    const fixes = service.fixes(uriOf(path), { start: 0, end: 1e9 }, english);
    const own = fixes.filter(({ title }) => title.startsWith("Suppress"));
    expect(own.map(({ title }) => title)).toEqual([
      "Suppress prestop-too-short on this line",
      "Suppress prestop-too-short in this file",
      "Suppress prestop-too-short for Deployment/web (annotation)",
    ]);
    expect(fixes.slice(-3)).toEqual(own);
    expect(fixes.length).toBeGreaterThan(3);
    expect(own.map(({ preferred, kind }) => [preferred, kind])).toEqual(own.map(() => [false, "edit"]));
    expect(own.flatMap((fix) => service.filesOf(fix))).toEqual(own.map(() => uriOf(path)));
  });

  test("not among the fixes that reports show", () => {
    const [finding] = serviceOf(shop).findings(uriOf(path), english);
    expect(finding?.fixes.map(({ title }) => title).filter((title) => title.startsWith("Suppress"))).toEqual(
      [],
    );
  });

  test.each<[string, string, readonly string[]]>([
    [
      "on its line",
      "on this line",
      [`                command: ${command}  # podgrace-ignore prestop-too-short -- explain why`],
    ],
    ["in its file", "in this file", ["# podgrace-ignore-file prestop-too-short -- explain why"]],
    [
      "for its object",
      "for Deployment/web",
      ["  annotations:", "    podgrace/ignore: prestop-too-short", "    podgrace/ignore-reason: explain why"],
    ],
  ])("%s, and nothing else changes", (_, title, lines) => {
    for (const lineBreak of ["\n", "\r\n"]) {
      const files: Files = { ...shop, [path]: deployment.replaceAll("\n", lineBreak) };
      const service = serviceOf(files);
      const after = apply(service, files, path, title);
      expect(newLines(files[path], after[path])).toEqual(lines.map((line) => line + lineBreak.slice(0, -1)));
      expect(findingsIn(service, path)).toEqual([]);
      expect(suppressedIn(service, path)).toEqual(["prestop-too-short: ?"]);
    }
  });

  test("in a later document of its file", () => {
    const files: Files = { ...shop, [path]: documents(yaml.service("a"), deployment) };
    for (const title of ["on this line", "in this file", "for Deployment/web"]) {
      const service = serviceOf(files);
      apply(service, files, path, title);
      expect(findingsIn(service, path)).toEqual([]);
    }
  });

  test("by an annotation only in JSON, which stays JSON", () => {
    const json = `${JSON.stringify(
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web", namespace: "shop" },
        spec: {
          template: {
            metadata: { labels: { app: "web" } },
            spec: {
              containers: [
                {
                  name: "web",
                  image: "web:1",
                  ports: [{ name: "http", containerPort: 80 }],
                  lifecycle: { preStop: { exec: { command: ["sleep", "20"] } } },
                },
              ],
            },
          },
        },
      },
      null,
      2,
    )}\n`;
    const { [path]: _, ...others } = shop;
    const files: Files = { ...others, "apps/web.json": json };
    const service = serviceOf(files);
    expect(fixesTitled(service, "apps/web.json", "Suppress").map(({ title }) => title)).toContain(
      "Suppress prestop-too-short for Deployment/web (annotation)",
    );
    expect(fixesTitled(service, "apps/web.json", "on this line")).toEqual([]);
    expect(fixesTitled(service, "apps/web.json", "in this file")).toEqual([]);
    const after = apply(service, files, "apps/web.json", "Suppress prestop-too-short for");
    expect(JSON.parse(after["apps/web.json"] ?? "").metadata.annotations).toEqual({
      "podgrace/ignore": "prestop-too-short",
      "podgrace/ignore-reason": "explain why",
    });
    expect(suppressedIn(service, "apps/web.json")).toEqual(["prestop-too-short: ?"]);
  });

  test("in what is there already", () => {
    // Its hook is too short for the load balancer, and too long for the grace period.
    const both = deployment.replace("Seconds: 45", "Seconds: 30");
    const files: Files = { ...shop, [path]: both };
    expect(findingsIn(serviceOf(files), path)).toEqual([
      "grace-period-too-short warning",
      "prestop-too-short warning",
    ]);
    const ways = {
      "in this file": "# podgrace-ignore-file prestop-too-short, grace-period-too-short -- explain why",
      "for Deployment/web": '    podgrace/ignore: "prestop-too-short, grace-period-too-short"',
    };
    for (const [title, line] of Object.entries(ways)) {
      const service = serviceOf(files);
      const once = apply(service, files, path, `Suppress prestop-too-short ${title}`);
      const twice = apply(service, once, path, `Suppress grace-period-too-short ${title}`);
      expect(newLines(once[path], twice[path])).toEqual([line]);
      expect(findingsIn(service, path)).toEqual([]);
    }
  });

  test("for the object with the reason that it has", () => {
    const files = shopWith([
      "spec:\n  replicas",
      "  annotations:\n    podgrace/ignore: 'prestop-missing'\n    podgrace/ignore-reason: measured\nspec:\n  replicas",
    ]);
    const service = serviceOf(files);
    const after = apply(service, files, path, "for Deployment/web");
    expect(newLines(files[path], after[path])).toEqual([
      "    podgrace/ignore: 'prestop-missing, prestop-too-short'",
    ]);
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: measured"]);
  });

  test("but no longer when the configuration has come to forbid it", () => {
    const service = serviceOf(shop);
    const fixes = fixesTitled(service, path, "Suppress");
    expect(fixes).toHaveLength(3);
    service.update(uriOf(".podgrace.yaml"), "noInlineSuppress: prestop-too-short\n");
    for (const fix of fixes) {
      expect(resolve(service, fix, shop)).toMatchObject({ state: "disabled" });
      expect(service.filesOf(fix)).toEqual([]);
    }
  });

  test("not where it is about a directive of JSON, which has no other place", () => {
    const json = JSON.stringify({
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", annotations: { "podgrace/ignore": "prestop-mising" } },
    });
    const service = serviceOf({ "web.json": json });
    expect(findingsIn(service, "web.json")).toEqual(["directive-invalid hint"]);
    expect(fixesTitled(service, "web.json", "Suppress")).toEqual([]);
  });

  test("but not where it cannot be done, and says why", () => {
    const changed = { ...shop, [path]: deployment.replace("replicas: 3", "replicas: 30") };
    const service = serviceOf(shop);
    for (const fix of fixesTitled(service, path, "Suppress")) {
      expect(resolve(service, fix, changed)).toMatchObject({
        state: "disabled",
        reason: expect.stringMatching(/changed/),
      });
      expect(resolve(service, fix, {})).toMatchObject({ state: "disabled" });
    }
    const { [path]: _, ...others } = shop;
    const action: Files = {
      ...others,
      "Chart.yaml": "name: shop\n",
      "templates/all.yaml": documents(
        deployment.replace(command, `${command} {{/* of the old image */}}`),
        shop["apps/service.yaml"] ?? "",
        shop["edge/ingress.yaml"] ?? "",
      ),
    };
    const chart = serviceOf(action);
    const [onLine] = fixesTitled(chart, "templates/all.yaml", "Suppress prestop-too-short on this line");
    expect(resolve(chart, onLine, action)).toMatchObject({
      state: "disabled",
      reason: expect.stringContaining("A template expression stands there"),
    });
    const files = shopWith([
      "spec:\n  replicas",
      "  annotations: {podgrace/ignore: $RULES}\nspec:\n  replicas",
    ]);
    const templated = serviceOf(files);
    expect(resolve(templated, fixesTitled(templated, path, "for Deployment/web")[0], files)).toMatchObject({
      state: "disabled",
    });
  });
});
