import { editTemplate } from "../core/chart/editTemplate.ts";
import { digestOf } from "../core/text/digest.ts";
import { type Message, message } from "../core/text/message.ts";
import { shift, type TextEdit } from "../core/text/span.ts";
import type { DocumentFacts, FileFacts, Snapshot } from "../core/workspace/snapshot.ts";
import type { EditOutcome, YamlChange } from "../core/yaml/change.ts";
import { editDocument } from "../core/yaml/editDocument.ts";
import { textAround } from "../core/yaml/embedded.ts";
import { arePlainChanges } from "../core/yaml/plain/arePlainChanges.ts";
import type { CommentChange, DocumentChange, Fix, FixAction } from "../rules/rule.ts";
import type { FileEdits } from "./api.ts";
import { newFileBeside } from "./newFile.ts";

/** What a fix comes to. The reason is a message of the catalogue. */
export type FixOutcome =
  | { readonly state: "edits"; readonly files: readonly FileEdits[] }
  | { readonly state: "create"; readonly uri: string; readonly text: string }
  | { readonly state: "copy"; readonly text: string }
  | { readonly state: "disabled"; readonly reason: Message };

/**
 * The edits of a fix, from the texts as they are now. A document that is no longer the one the finding was made from is
 * not touched, and neither is anything when one of several changes cannot be made. `exists` keeps new files from taking the
 * place of others.
 */
export function resolveFix(
  fix: Fix,
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
  exists: (uri: string) => boolean,
): FixOutcome {
  const { action } = fix;
  if (action.kind === "none") return disabled(action.reason);
  if (action.kind === "copy") return { state: "copy", text: action.text };
  if (action.kind === "create") {
    const place = snapshot.place(action.beside);
    if (!place) return disabled(message("cannot-edit.changed"));
    return { state: "create", uri: newFileBeside(place.uri, action.name, exists), text: action.text };
  }
  if (action.kind === "comment") return commentEditsOf(action.changes, snapshot, texts);
  return editsOf(action.changes, snapshot, texts);
}

/** True where `resolveFix` will surely give edits: all documents are as they were, and every change is a plain one. */
export function isSurelyPossible(
  { action }: Fix,
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
): boolean {
  if (action.kind !== "edit") return false;
  return [...new Set(documentsOf(action))].every((id) => {
    const target = documentOf(id, snapshot);
    const text = target && texts.get(target.file.uri);
    if (!target || text === undefined || target.file.template) return false;
    // A fix in a file of several kustomizations is tried first, and a patch inside of one is text.
    if (snapshot.isJoined(target.file.uri)) return false;
    const slice = text.slice(target.document.start, target.document.end);
    const changes = action.changes.filter(({ document }) => document === id);
    return (
      target.document.plain &&
      isUnchanged(target.document, slice) &&
      arePlainChanges(
        slice,
        changes.map(({ change }) => change),
      )
    );
  });
}

/** URIs of the files a fix changes, sorted. */
export function filesOf(fix: Fix, snapshot: Snapshot): readonly string[] {
  return [...new Set(targetsOf(fix.action, snapshot).map(({ file }) => file.uri))].sort();
}

/** How much has to be read for a fix: the UTF-16 units of the documents it changes. */
export function sizeOf({ action }: Fix, snapshot: Snapshot): number {
  if (action.kind !== "edit") return 0;
  return targetsOf(action, snapshot).reduce((sum, { document }) => sum + document.end - document.start, 0);
}

/** The documents that an action changes, each once. */
function targetsOf(action: FixAction, snapshot: Snapshot): readonly Target[] {
  return [...new Set(documentsOf(action))].flatMap((id) => documentOf(id, snapshot) ?? []);
}

/** The documents that an action changes, each as often as it does. */
export function documentsOf(action: FixAction): readonly number[] {
  if (action.kind === "comment") return action.changes.map(({ at }) => at.document);
  return action.kind === "edit" ? action.changes.map(({ document }) => document) : [];
}

/** Comments hold no data, so that their edits need no more than the text they were made for. */
function commentEditsOf(
  changes: readonly CommentChange[],
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
): FixOutcome {
  const files = new Map<string, TextEdit[]>();
  for (const { at, newText } of changes) {
    const target = documentOf(at.document, snapshot);
    const text = target && texts.get(target.file.uri);
    if (!target || text === undefined) return disabled(message("cannot-edit.changed"));
    const { start, end, digest } = target.document;
    if (digestOf(text.slice(start, end)) !== digest) return disabled(message("cannot-edit.changed"));
    const edit = { span: shift(at.span, start), newText };
    files.set(target.file.uri, [...(files.get(target.file.uri) ?? []), edit]);
  }
  return { state: "edits", files: inOrder(files) };
}

/** The edits of changes that are made together: all of them, or none. */
export function editsOf(
  changes: readonly DocumentChange[],
  snapshot: Snapshot,
  texts: ReadonlyMap<string, string>,
): FixOutcome {
  const files = new Map<string, TextEdit[]>();
  for (const id of new Set(changes.map(({ document }) => document))) {
    const target = documentOf(id, snapshot);
    const text = target && texts.get(target.file.uri);
    if (!target || text === undefined) return disabled(message("cannot-edit.changed"));
    const outcome = editsOfDocument(
      target,
      text,
      changes.filter(({ document }) => document === id).map(({ change }) => change),
    );
    if (outcome.state === "impossible") return disabled(message(`cannot-edit.${outcome.obstacle}`));
    files.set(target.file.uri, [...(files.get(target.file.uri) ?? []), ...outcome.edits]);
  }
  return { state: "edits", files: inOrder(files) };
}

function inOrder(files: ReadonlyMap<string, readonly TextEdit[]>): readonly FileEdits[] {
  return [...files].map(([uri, edits]) => ({
    uri,
    edits: [...edits].sort((a, b) => a.span.start - b.span.start),
  }));
}

/** The edits of one document, in offsets of its file. */
function editsOfDocument(
  { file, document }: Target,
  text: string,
  changes: readonly YamlChange[],
): EditOutcome {
  const slice = text.slice(document.start, document.end);
  if (!isUnchanged(document, slice)) return { state: "impossible", obstacle: "changed" };
  const outcome = file.template
    ? editTemplate(text, document, changes)
    : editDocument(textToEdit(document, slice, changes), changes);
  if (outcome.state === "impossible") return outcome;
  const edits = outcome.edits.map(({ span, newText }) => ({ span: shift(span, document.start), newText }));
  return { state: "edits", edits };
}

/** The text is the one that the document was read from. */
function isUnchanged({ text, digest }: DocumentFacts, now: string): boolean {
  return text === null ? digestOf(now) === digest : text === now;
}

/** A kustomization may hold patches as text; each is a document of its own. */
function textToEdit({ kustomization }: DocumentFacts, text: string, changes: readonly YamlChange[]): string {
  if (kustomization === null) return text;
  const places = changes.map((change) => (change.kind === "replace" ? change.span : change.mapping));
  return places
    .map(({ start }) => textAround(start, text))
    .reduce((one, other) => (one === other ? one : text));
}

interface Target {
  readonly file: FileFacts;
  readonly document: DocumentFacts;
}

function documentOf(id: number, snapshot: Snapshot): Target | undefined {
  const place = snapshot.place({ document: id, span: { start: 0, end: 0 } });
  const file = place && snapshot.file(place.uri);
  const document = file?.documents.find((candidate) => candidate.id === id);
  return file && document && { file, document };
}

function disabled(reason: Message): FixOutcome {
  return { state: "disabled", reason };
}
