import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { sprig, values } from "../core/template/sprig.ts";

const chart = mkdtempSync(path.join(tmpdir(), "podgrace-functions-"));
afterAll(() => rmSync(chart, { recursive: true }));

/** What Helm makes of the expressions, each as JSON. */
function rendered(): readonly unknown[] {
  const lines = sprig.map(([expression]) => `- {{ (${expression}) | toJson | quote }}\n`);
  mkdirSync(path.join(chart, "templates"));
  writeFileSync(path.join(chart, "Chart.yaml"), "apiVersion: v2\nname: functions\nversion: 0.1.0\n");
  writeFileSync(path.join(chart, "values.yaml"), values);
  writeFileSync(path.join(chart, "templates", "all.yaml"), `kind: Expressions\nitems:\n${lines.join("")}`);
  const out = execFileSync(process.env.PODGRACE_HELM ?? "helm", ["template", "x", chart], {
    encoding: "utf8",
  });
  const { items } = parse(out) as { readonly items: readonly string[] };
  return items.map((item) => JSON.parse(item));
}

it("Helm gives what the unit tests expect of our functions", () => {
  const all = rendered();
  expect(sprig.map(([expression], at) => [expression, all[at]])).toEqual(sprig);
});
