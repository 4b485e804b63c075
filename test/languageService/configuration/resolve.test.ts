import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";
import { applyPatch, type SettingsPatch } from "../../../server/src/languageService/configuration/patch.ts";
import { readConfiguration } from "../../../server/src/languageService/configuration/readConfiguration.ts";
import { resolveSettings } from "../../../server/src/languageService/configuration/resolveSettings.ts";

const severity = fc.constantFrom("off", "error", "warning", "information", "hint", "default");
const rules = fc.dictionary(
  fc.constantFrom("prestop-missing", "rollout-outage", "prestop-too-short"),
  severity,
);
const seconds = fc.dictionary(fc.constantFrom("albIp", "proxy", "nlbIp"), fc.nat(100));
const settings = fc.record(
  { rules, requiredSeconds: seconds, shutdownMarginSeconds: fc.nat(100), assumeDrained: fc.boolean() },
  { requiredKeys: [] },
);
const override = fc
  .tuple(
    fc.record(
      {
        files: fc.constantFrom("a", "b", "**/x.yaml", "a/b"),
        kind: fc.constantFrom("Deployment", "*Set"),
        name: fc.constantFrom("web", "w*", "{web,api}"),
      },
      { requiredKeys: [] },
    ),
    settings,
  )
  .map(([selectors, patch]) => ({ name: "*", ...selectors, ...patch }));
const file = fc
  .tuple(settings, fc.array(override, { maxLength: 3 }))
  .map(([own, overrides]) => ({ ...own, overrides }));
const folders = fc.uniqueArray(fc.constantFrom("", "/a", "/a/b", "/b", "/b/c"), { maxLength: 4 });
const places = fc.record({
  uri: fc
    .constantFrom("/x.yaml", "/a/x.yaml", "/a/b/y.yaml", "/b/c/x.yaml")
    .map((path) => `file:///ws${path}`),
  object: fc.record({
    kind: fc.constantFrom("Deployment", "StatefulSet"),
    namespace: fc.constant(null),
    name: fc.constantFrom("web", "api"),
  }),
  container: fc.constant(null),
});

const placed = (folder: string, content: unknown) => {
  const uri = `file:///ws${folder}/.podgrace.yaml`;
  const configuration = readConfiguration(uri, JSON.stringify(content));
  expect(configuration.problems.filter((problem) => problem.severity === "error")).toEqual([]);
  return { configuration, folder: `file:///ws${folder}` };
};

it("does not depend on the order in which files are found, nor on what was asked before", () => {
  fc.assert(
    fc.property(
      folders,
      fc.infiniteStream(file),
      fc.array(places, { minLength: 1, maxLength: 4 }),
      (names, contents, asked) => {
        const files = names.map((name) => placed(name, contents.next().value));
        const one = resolveSettings(defaultSettings, files);
        const other = resolveSettings(defaultSettings, [...files].reverse());
        const answers = asked.map((place) => one.at(place));
        expect(
          [...asked]
            .reverse()
            .map((place) => other.at(place))
            .reverse(),
        ).toEqual(answers);
        for (const [at, place] of asked.entries()) expect(one.at(place)).toBe(answers[at]);
      },
    ),
  );
});

it("is a fold: files can be laid over each other one by one", () => {
  fc.assert(
    fc.property(folders, fc.infiniteStream(file), places, (names, contents, place) => {
      const files = [...names]
        .sort((a, b) => a.length - b.length)
        .map((name) => placed(name, contents.next().value));
      const folded = files.reduce(
        (below: Settings, each) => resolveSettings(below, [each]).at(place),
        defaultSettings,
      );
      expect(resolveSettings(defaultSettings, files).at(place)).toEqual(folded);
    }),
  );
});

it("changes nothing beyond what is said, and the same twice is the same once", () => {
  fc.assert(
    fc.property(settings, (patch) => {
      const once = applyPatch(defaultSettings, patch as SettingsPatch);
      expect(applyPatch(once, patch as SettingsPatch)).toEqual(once);
      expect(applyPatch(defaultSettings, {})).toEqual(defaultSettings);
    }),
  );
});
