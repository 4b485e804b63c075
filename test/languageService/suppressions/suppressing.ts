import { expect } from "vitest";
import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { LanguageService, OfferedFix, ResolvedFix } from "../../../server/src/languageService/api.ts";
import { rules } from "../../../server/src/rules/index.ts";
import { type Files, serviceOf as serviceWith, uriOf } from "../marked.ts";

export const english = { locale: "en" };

/** The rules that these tests speak of. */
const spokenOf = new Set([
  "prestop-missing",
  "prestop-too-short",
  "grace-period-too-short",
  "readiness-gate-label-missing",
  "directive-invalid",
]);

/** The others are switched off, so that the shop has one finding. */
export const fewRules: Settings = {
  ...defaultSettings,
  rules: Object.fromEntries(rules.filter(({ id }) => !spokenOf.has(id)).map(({ id }) => [id, "off"])),
};

/** A service that has seen all files. */
export function serviceOf(files: Files, change: Partial<Settings> = {}): LanguageService {
  return serviceWith(files, { ...fewRules, ...change, rules: { ...fewRules.rules, ...change.rules } });
}

/** `prestop-too-short warning`, for every finding of a file. */
export function findingsIn(service: LanguageService, path: string): readonly string[] {
  return service.findings(uriOf(path), english).map(({ rule, severity }) => `${rule} ${severity}`);
}

/** `prestop-too-short: why`, for every suppressed finding of a file; a question mark where no reason is given. */
export function suppressedIn(service: LanguageService, path: string): readonly string[] {
  return service
    .suppressed(uriOf(path), english)
    .map(({ finding, by }) => `${finding.rule}: ${by.map(({ reason }) => reason ?? "?").join("; ")}`);
}

/** The fixes of a file that have this title, in part. */
export function fixesTitled(service: LanguageService, path: string, title: string): readonly OfferedFix[] {
  const whole = { start: 0, end: Number.MAX_SAFE_INTEGER };
  return service.fixes(uriOf(path), whole, english).filter((fix) => fix.title.includes(title));
}

export function resolve(service: LanguageService, fix: OfferedFix | undefined, files: Files): ResolvedFix {
  if (!fix) throw new Error("no such fix");
  const texts = new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
  return service.resolveFix(JSON.parse(JSON.stringify(fix)), texts, english);
}

/** The files after the only fix of this title, which the service sees too. */
export function apply(service: LanguageService, files: Files, path: string, title: string): Files {
  const fixes = fixesTitled(service, path, title);
  expect(fixes.map((fix) => fix.title)).toHaveLength(1);
  const outcome = resolve(service, fixes[0], files);
  if (outcome.state !== "edits") throw new Error(JSON.stringify(outcome));
  const changed = { ...files };
  for (const [name, text] of Object.entries(files)) {
    const edits = outcome.files.find(({ uri }) => uri === uriOf(name))?.edits;
    if (!edits) continue;
    changed[name] = applyEdits(text, edits);
    service.update(uriOf(name), changed[name]);
  }
  return changed;
}
