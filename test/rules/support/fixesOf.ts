import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";
import { allFindings, open, tryFix } from "./workspace.ts";

/** A fix that is offered, and what it leads to: the lines that are new, in all files, or why it is not to be had. */
export interface Offer {
  readonly title: string;
  readonly preferred: boolean;
  readonly result: string;
}

/** The fixes of the first finding of a rule in some files; none where it reports nothing. */
export function fixesOf(
  rule: string,
  files: string | Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): readonly Offer[] {
  const texts = new Map(Object.entries(typeof files === "string" ? { "all.yaml": files } : files));
  const service = open(texts, { ...defaultSettings, ...settings });
  const finding = allFindings(service, texts).find((each) => each.rule === rule);
  return (finding?.fixes ?? []).map((fix) => {
    const outcome = tryFix(service, fix, texts);
    const result = outcome.state === "texts" ? newLines(texts, outcome.texts) : reasonOf(outcome);
    return { title: fix.title, preferred: fix.preferred, result };
  });
}

function reasonOf(outcome: Exclude<ReturnType<typeof tryFix>, { state: "texts" }>): string {
  return outcome.state === "disabled" ? outcome.reason : outcome.text;
}

function newLines(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  return [...after]
    .flatMap(([name, text]) => {
      const old = (before.get(name) ?? "").split("\n");
      return text.split("\n").filter((line) => !old.includes(line));
    })
    .map((line) => line.trim())
    .join("\n");
}
