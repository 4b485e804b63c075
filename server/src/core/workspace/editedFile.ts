import { type ChangedRange, changedRange } from "../text/changedRange.ts";
import type { DocumentSlice } from "../yaml/document.ts";
import type { DocumentFacts, FileFacts } from "./snapshot.ts";

/** A file whose text is another one in one stretch. */
export interface EditedFile {
  readonly previous: FileFacts;
  readonly range: ChangedRange;
  /** The document that stood where this one stands now, if all of it lies outside of the stretch; else undefined. */
  documentAt(slice: DocumentSlice): DocumentFacts | undefined;
}

/** Null where the text before is not known, or is not the one that the file was read from. */
export function editOf(previous: FileFacts, before: string | null, after: string): EditedFile | null {
  const { documents, lines, template } = previous;
  if (before === null || before.length !== lines.length || documents.length === 0 || template !== null)
    return null;
  const range = changedRange(before, after);
  const byStart = new Map(documents.map((document) => [document.start, document]));
  return {
    previous,
    range,
    documentAt({ start, end }) {
      const shift = start >= range.newEnd ? range.oldEnd - range.newEnd : 0;
      if (shift === 0 && start < range.newEnd && end > range.start) return undefined;
      const document = byStart.get(start + shift);
      return document?.end === end + shift ? document : undefined;
    },
  };
}
