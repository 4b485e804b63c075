import { findActions } from "../template/findActions.ts";
import { libraryOf } from "../template/namedTemplates.ts";
import type { Region } from "../template/readTemplate.ts";
import { applyEdits } from "../text/applyEdits.ts";
import { type Span, shift, type TextEdit } from "../text/span.ts";
import type { EditOutcome, YamlChange } from "../yaml/change.ts";
import { editDocument } from "../yaml/editDocument.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import type { YamlMapping, YamlNode } from "../yaml/tree.ts";
import { overlaps } from "./reading.ts";
import { readActions, readTemplateFile, unseenValues } from "./templateFile.ts";

/**
 * The edits for changes of one document of a Go template, or the reason why a template stands in the way. They are computed on
 * the masked text, and touch no action: what they insert is printed on the same conditions as the mapping that receives it,
 * and nothing else is read differently afterwards. Changes and edits count from the start of the document, `span`.
 */
export function editTemplate(text: string, span: Span, changes: readonly YamlChange[]): EditOutcome {
  const read = readTemplateFile(text, true);
  if (read === null) return editDocument(text.slice(span.start, span.end), changes);
  const { regions } = readActions(read.file, unseenValues, libraryOf([read.file]));
  const place: Place = {
    text,
    span,
    masked: read.file.masked.slice(span.start, span.end),
    regions: regions.map((region) => ({ ...region, span: shift(region.span, -span.start) })),
  };
  let outcome: EditOutcome = { state: "impossible", obstacle: "template" };
  for (const attempt of attemptsAt(place, changes)) {
    const edited = editDocument(place.masked, attempt);
    if (edited.state === "edits" && leavesActions(place, edited.edits, attempt)) return edited;
    if (edited.state === "impossible" && outcome.state === "impossible" && attempt === changes)
      outcome = edited;
  }
  return outcome;
}

interface Place {
  readonly text: string;
  readonly span: Span;
  readonly masked: string;
  readonly regions: readonly Region[];
}

/** As asked, then with new keys in front of each key that is printed whenever its mapping is. */
function* attemptsAt(place: Place, changes: readonly YamlChange[]): Generator<readonly YamlChange[]> {
  yield changes;
  const { root } = parseDocument(place.masked);
  if (root === null) return;
  const keys = changes.map((change) => {
    const mapping = change.kind === "set" ? mappingAt(root, change.mapping.start) : null;
    return mapping === null ? [] : alwaysPrinted(mapping, place.regions).slice(1).reverse();
  });
  const most = Math.max(0, ...keys.map((names) => names.length));
  for (let number = 0; number < Math.min(most, mostAttempts); number++) {
    yield changes.map((change, at) => {
      const name = keys[at]?.[Math.min(number, (keys[at]?.length ?? 0) - 1)];
      return change.kind === "set" && name !== undefined ? { ...change, before: [name] } : change;
    });
  }
}

const mostAttempts = 12;

function alwaysPrinted({ entries, span }: YamlMapping, regions: readonly Region[]): readonly string[] {
  const around = namesOf(regions, span.start);
  return entries
    .filter(({ keySpan, sharing }) => sharing === "own" && namesOf(regions, keySpan.start) === around)
    .map(({ key }) => key);
}

/** Which regions an offset stands in, as a text to compare. */
function namesOf(regions: readonly Region[], offset: number): string {
  return regions
    .flatMap(({ span }, number) => (span.start <= offset && offset <= span.end ? [number] : []))
    .join();
}

/** The mapping that starts at an offset, the outermost of them. */
function mappingAt(node: YamlNode, start: number): YamlMapping | null {
  if (node.kind === "mapping") {
    if (node.span.start === start) return node;
    for (const { value, sharing } of node.entries) {
      const found = sharing === "own" && holds(value, start) ? mappingAt(value, start) : null;
      if (found) return found;
    }
  }
  if (node.kind === "sequence") {
    for (const { value, sharing } of node.items) {
      const found = sharing === "own" && holds(value, start) ? mappingAt(value, start) : null;
      if (found) return found;
    }
  }
  return null;
}

function holds({ span }: YamlNode, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function leavesActions(place: Place, edits: readonly TextEdit[], changes: readonly YamlChange[]): boolean {
  const { text, span, masked, regions } = place;
  const own = text.slice(span.start, span.end);
  const actions = findActions(own);
  const holders = new Set(
    changes.map((change) =>
      namesOf(regions, change.kind === "replace" ? change.span.start : change.mapping.start),
    ),
  );
  for (const edit of edits) {
    if (/[\uE000\uE001]/.test(edit.newText)) return false;
    if (actions.some((action) => overlaps(action.span, edit.span))) return false;
    if (!holders.has(namesOf(regions, edit.span.start))) return false;
    if (isTrimmed(own, edit.span)) return false;
  }
  // Read as a template again, the text is what the edits made of the masked one: nothing else has changed its meaning.
  const edited = applyEdits(
    text,
    edits.map((edit) => ({ ...edit, span: shift(edit.span, span.start) })),
  );
  const again = readTemplateFile(edited, true);
  const growth = edited.length - text.length;
  return again?.file.masked.slice(span.start, span.end + growth) === applyEdits(masked, edits);
}

/** A trim marker beside the edit would take away white space that what is inserted, or what is printed there, needs. */
function isTrimmed(text: string, { start, end }: Span): boolean {
  if (/-\}\}\s*$/.test(text.slice(Math.max(0, start - 500), start))) return true;
  const next = /^\s*\{\{-\s*([a-z]*)[^}]*/.exec(text.slice(end, end + 500));
  return next !== null && !/^(?:end|else|if|with|range)$/.test(next[1] ?? "") && !next[0].includes("nindent");
}
