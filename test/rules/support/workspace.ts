import type { Settings } from "../../../server/src/core/settings.ts";
import type { TextEdit } from "../../../server/src/core/text/span.ts";
import type {
  LanguageService,
  OfferedFix,
  ReportedFinding,
} from "../../../server/src/languageService/api.ts";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";

export const english = { locale: "en" };
const root = "file:///workspace";

/** The texts of a workspace by the names of its files. */
export type Texts = ReadonlyMap<string, string>;

/** A completely indexed folder with these files, all of them open. */
export function open(texts: Texts, settings: Settings): LanguageService {
  const service = createLanguageService(settings, root);
  for (const [name, text] of texts) service.update(uriOf(name), text);
  service.setComplete(true);
  return service;
}

export function uriOf(name: string): string {
  return `${root}/${name}`;
}

/** The findings of all files, in the order of the files. */
export function allFindings(service: LanguageService, texts: Texts): readonly ReportedFinding[] {
  return [...texts.keys()].flatMap((name) => service.findings(uriOf(name), english));
}

/** The texts after all preferred fixes of every file. */
export function fixEverything(service: LanguageService, texts: Texts): Texts {
  return new Map(
    [...texts].map(([name, text]) => [name, apply(text, service.fixAll(uriOf(name), text, english))]),
  );
}

/** What one fix leads to: other texts, a text to copy, or the reason why it is not to be had. */
export type Outcome =
  | { readonly state: "texts"; readonly texts: Texts }
  | { readonly state: "copy"; readonly text: string }
  | { readonly state: "disabled"; readonly reason: string };

export function tryFix(service: LanguageService, fix: OfferedFix, texts: Texts): Outcome {
  const current = new Map([...texts].map(([name, text]) => [uriOf(name), text]));
  const resolved = service.resolveFix(fix, current, english);
  if (resolved.state === "copy" || resolved.state === "disabled") return resolved;
  if (resolved.state === "create") current.set(resolved.uri, resolved.text);
  else for (const { uri, edits } of resolved.files) current.set(uri, apply(current.get(uri) ?? "", edits));
  const named = [...current].map(([uri, text]) => [uri.slice(root.length + 1), text] as const);
  return { state: "texts", texts: new Map(named) };
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const backwards = [...edits].sort((a, b) => b.span.start - a.span.start);
  return backwards.reduce(
    (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
    text,
  );
}
