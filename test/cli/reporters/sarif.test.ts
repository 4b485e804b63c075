import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { reportAsSarif } from "../../../server/src/cli/reporters/sarif.ts";
import { findingIn, fullReport, reportOf, styleOf } from "./sampleReport.ts";

const log = (...args: Parameters<typeof reportAsSarif>) => JSON.parse(reportAsSarif(...args));

/** The schema of SARIF 2.1.0, from a package of those who wrote it. It is of draft 4, whose keywords here are those of draft 7. */
function sarifSchema(): object {
  const file = createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  );
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  return schema;
}

describe("the SARIF log", () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  (addFormats as unknown as typeof addFormats.default)(ajv);
  const validate = ajv.compile(sarifSchema());

  it("is valid by the official schema, which refuses what is not", () => {
    for (const report of [reportOf([]), fullReport()]) {
      validate(log(report, styleOf()));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...log(fullReport(), styleOf()), version: "2.0.0" })).toBe(false);
    expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  it("points at the characters, counted from 1 in UTF-16", () => {
    const files = { "a.yaml": 'x: 1\nname: "😀 web"\n' };
    const { runs } = log(reportOf([findingIn(files, "a.yaml", "web")]), styleOf());
    expect(runs[0].columnKind).toBe("utf16CodeUnits");
    const region = runs[0].results[0].locations[0].physicalLocation.region;
    expect(region).toEqual({ startLine: 2, startColumn: 11, endLine: 2, endColumn: 14 });
  });

  it("names files from the checkout, as URIs", () => {
    const base = { uri: "file:///repo/", prefix: "k8s/" };
    const files = { "a b#1.yaml": "web" };
    const { runs } = log(reportOf([findingIn(files, "a b#1.yaml", "web")]), styleOf({ base }));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: "k8s/a%20b%231.yaml",
      uriBaseId: "%SRCROOT%",
    });
    expect(runs[0].originalUriBaseIds).toEqual({ "%SRCROOT%": { uri: "file:///repo/" } });
  });

  it("has a fingerprint that does not depend on lines, messages or severities", () => {
    const fingerprint = (text: string, more = {}) => {
      const { runs } = log(reportOf([findingIn({ "a.yaml": text }, "a.yaml", "web", more)]), styleOf());
      return runs[0].results[0].partialFingerprints["podgrace/v1"];
    };
    expect(fingerprint("\n\n  web", { message: "other words", severity: "error" })).toBe(fingerprint("web"));
    expect(fingerprint("web", { ordinal: 1 })).not.toBe(fingerprint("web"));
    expect(fingerprint("web", { container: null })).not.toBe(fingerprint("web"));
  });

  it("keeps what is suppressed or accepted, with the reason", () => {
    const { results } = log(fullReport(), styleOf()).runs[0];
    expect(results.map((each: { suppressions?: unknown }) => each.suppressions)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      [{ kind: "external", justification: "It drains by itself." }],
      [{ kind: "inSource" }],
      [{ kind: "external", justification: "Accepted by the baseline." }],
    ]);
  });

  it("offers the fixes that can be made, each file with its replacements", () => {
    const [first] = log(fullReport(), styleOf()).runs[0].results;
    expect(first.fixes).toMatchInlineSnapshot(`
      [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "deployment.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 16,
                    "endLine": 4,
                    "startColumn": 16,
                    "startLine": 4,
                  },
                  "insertedContent": {
                    "text": "
            x: 1",
                  },
                },
              ],
            },
            {
              "artifactLocation": {
                "uri": "ingress.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 13,
                    "endLine": 3,
                    "startColumn": 9,
                    "startLine": 3,
                  },
                  "insertedContent": {
                    "text": "web",
                  },
                },
              ],
            },
          ],
          "description": {
            "text": "Add a preStop delay of 70 s",
          },
        },
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "namespace.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 1,
                    "endLine": 1,
                    "startColumn": 1,
                    "startLine": 1,
                  },
                  "insertedContent": {
                    "text": "kind: Namespace
      ",
                  },
                },
              ],
            },
          ],
          "description": {
            "text": "Create the Namespace",
          },
        },
      ]
    `);
  });

  it("describes each rule once, and says what was not read", () => {
    const { tool, results, invocations } = log(fullReport(), styleOf()).runs[0];
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const rule of tool.driver.rules) {
      expect(rule.help.markdown).toContain("**What to do.**");
      expect(rule.helpUri).toBeUndefined();
    }
    expect(invocations[0].toolExecutionNotifications).toHaveLength(2);
    expect(invocations[0].toolExecutionNotifications[1]).toMatchObject({
      message: { text: "Skipped, because the YAML cannot be parsed: a key has no value" },
      locations: [{ physicalLocation: { region: { startLine: 2 } } }],
    });
  });
});
