import { expect, test } from "vitest";
import { literal, opaque, table } from "../../../server/src/core/template/value.ts";
import { dependencyOn } from "../../../server/src/core/units/dependency.ts";

const nothing = table([]);

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
