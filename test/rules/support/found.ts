import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";
import { allFindings, open } from "./workspace.ts";

/** What one rule reports of some files, as `severity: message`, file by file. */
export function found(
  rule: string,
  files: string | Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): readonly string[] {
  const texts = new Map(Object.entries(typeof files === "string" ? { "all.yaml": files } : files));
  const service = open(texts, { ...defaultSettings, ...settings });
  const reported = allFindings(service, texts).filter((finding) => finding.rule === rule);
  return reported.map(({ severity, message }) => `${severity}: ${message}`);
}

/** The characters that the findings of one rule sit on. */
export function marked(rule: string, text: string): readonly string[] {
  const texts = new Map([["all.yaml", text]]);
  const findings = allFindings(open(texts, defaultSettings), texts).filter((each) => each.rule === rule);
  return findings.map(({ span }) => text.slice(span.start, span.end));
}
