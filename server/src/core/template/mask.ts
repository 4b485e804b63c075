import type { Span } from "../text/span.ts";
import { keepBlockScalars } from "./blockScalars.ts";
import { holeMarks } from "./holeMarks.ts";

/** A text in which actions are replaced one by one; offsets and line breaks stay. */
export interface Mask {
  blank(span: Span): void;
  /** Makes the first line of it a run of `holeMarks[number % 2]`. */
  fill(span: Span, number: number): void;
  /** Nothing but white space and actions stands in its lines. */
  isAlone(span: Span): boolean;
  /** Nothing but white space and actions stands in front of it. */
  startsLine(span: Span): boolean;
  /** It stands where a value starts: behind `key:`, `-` or the `|` of a block scalar, and ends its line. */
  followsIndicator(span: Span): boolean;
  /** A trim marker takes away white space between it and text of its line. */
  trimsText(span: Span): boolean;
  /** A trim marker takes away the line break in front of it. */
  joinsLine(span: Span): boolean;
  columnOf(span: Span): number;
  text(): string;
}

/** @param actions all of them, in the order of the text. */
export function startMask(text: string, actions: readonly Span[]): Mask {
  const bare = withoutActions(text, actions);
  /** Pieces of the masked text, in any order; where there is none, the text itself. */
  const pieces: { readonly span: Span; readonly text: string }[] = [];
  const before = (span: Span) => bare.slice(lineStart(text, span.start), span.start);
  const after = (span: Span) => bare.slice(span.end, lineEnd(text, span.end));
  const inside = (span: Span) => bare.slice(span.start, span.end);
  return {
    blank: (span) => pieces.push({ span, text: blanked(text.slice(span.start, span.end)) }),
    fill(span, number) {
      const own = text.slice(span.start, span.end);
      const mark = holeMarks[number % 2 === 0 ? 0 : 1];
      const end = /[\r\n]/.exec(own)?.index ?? own.length;
      pieces.push({ span, text: mark.repeat(end) + blanked(own.slice(end)) });
    },
    isAlone: (span) => before(span).trim() === "" && after(span).trim() === "",
    startsLine: (span) => before(span).trim() === "" && inside(span).trim() === "",
    followsIndicator: (span) =>
      /(?:^|[ \t])-[ \t]*$|:[ \t]*$|[ \t][|>][-+1-9]*[ \t]*$/.test(before(span)) &&
      /^\s*(?:#.*)?$/.test(after(span)),
    trimsText(span) {
      const trimsBefore = text[span.start + 2] === "-" && /[^\s:-][ \t]+$/.test(before(span));
      return trimsBefore || (text[span.end - 3] === "-" && /^[ \t]+\S/.test(after(span)));
    },
    joinsLine: (span) =>
      text[span.start + 2] === "-" && before(span).trim() === "" && lineStart(text, span.start) > 0,
    columnOf: (span) => span.start - lineStart(text, span.start),
    text: () => keepBlockScalars(replaced(text, pieces), text),
  };
}

function withoutActions(text: string, actions: readonly Span[]): string {
  return replaced(
    text,
    actions.map((span) => ({ span, text: blanked(text.slice(span.start, span.end)) })),
  );
}

/** Pieces lie beside each other. */
function replaced(text: string, pieces: readonly { readonly span: Span; readonly text: string }[]): string {
  const ordered = [...pieces].sort((a, b) => a.span.start - b.span.start);
  const parts: string[] = [];
  let from = 0;
  for (const piece of ordered) {
    parts.push(text.slice(from, piece.span.start), piece.text);
    from = piece.span.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}
