import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ReportedFinding } from "../../server/src/languageService/api.ts";
import { compareSeverity } from "../../server/src/languageService/severity.ts";
import { rules } from "../../server/src/rules/index.ts";
import { describeFinding, describeFix, readDetails, writeDetails } from "./support/details.ts";
import { type Case, caseFolders, casesIn, type FixtureFile } from "./support/fixtures.ts";
import { type Mark, markOf, placeOf, readMarks, writeMarks } from "./support/marks.ts";
import { allFindings, english, fixEverything, open, type Texts, tryFix, uriOf } from "./support/workspace.ts";

/** `UPDATE=1` rewrites marks and goldens; look at the difference before it is committed. */
const update = process.env.UPDATE === "1";

/** A placeholder without an argument, or an id without a text; `${NAME}` comes from the manifests. */
const UNRENDERED = /(?<!\$)\{[a-z]\w*\}|undefined|^[\w-]+\.[\w-]+$/;

describe.each(caseFolders())("%s", (folder) => {
  const cases = casesIn(folder);
  const isRule = rules.some(({ id }) => id === folder);

  test.each(cases)("$name: findings are those that are marked", (fixture) => {
    const texts = textsOf(fixture);
    const service = open(texts, fixture.settings);
    for (const file of fixture.files) {
      const { text, marks } = readMarks(file.source);
      const found = service.findings(uriOf(file.name), english).map((finding) => markOf(finding, text));
      if (update && !file.shared)
        writeFileSync(
          file.path,
          writeMarks(
            text,
            found.map((m) => keepPart(m, marks)),
          ),
        );
      else compareMarks(marks, found);
      for (const { part } of found) expect(part).not.toMatch(UNRENDERED);
    }
  });

  test.each(cases)("$name: preferred fixes lead to the golden file and to no new warning", (fixture) => {
    const texts = textsOf(fixture);
    const service = open(texts, fixture.settings);
    const fixed = fixEverything(service, texts);
    for (const file of fixture.files) compareGolden(fixture, file, texts, fixed);

    const before = allFindings(service, texts);
    const after = allFindings(open(fixed, fixture.settings), fixed);
    const cured = before.filter(({ fixes }) =>
      fixes.some((fix) => fix.preferred && tryFix(service, fix, texts).state === "texts"),
    );
    expect(after.map(identity).filter((one) => cured.map(identity).includes(one))).toEqual([]);
    expect(grave(after).filter((one) => !grave(before).includes(one))).toEqual([]);
  });

  test.each(cases)(
    "$name: findings are proven as written down, and every fix makes its finding go or milder",
    (fixture) => {
      const texts = textsOf(fixture);
      const service = open(texts, fixture.settings);
      const details: string[] = [];
      for (const finding of allFindings(service, texts)) {
        details.push(describeFinding(finding, texts));
        for (const fix of finding.fixes) {
          const outcome = tryFix(service, fix, texts);
          details.push(describeFix(fix, outcome, texts));
          if (outcome.state === "copy")
            expect(outcome.text).toMatch(/^kubectl label namespace [\w-]+ \S+=\S+$/);
          if (outcome.state === "disabled") expect(outcome.reason).toMatch(/^[A-Z].*\.$/);
          if (outcome.state !== "texts") continue;
          // One of several faults that a rule finds at one place goes alone.
          const asBad = (findings: readonly ReportedFinding[]) =>
            findings.filter(
              (other) =>
                identity(other) === identity(finding) &&
                compareSeverity(other.severity, finding.severity) >= 0,
            ).length;
          const after = asBad(allFindings(open(outcome.texts, fixture.settings), outcome.texts));
          const less = after < asBad(allFindings(service, texts));
          expect({ fix: fix.title, less }).toEqual({ fix: fix.title, less: true });
        }
        expect(finding.fixes.filter(({ preferred }) => preferred).length).toBeLessThanOrEqual(1);
      }
      if (update) writeDetails(fixture, details.join("\n"));
      else expect(details.join("\n")).toBe(readDetails(fixture));
    },
  );

  if (!isRule) return;

  test("has a case that the rule reports and one that it does not", () => {
    const marked = cases.filter(({ files }) =>
      files.some(({ source }) => readMarks(source).marks.some(isOwn)),
    );
    expect(marked.length).toBeGreaterThan(0);
    expect(cases.some(isQuiet)).toBe(true);
  });

  test("cases named ok-… have no marks", () => {
    const marks = cases
      .filter(isQuiet)
      .flatMap(({ files }) => files.flatMap(({ source }) => readMarks(source).marks));
    expect(marks).toEqual([]);
  });

  function isOwn({ rule }: Mark): boolean {
    return rule === folder;
  }
});

test.each(rules.map(({ id, meta }) => [id, meta.sources] as const))("%s names its sources", (_, sources) => {
  const urls = sources.map(({ url }) => url);
  expect(urls).toEqual([...new Set(urls)].filter((url) => url.startsWith("https://")));
  expect(urls).not.toEqual([]);
});

test("every rule has a folder of cases", () => {
  expect(caseFolders()).toEqual(expect.arrayContaining(rules.map(({ id }) => id)));
});

function isQuiet({ name }: Case): boolean {
  return name.includes("/ok-");
}

function textsOf({ files }: Case): Texts {
  return new Map(files.map(({ name, source }) => [name, readMarks(source).text]));
}

/** Exactly the marked places, and in each the marked part of the message. */
function compareMarks(marks: readonly Mark[], found: readonly Mark[]): void {
  expect(found.map(placeOf).sort()).toEqual(marks.map(placeOf).sort());
  for (const mark of marks) {
    const there = found.filter((one) => placeOf(one) === placeOf(mark)).map(({ part }) => part);
    expect(there.find((message) => message.includes(mark.part)) ?? there[0]).toContain(mark.part);
  }
}

/** A mark that named a part of the message keeps it as long as it is true. */
function keepPart(found: Mark, marks: readonly Mark[]): Mark {
  const old = marks.find(
    ({ line, rule, part }) => line === found.line && rule === found.rule && found.part.includes(part),
  );
  return old === undefined ? found : { ...found, part: old.part };
}

/** The golden file lies beside the case; it exists exactly where fixes change something. */
function compareGolden(fixture: Case, file: FixtureFile, texts: Texts, fixed: Texts): void {
  const text = fixed.get(file.name) ?? "";
  const changed = text !== texts.get(file.name);
  const path =
    file.path === fixture.path
      ? fixture.path.replace(/\.yaml$/, ".fixed.yaml")
      : join(`${fixture.path}.fixed`, file.name);
  if (update) {
    rmSync(path, { force: true });
    if (changed) mkdirSync(dirname(path), { recursive: true });
    if (changed) writeFileSync(path, text);
  }
  expect(existsSync(path)).toBe(changed);
  if (changed) expect(text).toBe(readFileSync(path, "utf8"));
}

function identity({ rule, uri, object, container }: ReportedFinding): string {
  return JSON.stringify([rule, uri, object, container]);
}

function grave(findings: readonly ReportedFinding[]): string[] {
  return findings.filter(({ severity }) => severity === "error" || severity === "warning").map(identity);
}
