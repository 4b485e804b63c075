import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";

const english = { locale: "en" };
const uri = "untitled:Untitled-1";
const text = readFileSync(new URL("../../media/walkthrough/example.yaml", import.meta.url), "utf8");

function serviceOn(content: string) {
  const service = createLanguageService(undefined, uri);
  service.update(uri, content);
  service.setComplete(true);
  return service;
}

test("the example of the walkthrough has the two faults that its comment speaks of", () => {
  const found = serviceOn(text).findings(uri, english);
  expect(found.filter(({ severity }) => severity === "warning").map(({ rule }) => rule)).toEqual([
    "readiness-gate-label-missing",
    "prestop-missing",
  ]);
  expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
});

test("and one command cures both", () => {
  const edits = serviceOn(text).fixAll(uri, text, english);
  const fixed = [...edits]
    .reverse()
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
  expect(serviceOn(fixed).findings(uri, english)).toEqual([]);
});
