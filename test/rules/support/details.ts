import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OfferedFix, ReportedFinding } from "../../../server/src/languageService/api.ts";
import { type Case, rulesFolder } from "./fixtures.ts";
import { type Outcome, type Texts, uriOf } from "./workspace.ts";

/**
 * `test/rules/details/<folder>.txt` holds what marks have no room for, case by case: the places that prove a finding, the titles of
 * its fixes, and the lines that those change which the golden files do not show, because they are not preferred.
 */
export function readDetails(fixture: Case): string {
  return detailsIn(fixture.folder).get(fixture.name) ?? "";
}

/** Writes the details of one case anew; those of the others stay. */
export function writeDetails(fixture: Case, details: string): void {
  const all = new Map(detailsIn(fixture.folder)).set(fixture.name, details);
  const sections = [...all].filter(([, text]) => text !== "").sort(([a], [b]) => (a < b ? -1 : 1));
  if (sections.length === 0) return;
  const path = pathOf(fixture.folder);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, sections.map(([name, text]) => `# ${name}\n${text}\n`).join("\n"));
}

/** `prestop-missing web.yaml:12 Deployment/web web`, and below it the places that prove it. */
export function describeFinding(
  { rule, uri, span, object, container, related }: ReportedFinding,
  texts: Texts,
): string {
  const head = [rule, placeOf(uri, span.start, texts), `${object.kind}/${object.name}`, container ?? ""];
  const proof = related.map((each) => `  ~ ${placeOf(each.uri, each.span.start, texts)} ${each.message}`);
  return [head.join(" ").trimEnd(), ...proof].join("\n");
}

/** `web.yaml:12`. */
function placeOf(uri: string, offset: number, texts: Texts): string {
  const name = uri.slice(uriOf("").length);
  return `${name}:${(texts.get(name) ?? "").slice(0, offset).split("\n").length}`;
}

/** One fix: `*` in front of a preferred one, then the title, and below it what comes of it. */
export function describeFix({ title, preferred }: OfferedFix, outcome: Outcome, texts: Texts): string {
  const head = `  ${preferred ? "*" : "-"} ${title}`;
  if (outcome.state === "disabled") return `${head}\n      ! ${outcome.reason}`;
  if (outcome.state === "copy") return `${head}\n      $ ${outcome.text}`;
  return preferred ? head : [head, ...changedLines(texts, outcome.texts)].join("\n");
}

/** The lines that go and those that come, file by file. */
function changedLines(before: Texts, after: Texts): string[] {
  return [...after].flatMap(([name, text]) => {
    const [old, now] = [linesOf(before.get(name) ?? ""), linesOf(text)];
    const gone = old.filter((line) => !now.includes(line)).map((line) => `      < ${line.trim()}`);
    const come = now.filter((line) => !old.includes(line)).map((line) => `      > ${line.trim()}`);
    return [...gone, ...come];
  });
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

function detailsIn(folder: string): ReadonlyMap<string, string> {
  const path = pathOf(folder);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const sections = text.split(/^# /m).slice(1);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end), section.slice(end + 1).trimEnd()];
    }),
  );
}

function pathOf(folder: string): string {
  return join(rulesFolder, "details", `${folder}.txt`);
}
