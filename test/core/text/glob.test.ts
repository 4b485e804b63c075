import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { faultOfName, faultOfPath, nameGlob, pathGlob } from "../../../server/src/core/text/glob.ts";

describe("a pattern for paths", () => {
  test.each([
    ["deploy/web.yaml", "deploy/web.yaml", true],
    ["deploy/web.yaml", "deploy/web.yml", false],
    ["*.yaml", "web.yaml", true],
    ["*.yaml", "deploy/web.yaml", false],
    ["**/*.yaml", "web.yaml", true],
    ["**/*.yaml", "a/b/web.yaml", true],
    ["deploy", "deploy/a/web.yaml", true],
    ["deploy/", "deploy/a/web.yaml", true],
    ["./deploy", "deploy/web.yaml", true],
    ["deploy", "deployment/web.yaml", false],
    ["deploy", "a/deploy/web.yaml", false],
    ["**/test", "a/b/test/web.yaml", true],
    ["**/test", "test/web.yaml", true],
    ["a/**/b/*.yaml", "a/b/x.yaml", true],
    ["a/**/b/*.yaml", "a/c/b/d/b/x.yaml", true],
    ["overlays/{dev,test}/**", "overlays/test/web.yaml", true],
    ["overlays/{dev,test}/**", "overlays/prod/web.yaml", false],
    ["{a,b/{c,d}}.yaml", "b/d.yaml", true],
    ["we?.yaml", "web.yaml", true],
    ["we?.yaml", "we.yaml", false],
    [".github/*", ".github/web.yaml", true],
    ["*", ".hidden/web.yaml", true],
    ["a[b].yaml", "a[b].yaml", true],
    ["{a.yaml", "{a.yaml", true],
  ])("%s on %s: %s", (pattern, path, expected) => {
    expect(faultOfPath(pattern)).toBeNull();
    expect(pathGlob(pattern)(path)).toBe(expected);
  });

  test.each([
    ["", "empty"],
    [" ", "empty"],
    ["!a", "negated"],
    ["/a", "absolute"],
    ["../a", "climbs"],
    ["a/../../b", "climbs"],
    ["a\\b", "backslash"],
    ["a".repeat(1001), "too-long"],
    ["{a,b}".repeat(20), "too-long"],
  ])("%j is refused: %s", (pattern, fault) => {
    expect(faultOfPath(pattern)).toBe(fault);
  });

  it("agrees with the regular expression of the same meaning", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), minLength: 1, maxLength: 5 });
    const plain = fc.string({ unit: fc.constantFrom("a", "b", "."), minLength: 1, maxLength: 6 });
    const paths = fc.array(plain, { minLength: 1, maxLength: 4 });
    const patterns = fc.array(fc.oneof(name, fc.constant("**")), { minLength: 1, maxLength: 4 });
    const real = (names: readonly string[]) => names.every((each) => !/^\.+$/.test(each));
    const asExpression = (names: readonly string[]) =>
      new RegExp(
        `^${[...names, "**"]
          .map((each) =>
            each === "**"
              ? "(?:[^/]+/)*"
              : `${each.replaceAll(".", "\\.").replaceAll("?", "[^/]").replace(/\*+/g, "[^/]*")}/`,
          )
          .join("")}$`,
      );
    fc.assert(
      fc.property(patterns.filter(real), paths.filter(real), (pattern, path) => {
        const match = pathGlob(pattern.join("/"))(path.join("/"));
        expect({ pattern, path, match }).toEqual({
          pattern,
          path,
          match: asExpression(pattern).test(`${path.join("/")}/`),
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a pattern for names", () => {
  test.each([
    ["web", "web", true],
    ["web", "web-1", false],
    ["web-*", "web-1", true],
    ["{web,api}", "api", true],
    ["*", "anything", true],
    ["a*b*c", "aXbYc", true],
  ])("%s on %s: %s", (pattern, name, expected) => {
    expect(nameGlob(pattern)(name)).toBe(expected);
  });

  it("costs little, however it is written", () => {
    // Whoever tries one way after the other never comes to an end.
    expect(faultOfName("*a".repeat(400))).toBeNull();
    expect(nameGlob(`${"*a".repeat(400)}b`)("a".repeat(4000))).toBe(false);
    expect(pathGlob(`${"**/a/".repeat(150)}b`)("a/".repeat(2000))).toBe(false);
  });
});
