import type { LanguageService, OfferedFix, ResolvedFix } from "../languageService/api.ts";
import { reportLocale } from "./report.ts";
import type { Texts } from "./texts.ts";

/** The edits of a fix, from the files as they are now. A file that cannot be read any more disables it. */
export async function resolveNow(
  fix: OfferedFix,
  service: LanguageService,
  texts: Texts,
): Promise<ResolvedFix> {
  const current = new Map<string, string>();
  for (const uri of service.filesOf(fix)) {
    const text = await texts.read(uri);
    if (text !== null) current.set(uri, text);
  }
  return service.resolveFix(fix, current, reportLocale);
}
