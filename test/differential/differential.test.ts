import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { URI } from "vscode-uri";
import { type Comparisons, compareAll } from "./compare.ts";
import { realRenderer, textsBelow } from "./tools.ts";

const here = path.dirname(fileURLToPath(import.meta.url));
const renderer = realRenderer();
afterAll(() => renderer.dispose());

const comparisons = new Map<string, Comparisons>();
for (const name of ["charts", "overlays"]) {
  const folder = URI.file(path.join(here, name)).toString();
  comparisons.set(name, await compareAll(await textsBelow(folder), folder, renderer));
}
const all = [...comparisons.values()].flatMap(({ units }) => units);
const rendered = all.filter(({ failure }) => failure === null);

describe.each(rendered.map((each) => [each.target.name, each] as const))("%s", (_, comparison) => {
  it("has no finding at warning or above that its rendering does not have", () => {
    expect(comparison.contradicted).toEqual([]);
  });

  it("has no fact that its rendering contradicts", () => {
    expect(comparison.differentFacts).toEqual([]);
  });
});

it.each([...comparisons])(
  "the %s as one workspace have no finding that no rendering has",
  (_, { contradictedTogether }) => {
    expect(contradictedTogether).toEqual([]);
  },
);

it("charts and overlays of every shape are rendered", () => {
  expect(comparisons.get("charts")?.units.filter(({ failure }) => failure === null).length).toBeGreaterThan(
    5,
  );
  expect(comparisons.get("overlays")?.units.filter(({ failure }) => failure === null).length).toBeGreaterThan(
    5,
  );
});

it("the comparison compares something", () => {
  expect(rendered.reduce((sum, each) => sum + each.both, 0)).toBeGreaterThan(0);
  expect(rendered.reduce((sum, each) => sum + each.equalFacts, 0)).toBeGreaterThan(0);
});

it("what cannot be rendered is only what is meant to be", () => {
  const failures = all.flatMap(({ target, failure }) =>
    failure === null ? [] : [`${target.name}: ${failure}`],
  );
  expect(failures).toEqual([
    expect.stringMatching(/^missing-dependency: .*missing in charts\/ directory: postgresql/),
    expect.stringMatching(/^needs-values: .*A host is needed/),
    expect.stringMatching(/^helm-charts: .*HelmChartInflationGenerator/),
    "remote: needs https://example.com/manifests/install.yaml",
  ]);
});
