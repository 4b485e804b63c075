import { expect, test } from "vitest";
import { readHelmIgnore } from "../../../server/src/core/units/helmIgnore.ts";

test.each([
  ["", "templates/web.yaml", false],
  ["# *.yaml", "templates/web.yaml", false],
  ["*.bak.yaml\r", "templates/old/web.bak.yaml", true],
  ["*.bak.yaml", "templates/web.bak.yml", false],
  ["old", "templates/old/deep/web.yaml", true],
  ["old/", "templates/old/web.yaml", true],
  ["web.yaml/", "templates/web.yaml", false],
  ["templates/old/", "templates/old/web.yaml", true],
  ["/templates/old", "templates/old/web.yaml", true],
  ["/old", "templates/old/web.yaml", false],
  ["old/web.yaml", "templates/old/web.yaml", false],
  ["templates/*", "templates/web.yaml", true],
  ["*/web.yaml", "templates/old/web.yaml", false],
  ["templates/**", "templates/web.yaml", false],
  ["w?b.yaml", "templates/web.yaml", true],
  ["w[a-e]b.yaml", "templates/web.yaml", true],
  ["w[^a-e]b.yaml", "templates/web.yaml", false],
  ["w\\eb.yaml", "templates/web.yaml", true],
  ["w[eb.yaml", "templates/w[eb.yaml", false],
  ["web.yaml\\", "templates/web.yaml", false],
  ["w[\\]e]b.yaml", "templates/w]b.yaml", true],
  ["w[e-]b.yaml", "templates/web.yaml", true],
  ["w[]b.yaml", "templates/web.yaml", false],
  ["w[^]b.yaml", "templates/web.yaml", false],
  ["w*b*.y*l", "templates/web.yaml", true],
  ["w*b*.y*x", "templates/web.yaml", false],
  ["*", "templates/web.yaml", true],
  // What does not match a rule with `!` is left out, and this is the folder here.
  ["!web.yaml", "templates/web.yaml", true],
  ["!*e*", "templates/web.yaml", false],
  ["!*e*\n*.yaml", "templates/web.yaml", true],
  ["", "templates/.web.yaml", true],
  ["", "templates/old/.web.yaml", false],
])("%j leaves out %s: %s", (text, path, expected) => {
  expect(readHelmIgnore(text)(path)).toBe(expected);
});

test("a pattern of many stars is answered at once", () => {
  const rules = `${"*a".repeat(200)}\n`.repeat(20);
  expect(readHelmIgnore(rules)(`templates/${"a".repeat(199)}b`)).toBe(false);
});
