import { describe, expect, test } from "vitest";
import { resolvePlain, resolveTagged } from "../../../server/src/core/yaml/scalar.ts";

// What go-yaml v2 makes of each text (goyaml.v2/resolve.go in sigs.k8s.io/yaml).
describe("an unquoted scalar", () => {
  test.each([
    [true, "y Y yes Yes YES true True TRUE on On ON"],
    [false, "n N no No NO false False FALSE off Off OFF"],
    [null, "~ null Null NULL"],
    [24, "24 +24 030 0o30 0O30 0x18 0X18 0b11000 0B11000 2_4 0_30 24.0 24. 2.4e1 240e-1 +24.0"],
    [-24, "-24 -030 -0x18 -0b11000 -0o30 -24.0"],
    [0, "0 -0 +0 00 0x0 0.0"],
    [8, "08 8 8.0"],
    [0.5, ".5 0.5 +.5 5e-1 .5e0"],
    [9007199254740991, "9007199254740991 9_007_199_254_740_991"],
    [Number.POSITIVE_INFINITY, ".inf .Inf .INF +.inf"],
    [Number.NEGATIVE_INFINITY, "-.inf -.Inf -.INF"],
    [Number.NaN, ".nan .NaN .NAN"],
  ])("is %s", (value, texts) => {
    for (const text of texts.split(" ")) expect([text, resolvePlain(text)]).toEqual([text, value]);
  });

  test("is null where nothing is written", () => expect(resolvePlain("")).toBeNull());

  test("stays text otherwise", () => {
    const texts =
      "yEs tRUE nULL Y1 90s 1:30 190:20:30 2001-12-14 1.2.3 1e 0x 0xG 0b2 0o8 0o - + . -.nan +.nan _1 1e999 1,000 ._5 .5_0 <<";
    for (const text of texts.split(" ")) expect(resolvePlain(text)).toBe(text);
  });

  test("stays text where a double cannot hold the integer", () => {
    for (const text of ["9007199254740993", "-18446744073709551616", "0xFFFFFFFFFFFFFFFF"]) {
      expect(resolvePlain(text)).toBe(text);
    }
  });
});

describe("a tagged scalar", () => {
  const tag = (name: string) => `tag:yaml.org,2002:${name}`;
  test.each([
    [tag("str"), "5", "5"],
    [tag("int"), "5", 5],
    [tag("int"), "0x1F", 31],
    [tag("int"), "5.5", undefined],
    [tag("int"), "x", undefined],
    [tag("float"), "5", 5],
    [tag("float"), ".5", 0.5],
    [tag("float"), "x", undefined],
    [tag("bool"), "yes", true],
    [tag("bool"), "1", undefined],
    [tag("null"), "~", null],
    [tag("null"), "x", undefined],
    [tag("timestamp"), "2001-12-14", "2001-12-14"],
    ["!local", "5", "5"],
    ["!", "5", 5],
  ])("%s %s", (name, text, value) => {
    expect(resolveTagged(name, text)).toBe(value);
  });
});
