import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { readSettings } from "../../server/src/languageService/readSettings.ts";

const keysOf = (tree: unknown) => readSettings(tree).problems.map(({ key }) => key);

describe("reading settings", () => {
  it("takes what is right", () => {
    const { settings, problems } = readSettings({
      enable: false,
      kubernetesVersion: "v1.29.4",
      requiredSeconds: { albIp: 45, clusterIP: 0 },
      shutdownMarginSeconds: 2.5,
      preStopStyle: "exec",
      readinessGate: { labelKey: "example.com/gate", labelValue: "on" },
      rules: { "prestop-missing": "off" },
      trace: { server: "verbose" },
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      ...defaultSettings,
      enable: false,
      kubernetesMinor: 29,
      requiredSeconds: { ...defaultSettings.requiredSeconds, albIp: 45, clusterIP: 0 },
      shutdownMarginSeconds: 2.5,
      preStopStyle: "exec",
      readinessGate: { labelKey: "example.com/gate", labelValue: "on" },
      rules: { "prestop-missing": "off" },
    });
  });

  it("leaves everything as it is below where nothing is said", () => {
    for (const nothing of [undefined, null, {}, { requiredSeconds: null, rules: undefined }]) {
      expect(readSettings(nothing)).toEqual({ settings: defaultSettings, problems: [] });
    }
    const below = {
      ...defaultSettings,
      shutdownMarginSeconds: 7,
      rules: { "prestop-missing": "off" } as const,
    };
    expect(readSettings({ rules: { "prestop-too-short": "hint" } }, below).settings).toEqual({
      ...below,
      rules: { "prestop-missing": "off", "prestop-too-short": "hint" },
    });
  });

  it("reports each wrong value by its name, and keeps the right ones beside it", () => {
    const tree = {
      enable: "yes",
      requiredSeconds: { albIp: "60", nlbIp: 90 },
      rules: { "prestop-missing": "fatal" },
    };
    const { settings, problems } = readSettings(tree);
    expect(problems.map(({ message }) => message)).toEqual([
      'podgrace.enable must be true or false, not "yes".',
      'podgrace.requiredSeconds.albIp must be a number of seconds from 0 to 86400, not "60".',
      'podgrace.rules.prestop-missing must be one of "default", "off", "error", "warning", "information", "hint", not "fatal".',
    ]);
    expect(settings.requiredSeconds).toEqual({ ...defaultSettings.requiredSeconds, nlbIp: 90 });
    expect(settings.enable).toBe(true);
  });

  it("reports names that do not exist, inherited ones too", () => {
    expect(keysOf({ enabel: true, requiredSeconds: { alb: 1 }, rules: { "no-such-rule": "off" } })).toEqual([
      "podgrace.enabel",
      "podgrace.requiredSeconds.alb",
      "podgrace.rules.no-such-rule",
    ]);
    expect(keysOf({ constructor: 1, toString: 2 })).toEqual(["podgrace.constructor", "podgrace.toString"]);
    expect(keysOf(JSON.parse('{"__proto__": {"enable": false}}'))).toEqual(["podgrace.__proto__"]);
  });

  it("does not take the number 1.30 for a version, because YAML makes 1.3 of it", () => {
    expect(readSettings({ kubernetesVersion: 1.3 }).settings.kubernetesMinor).toBe(33);
    expect(keysOf({ kubernetesVersion: 1.3 })).toEqual(["podgrace.kubernetesVersion"]);
    for (const wrong of ["", "1", "2.1", "latest", "1.x"])
      expect(keysOf({ kubernetesVersion: wrong })).toHaveLength(1);
    expect(readSettings({ kubernetesVersion: "1.31.2-gke.100" }).settings.kubernetesMinor).toBe(31);
  });

  it("does not take seconds that are none", () => {
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, true, [], {}]) {
      expect(readSettings({ shutdownMarginSeconds: wrong }).settings.shutdownMarginSeconds).toBe(10);
    }
  });

  it("never fails, whatever it is given, and always gives settings of the right shape", () => {
    const key = fc.constantFrom(...Object.keys(defaultSettings), "kubernetesVersion", "__proto__", "x");
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(key, fc.anything())), (tree) => {
        const { settings } = readSettings(tree);
        expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSettings).sort());
        expect(Object.values(settings.requiredSeconds).every((value) => typeof value === "number")).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
});
