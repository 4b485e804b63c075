import { describe, expect, test } from "vitest";
import { valuesOf } from "../../../server/src/core/chart/values.ts";
import { literal, opaque, table } from "../../../server/src/core/template/value.ts";
import { dependencyOn } from "../../../server/src/core/units/dependency.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

const nothing = table([]);
const valuesIn = (text: string) => valuesOf(parseDocument(text).root, 1);

test("a chart that the other does not name is always rendered, under its own name", () => {
  expect(dependencyOn("cache", literal(null), nothing, nothing)).toEqual({
    isCertain: true,
    isRenamed: false,
  });
});

test("a list of dependencies that cannot be read may switch it off or rename it", () => {
  expect(dependencyOn("cache", opaque(null), nothing, nothing)).toEqual({
    isCertain: false,
    isRenamed: true,
  });
});

describe("a dependency is rendered", () => {
  const isCertain = (entry: string, outer: string, inner = "") =>
    dependencyOn("cache", valuesIn(`- {name: cache${entry}}`), valuesIn(outer), valuesIn(inner)).isCertain;

  test.each([
    ["", "", ""],
    [", condition: cache.enabled", "", ""],
    [", condition: cache.enabled", "", "enabled: true"],
    [", condition: useCache", "useCache: true", ""],
    [", condition: 'other.enabled, useCache'", "useCache: true", ""],
    [", condition: ' , useCache'", "useCache: true", ""],
    [", condition: 5", "", ""],
    // Neither what is missing nor what is no boolean decides (tried with Helm 4).
    [", condition: useCache", "useCache: 'yes'", ""],
    [", condition: 'other.enabled'", "other: 5", ""],
    [", condition: 'other.enabled'", "other: {enabled: {}}", ""],
    [", tags: [fast]", "tags: {fast: 'off'}", ""],
    [", tags: [fast]", "tags: 5", ""],
    [", tags: [fast]", "", ""],
    [", tags: [fast]", "tags: {fast: true}", ""],
    [", tags: [slow, fast]", "tags: {slow: false, fast: true}", ""],
    [", tags: fast", "tags: {fast: false}", ""],
    // A condition that the values answer decides before any tag.
    [", tags: [fast], condition: useCache", "useCache: true\ntags: {fast: false}", ""],
  ])("{name: cache%s} with values %j and its own %j", (entry, outer, inner) => {
    expect(isCertain(entry, outer, inner)).toBe(true);
  });

  test.each([
    [", condition: cache.enabled", "", "enabled: false"],
    [", condition: useCache", "useCache: false", ""],
    [", condition: 'useCache, other'", "useCache: 'yes'\nother: false", ""],
    [", condition: useCache", "useCache: *nothing", ""],
    [", tags: [fast]", "tags: {fast: false}", ""],
    [", tags: [fast]", "tags: *nothing", ""],
    [", tags: [{}]", "tags: *nothing", ""],
  ])("not for certain: {name: cache%s} with values %j and its own %j", (entry, outer, inner) => {
    expect(isCertain(entry, outer, inner)).toBe(false);
  });
});

test.each([
  ["- {name: cache}", false],
  ["- {name: cache, alias: cache}", false],
  ["- {name: cache, alias: store}", true],
  ["- {name: store}\n- {name: cache, alias: 5}", false],
])("%j takes it under another name: %s", (list, isRenamed) => {
  expect(dependencyOn("cache", valuesIn(list), nothing, nothing).isRenamed).toBe(isRenamed);
});
