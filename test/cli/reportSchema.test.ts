import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { reportAsJson } from "../../server/src/cli/reporters/json.ts";
import { bundleCli, repository } from "./bundledCli.ts";
import { fullReport, reportOf } from "./reporters/sampleReport.ts";
import { makeScanFolder } from "./scanFolder.ts";

const schema = JSON.parse(readFileSync(path.join(repository, "schemas/report.schema.json"), "utf8"));

/** The schema without the freedom to add keys: here a key that it does not describe is a mistake. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, closed(value)]);
  return Object.fromEntries("properties" in part ? [...entries, ["additionalProperties", false]] : entries);
}

describe("schemas/report.schema.json", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(closed(schema) as object);
  const errorsOf = (json: string) => {
    validate(JSON.parse(json));
    return validate.errors;
  };

  it("describes every report, down to the last key", async () => {
    const cli = await bundleCli();
    const folder = await makeScanFolder();
    try {
      const runs = [
        ["examples/before", "--severity", "hint"],
        ["examples/after"],
        ["test/rules", "--severity", "hint"],
        [folder.path, "nowhere.yaml", "--severity", "hint"],
        ["--fix", path.join(folder.path, "bad.yaml")],
      ];
      for (const args of runs) {
        const { stdout } = await cli.run(["scan", "--format", "json", ...args]);
        expect(errorsOf(stdout), args.join(" ")).toBeNull();
      }
    } finally {
      await folder.remove();
      await cli.dispose();
    }
  });

  it("describes what a report can hold besides", () => {
    expect(errorsOf(reportAsJson(fullReport()))).toBeNull();
    expect(errorsOf(reportAsJson(reportOf([])))).toBeNull();
  });

  it("refuses what is no report", () => {
    const report = JSON.parse(reportAsJson(fullReport()));
    for (const wrong of [
      {},
      { ...report, version: 2 },
      { ...report, findings: [{}] },
      { ...report, findings: [{ ...report.findings[0], severity: "fatal" }] },
      { ...report, summary: { ...report.summary, files: -1 } },
    ]) {
      expect(errorsOf(JSON.stringify(wrong))).not.toBeNull();
    }
  });
});
