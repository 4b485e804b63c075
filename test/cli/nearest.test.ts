import { expect, it } from "vitest";
import { nearest } from "../../server/src/cli/nearest.ts";

const rules = ["prestop-missing", "prestop-too-short", "grace-period-too-short"];

it("forgives one mistake in three characters", () => {
  expect(nearest("prestop-mising", rules)).toBe("prestop-missing");
  expect(nearest("PreStop-Missing", rules)).toBe("prestop-missing");
  expect(nearest("grace-periode-to-short", rules)).toBe("grace-period-too-short");
});

it("completes a word that was broken off", () => {
  expect(nearest("grace", rules)).toBe("grace-period-too-short");
});

it("counts a swap of neighbours as one mistake", () => {
  expect(nearest("sacn", ["scan", "server"])).toBe("scan");
});

it("guesses nothing where nothing is near", () => {
  expect(nearest("readiness", rules)).toBeUndefined();
  expect(nearest("", rules)).toBeUndefined();
});
