/** A half-open stretch of text, in UTF-16 code units as `TextDocument.offsetAt` counts them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * One parsed version of one YAML document. A document whose text stays keeps its id, also when text before it
 * changes; a document whose text changes gets a new one.
 */
export type DocumentId = number;

/**
 * A place in a document. Offsets count from the start of the document, so that they stay true while the rest of
 * the file is edited; `Snapshot.place` turns them into offsets of the file.
 */
export interface Location {
  readonly document: DocumentId;
  readonly span: Span;
}

/** A place in a file, offsets from the start of the file: the form in which places leave the facade. */
export interface FileLocation {
  readonly uri: string;
  readonly span: Span;
}

/** Replace the characters of `span` by `newText`. Edits of one list refer to the same text and never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** True when `offset` stands in the span or at its end, where an editor shows the cursor behind the last character. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The span moved by `delta` UTF-16 units. */
export function shift(span: Span, delta: number): Span {
  return { start: span.start + delta, end: span.end + delta };
}
