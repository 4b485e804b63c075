import {
  type ChangeAnnotation,
  CreateFile,
  type TextEdit as ProtocolEdit,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../core/text/span.ts";
import type { FileEdits, ResolvedFix } from "../languageService/api.ts";
import type { ClientTraits } from "./clientTraits.ts";
import type { Documents } from "./documents.ts";

/** What the edits are made of and for whom. */
export interface EditContext {
  readonly client: ClientTraits;
  readonly documents: Documents;
  /** The file the user is looking at; changes of others are to be confirmed. */
  readonly origin: string;
  /** The texts the edits were computed from, by URI. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The edit of a fix, or why this client cannot be given one. */
export type EditOutcome =
  | { readonly state: "edit"; readonly edit: WorkspaceEdit }
  | { readonly state: "impossible"; readonly reason: string };

export function workspaceEdit(
  fix: ResolvedFix & { state: "edits" | "create" },
  context: EditContext,
): EditOutcome {
  if (fix.state === "create") return newFile(fix.uri, fix.text, context, otherFile);
  return {
    state: "edit",
    edit: context.client.edits.versioned ? versioned(fix.files, context) : plain(fix.files, context),
  };
}

/** Many changes in many files, each of which the user is to look at first, as far as the client can ask. */
export function editToConfirm(
  files: readonly FileEdits[],
  created: readonly { readonly uri: string; readonly text: string }[],
  context: EditContext,
): WorkspaceEdit {
  if (!context.client.edits.versioned) return plain(files, context);
  const asks = context.client.edits.annotations ? wholeWorkspace : null;
  const creations = created.flatMap(({ uri, text }) => {
    const outcome = newFile(uri, text, context, wholeWorkspace);
    return outcome.state === "edit" ? (outcome.edit.documentChanges ?? []) : [];
  });
  return {
    documentChanges: [...files.map((file) => documentEdit(file, context, asks)), ...creations],
    ...(asks ? { changeAnnotations: annotationsFor(asks) } : {}),
  };
}

/** Text edits with the version they are for, so that the client refuses them when the text has moved on. */
function versioned(files: readonly FileEdits[], context: EditContext): WorkspaceEdit {
  const { client, origin } = context;
  const isElsewhere = ({ uri }: FileEdits) => uri !== origin;
  const asks = client.edits.annotations && files.some(isElsewhere) ? otherFile : null;
  return {
    documentChanges: files.map((file) => documentEdit(file, context, isElsewhere(file) ? asks : null)),
    ...(asks ? { changeAnnotations: annotationsFor(asks) } : {}),
  };
}

function documentEdit(
  { uri, edits }: FileEdits,
  { documents, texts }: EditContext,
  asks: Asking | null,
): TextDocumentEdit {
  const converted = protocolEdits(edits, texts.get(uri) ?? "");
  return {
    textDocument: { uri: documents.spelled(uri), version: documents.get(uri)?.content.version ?? null },
    edits: asks ? converted.map((edit) => ({ ...edit, annotationId: asks.id })) : converted,
  };
}

function plain(files: readonly FileEdits[], { documents, texts }: EditContext): WorkspaceEdit {
  const entries = files.map(({ uri, edits }) => [
    documents.spelled(uri),
    protocolEdits(edits, texts.get(uri) ?? ""),
  ]);
  return { changes: Object.fromEntries(entries) };
}

function newFile(uri: string, text: string, { client }: EditContext, reason: Asking): EditOutcome {
  if (!client.edits.createFiles)
    return { state: "impossible", reason: "This editor cannot be asked to create a file." };
  const asks = client.edits.annotations ? reason : null;
  const insert = { range: { start: origin, end: origin }, newText: text };
  const edit: WorkspaceEdit = {
    documentChanges: [
      CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }, asks?.id),
      { textDocument: { uri, version: null }, edits: [asks ? { ...insert, annotationId: asks.id } : insert] },
    ],
    ...(asks ? { changeAnnotations: annotationsFor(asks) } : {}),
  };
  return { state: "edit", edit };
}

const origin = { line: 0, character: 0 };

/** Edits by lines and characters of the text they are for. */
export function protocolEdits(edits: readonly TextEdit[], text: string): ProtocolEdit[] {
  const lines = TextDocument.create("", "yaml", 0, text);
  return edits.map(({ span, newText }) => ({
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
    newText,
  }));
}

/** Why a change asks for confirmation: VS Code shows it as the heading of such changes. */
interface Asking {
  readonly id: string;
  readonly annotation: ChangeAnnotation;
}

/** It belongs to every change outside of the file the user is looking at. */
const otherFile: Asking = {
  id: "podgrace.otherFile",
  annotation: {
    label: "Change another file",
    needsConfirmation: true,
    description: "This change is not in the file you are looking at.",
  },
};

/** It belongs to every change where all files are fixed at once. */
const wholeWorkspace: Asking = {
  id: "podgrace.wholeWorkspace",
  annotation: { label: "All fixes of Podgrace", needsConfirmation: true },
};

function annotationsFor({ id, annotation }: Asking): Record<string, ChangeAnnotation> {
  return { [id]: annotation };
}
