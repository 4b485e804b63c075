import { spansBetween } from "../../core/text/between.ts";
import type { Span } from "../../core/text/span.ts";
import type { PlaceInDocument, Step } from "./pathInDocument.ts";
import { inlineValue, type SourceLine } from "./sourceLines.ts";

/** Where something of a rendered document stands in the text it was rendered from. */
export interface SourcePlace {
  /** Offsets of the file. */
  readonly span: Span;
  /** How many steps of the path were found. */
  readonly reached: number;
  /** The very text was found at the end of the whole path. */
  readonly exact: boolean;
  /** Something else stands there, plainly: what was rendered does not come from here. */
  readonly contradicts?: boolean;
}

/** A stretch of lines: `from` the first, `to` behind the last. What is found holds at least one. */
interface Region {
  readonly from: number;
  readonly to: number;
}

/**
 * Follows a path through the lines of a template or a patch, by indentation alone, as far as they are there. Null where
 * not even the first step is.
 *
 * @param text the whole file
 * @param lines those of one document
 * @param wanted the rendered characters that are looked for
 */
export function locateInSource(
  text: string,
  lines: readonly SourceLine[],
  { path, isKey }: PlaceInDocument,
  wanted: string,
): SourcePlace | null {
  let here: Reached | null = null;
  let region: Region = { from: 0, to: lines.length };
  for (const [index, step] of path.entries()) {
    const found = "key" in step ? findKey(lines, region, step.key) : findItem(text, lines, region, step);
    if (found === null)
      return here && (inFlow(text, here) ? placeOfValue(text, here, wanted) : placeOfStep(here));
    region = "key" in step ? { from: found.from + 1, to: found.to } : found;
    here = {
      steps: index + 1,
      line: lines[found.from]!,
      isKey: "key" in step,
      end: endOfLine(lines[found.to - 1]!),
    };
  }
  if (here === null) return null;
  return isKey ? { ...placeOfStep(here), exact: true } : placeOfValue(text, here, wanted);
}

/** The last step of a path that was found. */
interface Reached {
  readonly steps: number;
  /** The line it begins on. */
  readonly line: SourceLine;
  /** It is a key, and no item. */
  readonly isKey: boolean;
  /** Offset behind all that belongs to it. */
  readonly end: number;
}

/** The token that speaks for a step: the key, or what an item begins with. */
function placeOfStep({ line, isKey, steps }: Reached): SourcePlace {
  const isNamed = isKey && line.key !== null;
  const span = isNamed ? { start: line.keyStart, end: line.keyEnd } : valueOn(line);
  return { span, reached: steps, exact: false };
}

function valueOn(line: SourceLine): Span {
  const { start, end } = inlineValue(line);
  return start < end
    ? { start, end }
    : { start: line.keyStart, end: Math.max(line.keyEnd, line.keyStart + 1) };
}

function endOfLine({ start, text }: SourceLine): number {
  return start + text.length;
}

/** A value in braces or brackets, whose inside the lines do not tell. */
function inFlow(text: string, { line }: Reached): boolean {
  return /^[[{](?!\{)/.test(slice(text, inlineValue(line)));
}

/** The wanted characters where they stand in the value exactly once, else the value, else its key. */
function placeOfValue(text: string, here: Reached, wanted: string): SourcePlace {
  const { line, steps } = here;
  const start = here.isKey ? line.valueStart : line.keyStart;
  const stretch = text.slice(start, Math.max(here.end, inlineValue(line).end));
  const at = wanted.trim() === "" ? -1 : stretch.indexOf(wanted);
  const isOnce = at !== -1 && stretch.indexOf(wanted, at + 1) === -1;
  if (!isOnce || isPart(stretch, at, wanted)) {
    const actions = spansBetween(stretch, "{{", "}}");
    const [only] = actions;
    if (only && actions.length === 1) {
      const span = { start: start + only.start, end: start + only.end };
      return { span, reached: steps, exact: false };
    }
    const written = slice(text, inlineValue(line));
    const contradicts = /^[\w.-]+$/.test(written) && !wanted.includes(written);
    return { span: valueOn(line), reached: steps, exact: false, contradicts };
  }
  return { span: { start: start + at, end: start + at + wanted.length }, reached: steps, exact: true };
}

function findKey(lines: readonly SourceLine[], { from, to }: Region, key: string): Region | null {
  const column = Math.min(...lines.slice(from, to).map((line) => line.column));
  for (let index = from; index < to; index++) {
    const line = lines[index]!;
    if (line.column === column && line.key === key) return { from: index, to: endOfEntry(lines, index, to) };
  }
  return null;
}

/** A sequence may stand as far to the left as the key it belongs to. */
function endOfEntry(lines: readonly SourceLine[], at: number, to: number): number {
  const { column } = lines[at]!;
  let end = at + 1;
  while (end < to) {
    const { indent, column: own } = lines[end]!;
    if (indent < column || (indent === column && own === indent)) break;
    end++;
  }
  return end;
}

function findItem(
  text: string,
  lines: readonly SourceLine[],
  region: Region,
  step: Extract<Step, { item: number }>,
): Region | null {
  const items = itemsIn(lines, region);
  const place = items[step.item] ?? null;
  // Items without keys are words of a command or the like: their order is all there is.
  if (place !== null && items.every(({ from }) => lines[from]!.key === null)) return place;
  const named = onlyOne(items, (item) => nameIn(text, lines, item) === step.name);
  const open = onlyOne(items, (item) => nameIn(text, lines, item)?.includes("{{") ?? true);
  return named ?? open ?? (step.name === null ? place : null);
}

function onlyOne(items: readonly Region[], is: (item: Region) => boolean): Region | null {
  const [first = null, ...others] = items.filter(is);
  return others.length === 0 ? first : null;
}

function itemsIn(lines: readonly SourceLine[], { from, to }: Region): readonly Region[] {
  const indent = Math.min(...lines.slice(from, to).map((line) => line.indent));
  const starts: number[] = [];
  for (let index = from; index < to; index++) {
    const line = lines[index]!;
    if (line.indent === indent && line.column > line.indent) starts.push(index);
  }
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** The name of an item as it is written, or the item itself where it is a scalar; null where it has none. */
function nameIn(text: string, lines: readonly SourceLine[], item: Region): string | null {
  const first = lines[item.from]!;
  if (first.key === null) return unquoted(slice(text, inlineValue(first)));
  const found = findKey(lines, item, "name");
  return found === null ? null : unquoted(slice(text, inlineValue(lines[found.from]!)));
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}

/** `5` in `15`, or in an expression that computes something else. */
function isPart(stretch: string, at: number, wanted: string): boolean {
  const word = /[\w.]/;
  const before = stretch.charAt(at - 1);
  const after = stretch.charAt(at + wanted.length);
  const inAction = stretch.lastIndexOf("{{", at) > stretch.lastIndexOf("}}", at);
  return (
    inAction ||
    (word.test(wanted.charAt(0)) && word.test(before)) ||
    (word.test(wanted.slice(-1)) && word.test(after))
  );
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
