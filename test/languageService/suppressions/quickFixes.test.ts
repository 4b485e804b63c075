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

describe("a directive that is of no more use", () => {
  const enough = deployment.replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90");

  test.each(["on this line", "in this file"])("%s goes without a trace", (title) => {
    for (const lineBreak of ["\n", "\r\n"]) {
      const files: Files = { ...shop, [path]: deployment.replaceAll("\n", lineBreak) };
      const service = serviceOf(files);
      const with30 = apply(service, files, path, title);
      const fixed = {
        ...with30,
        [path]: (with30[path] ?? "").replace("sleep 30", "sleep 70").replace("Seconds: 45", "Seconds: 90"),
      };
      service.update(uriOf(path), fixed[path] ?? "");
      expect(findingsIn(service, path)).toEqual(["directive-invalid hint"]);
      const clean = apply(service, fixed, path, "Remove the directive");
      expect(clean[path]).toBe(enough.replaceAll("\n", lineBreak));
      expect(findingsIn(service, path)).toEqual([]);
    }
  });

  test("among the annotations goes with its reason, and with the mapping that held nothing else", () => {
    const service = serviceOf(shop);
    const annotated = apply(service, shop, path, "for Deployment/web");
    const text = (annotated[path] ?? "")
      .replace("sleep 30", "sleep 70")
      .replace("Seconds: 45", "Seconds: 90");
    service.update(uriOf(path), text);
    const clean = apply(service, { ...annotated, [path]: text }, path, "Remove the directive");
    expect(clean[path]).toBe(enough);

    const beside = text.replace("  annotations:\n", "  annotations:\n    team: web # ours\n");
    service.update(uriOf(path), beside);
    const rest = apply(service, { ...annotated, [path]: beside }, path, "Remove the directive");
    expect(rest[path]).toBe(enough.replace("spec:\n", "  annotations:\n    team: web # ours\nspec:\n"));
  });

  test("of a range goes with its end, also where that stands in another document", () => {
    const start = "# podgrace-ignore-start prestop-too-short -- measured\n";
    const files: Files = {
      ...shop,
      [path]: documents(`${start}${enough}`, `${yaml.service("a")}# podgrace-ignore-end prestop-too-short\n`),
    };
    const service = serviceOf(files);
    const clean = apply(service, files, path, "Remove the directive");
    expect(clean[path]).toBe(documents(enough, yaml.service("a")));
    expect(findingsIn(service, path)).toEqual([]);
  });
});

describe("a wrong directive", () => {
  test.each([
    [
      `${command} # podgrace-ignore prestop-to-short -- why`,
      "Write prestop-too-short",
      `${command} # podgrace-ignore prestop-too-short -- why`,
    ],
    [
      `${command} # podgrace-disable-line prestop-too-short`,
      "Write podgrace-ignore",
      `${command} # podgrace-ignore prestop-too-short`,
    ],
    [
      `${command} # podgrace-ignore prestop-too-short because`,
      'Add "--"',
      `${command} # podgrace-ignore prestop-too-short -- because`,
    ],
    [
      `${command} # podgrace-ignore prestop-missing prestop-too-short`,
      'Add ","',
      `${command} # podgrace-ignore prestop-missing, prestop-too-short`,
    ],
    [`${command} # podgrace-ignore`, "Remove the directive", command],
    [
      `${command} # podgrace-ignore no-such-rule, prestop-too-short`,
      "Remove no-such-rule",
      `${command} # podgrace-ignore prestop-too-short`,
    ],
  ])("%s can be put right: %s", (before, title, after) => {
    const files = shopWith([command, before]);
    const service = serviceOf(files);
    expect(apply(service, files, path, title)[path]).toBe(deployment.replace(command, after));
  });

  test.each([
    ["podgrace/ignore: prestop-to-short", "Write prestop-too-short", "podgrace/ignore: prestop-too-short"],
    ['podgrace/ignore: "prestop-too-short, x-y"', "Remove x-y", 'podgrace/ignore: "prestop-too-short"'],
    ['podgrace/ignore: "x-y,\\x20prestop-too-short"', "Remove x-y", 'podgrace/ignore: "prestop-too-short"'],
    ["podgrace/ignores: prestop-too-short", "Write podgrace/ignore", "podgrace/ignore: prestop-too-short"],
    [
      "podgrace/disable: prestop-too-short # c",
      "Write podgrace/ignore",
      "podgrace/ignore: prestop-too-short # c",
    ],
  ])("among the annotations can be put right: %s", (before, title, after) => {
    const annotated = (line: string) =>
      deployment.replace(
        "spec:\n  replicas",
        `  annotations:\n    ${line}\n    team: web\nspec:\n  replicas`,
      );
    const files: Files = { ...shop, [path]: annotated(before) };
    const service = serviceOf(files);
    expect(apply(service, files, path, title)[path]).toBe(annotated(after));
    expect(findingsIn(service, path)).toEqual([]);
  });

  test("annotation of the pods moves to the object, with its reason", () => {
    const files = shopWith([
      "    metadata:\n      labels:\n        app: web",
      "    metadata:\n      annotations:\n        podgrace/ignore: prestop-too-short\n        podgrace/ignore-reason: measured\n      labels:\n        app: web",
    ]);
    const service = serviceOf(files);
    const after = apply(service, files, path, "Move the annotation to the metadata of Deployment/web");
    expect(after[path]).toBe(
      deployment.replace(
        "spec:\n  replicas",
        "  annotations:\n    podgrace/ignore: prestop-too-short\n    podgrace/ignore-reason: measured\nspec:\n  replicas",
      ),
    );
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: measured"]);
  });

  test("annotation of the pods stays where the object has one of its own", () => {
    const files = shopWith(
      [
        "      labels:\n        app: web",
        "      annotations: {podgrace/ignore: x-y}\n      labels:\n        app: web",
      ],
      ["spec:\n  replicas", "  annotations: {podgrace/ignore: prestop-too-short}\nspec:\n  replicas"],
    );
    const service = serviceOf(files);
    expect(fixesTitled(service, path, "Move")).toEqual([]);
    expect(fixesTitled(service, path, "Remove the directive")).toHaveLength(1);
  });

  test("can be left in peace for a whole file only", () => {
    const files = shopWith([command, `${command} # podgrace-ignore no-such-rule, prestop-too-short`]);
    const service = serviceOf(files);
    expect(fixesTitled(service, path, "Suppress").map(({ title }) => title)).toEqual([
      "Suppress directive-invalid in this file",
    ]);
    apply(service, files, path, "Suppress directive-invalid");
    expect(findingsIn(service, path)).toEqual([]);
    expect(suppressedIn(service, path)).toEqual(["prestop-too-short: ?", "directive-invalid: ?"]);
  });
});
