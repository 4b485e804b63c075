import { expect, test } from "vitest";
import { nearest } from "../../../server/src/core/text/nearest.ts";

const rules = ["prestop-missing", "prestop-too-short", "grace-period-too-short"];
const keys = ["albIp", "albInstance", "requiredSeconds"];

test.each([
  ["abIp", "albIp"],
  ["ALBIP", "albIp"],
  ["requiredS", "requiredSeconds"],
  ["Seconds", undefined],
])("the case of neither %j nor %j counts", (word, expected) => {
  expect(nearest(word, keys)).toBe(expected);
});

test.each([
  ["prestop-mising", "prestop-missing"],
  ["PreStop-Missing", "prestop-missing"],
  ["presotp-missing", "prestop-missing"],
  ["grace-periode-to-short", "grace-period-too-short"],
  ["grace", "grace-period-too-short"],
  ["readiness", undefined],
  ["", undefined],
])("%j is nearest to %j", (word, expected) => {
  expect(nearest(word, rules)).toBe(expected);
});
