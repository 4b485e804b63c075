import type { TextEdit } from "../core/text/span.ts";
import type { OfferedFix, ResolvedFix } from "../languageService/api.ts";
import { reportLocale } from "./locale.ts";
import { placeOf, type Surroundings } from "./places.ts";
import type { ScanEdit, ScanFix } from "./report.ts";

/** What a report tells of fixes: their edits, only the titles of those that can be made, or nothing. */
export type FixDetail = "edits" | "titles" | "none";

/** Fixes as they would be made now. A file that cannot be read any more disables a fix. */
export async function describeFixes(
  fixes: readonly OfferedFix[],
  around: Surroundings,
  detail: FixDetail,
): Promise<readonly ScanFix[]> {
  const described: ScanFix[] = [];
  for (const fix of detail === "none" ? [] : fixes) {
    // A report has no clipboard: fixes that only copy a text are for editors.
    if (fix.kind === "copy") continue;
    const { title, preferred } = fix;
    const texts = await textsOf(fix, around);
    const outcome =
      detail === "edits"
        ? outcomeOf(around.service.resolveFix(fix, texts, reportLocale), around)
        : { disabled: around.service.obstacleTo(fix, texts, reportLocale), edits: [] };
    described.push({ title, preferred, ...outcome });
  }
  return described;
}

async function textsOf(fix: OfferedFix, { service, texts }: Surroundings): Promise<Map<string, string>> {
  const current = new Map<string, string>();
  for (const uri of service.filesOf(fix)) {
    const text = await texts.read(uri);
    if (text !== null) current.set(uri, text);
  }
  return current;
}

function outcomeOf(resolved: ResolvedFix, around: Surroundings): Pick<ScanFix, "disabled" | "edits"> {
  switch (resolved.state) {
    case "edits":
      return {
        disabled: null,
        edits: resolved.files.flatMap(({ uri, edits }) => edits.map((edit) => editAt(uri, edit, around))),
      };
    case "create": {
      const file = around.pathOf(resolved.uri);
      return { disabled: null, edits: [{ file, create: true, range: startOfFile, newText: resolved.text }] };
    }
    case "disabled":
      return { disabled: resolved.reason, edits: [] };
    case "copy":
      throw new Error("A fix was not offered as a text to copy.");
  }
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function editAt(uri: string, { span, newText }: TextEdit, around: Surroundings): ScanEdit {
  const { file, range } = placeOf(around, { uri, span });
  return { file, create: false, range, newText };
}
