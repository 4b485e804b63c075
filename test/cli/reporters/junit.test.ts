import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, it } from "vitest";
import { reportAsJunit } from "../../../server/src/cli/reporters/junit.ts";
import { findingIn, fullReport, reportOf, shop, styleOf } from "./sampleReport.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  parseTagValue: false,
  isArray: (name) => name === "testsuite" || name === "testcase",
});

it("has a suite for each file and a test for each finding", () => {
  const text = reportAsJunit(fullReport(), styleOf());
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).toMatchSnapshot();
  const { testsuites } = parser.parse(text);
  expect(testsuites).toMatchObject({ tests: "6", failures: "2", skipped: "2", errors: "0" });
  const cases = testsuites.testsuite.flatMap((suite: { testcase: object[] }) => suite.testcase);
  expect(cases).toHaveLength(6);
  expect(cases.filter((each: object) => "failure" in each)).toHaveLength(2);
});

it("calls failures what is at or above --fail-on", () => {
  const failures = (failOn: "error" | "hint") =>
    parser.parse(reportAsJunit(fullReport(), styleOf({ failOn }))).testsuites.failures;
  expect([failures("error"), failures("hint")]).toEqual(["1", "4"]);
});

it("is one passed test where nothing was found", () => {
  const { testsuites } = parser.parse(reportAsJunit(reportOf([]), styleOf()));
  expect(testsuites).toMatchObject({ tests: "1", failures: "0" });
});

it("stays XML, whatever a manifest holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (message) => {
      const text = reportAsJunit(reportOf([findingIn(shop, "ingress.yaml", "shop", { message })]), styleOf());
      expect(XMLValidator.validate(text)).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of these.
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(Buffer.from(text).toString()).toBe(text);
    }),
  );
});
