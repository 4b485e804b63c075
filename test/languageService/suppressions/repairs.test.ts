import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import { documents, yaml } from "../../support/workspaceOf.ts";
import { deployment, shop, shopWith } from "../hover/shop.ts";
import { type Files, uriOf } from "../marked.ts";
import { apply, findingsIn, fixesTitled, resolve, serviceOf, suppressedIn } from "./suppressing.ts";

const path = "apps/web.yaml";
const command = '["sh", "-c", "sleep 30"]';

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

  test("of one of two ranges leaves the end that both share", () => {
    const [first, second] = ["prestop-too-short", "grace-period-too-short"].map(
      (rule) => `# podgrace-ignore-start ${rule} -- measured\n`,
    );
    const end = "# podgrace-ignore-end\n";
    const files: Files = { ...shop, [path]: `${first}${second}${enough}${end}` };
    const service = serviceOf(files);
    const texts = fixesTitled(service, path, "Remove the directive").map((fix) => {
      const outcome = resolve(service, fix, files);
      return outcome.state === "edits" && applyEdits(files[path] ?? "", outcome.files[0]?.edits ?? []);
    });
    expect(texts).toEqual([`${second}${enough}${end}`, `${first}${enough}${end}`]);
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
    [
      `${command} # podgrace-ignore prestop-missing prestop-too-short, prestop-unmeasurable`,
      'Add ","',
      `${command} # podgrace-ignore prestop-missing, prestop-too-short, prestop-unmeasurable`,
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

  /** The annotations of the Deployment after a fix, which may have been in those of its pods. */
  const annotationsAfter = (annotations: string, title: string, of: "object" | "pods" = "object") => {
    const [place, indentation] =
      of === "object" ? ["spec:\n  replicas", "  "] : ["      labels:\n        app: web", "      "];
    const files = shopWith([place, `${indentation}annotations: ${annotations}\n${place}`]);
    const after = apply(serviceOf(files), files, path, title)[path] ?? "";
    return /^ +annotations:.*(\n +\S+\/.*)*$/m.exec(after)?.[0].trim().replace(/\n\s*/g, " ");
  };

  test.each([
    [
      '{podgrace/ignore: "prestop-to-short,  prestop-missing"}',
      "Write prestop-too-short",
      'annotations: {podgrace/ignore: "prestop-too-short,  prestop-missing"}',
    ],
    [
      '{podgrace/ignore: "prestop-to-short ,\\x20prestop-missing"}',
      "Write prestop-too-short",
      'annotations: {podgrace/ignore: "prestop-too-short, prestop-missing"}',
    ],
    [
      '{podgrace/ignore: "x-y,  prestop-too-short,  prestop-missing"}',
      "Remove x-y",
      'annotations: {podgrace/ignore: "prestop-too-short,  prestop-missing"}',
    ],
    ["{podgrace/ignore: x-y, team: web}", "Remove the directive", "annotations: {team: web}"],
    [
      "{podgrace/ignore: x-y, podgrace/ignore-reason: why, team: web}",
      "Remove the directive",
      "annotations: {team: web}",
    ],
  ])("among the annotations leaves the others as they are: %s", (before, title, after) => {
    expect(annotationsAfter(before, title)).toBe(after);
  });

  test.each([
    ["{podgrace/ignore: prestop-too-short}", "podgrace/ignore: prestop-too-short"],
    ["{podgrace/ignore: prestop-too-short -- why}", "podgrace/ignore: prestop-too-short -- why"],
  ])("annotation of the pods moves with the reason that it has: %s", (before, after) => {
    expect(annotationsAfter(before, "Move", "pods")).toBe(`annotations: ${after}`);
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
