import {
  type ChangeAnnotation,
  CreateFile,
  type TextEdit as ProtocolEdit,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { message } from "../core/text/message.ts";
import type { TextEdit } from "../core/text/span.ts";
import type { FileEdits, ResolvedFix } from "../languageService/api.ts";
import { renderPlainIn } from "../languageService/render.ts";
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
  if (fix.state === "create") return newFile(fix.uri, fix.text, context);
  return {
    state: "edit",
    edit: context.client.edits.versioned ? versioned(fix.files, context) : plain(fix.files, context),
  };
}

/** Many changes in many files, each of which the user is to look at first, as far as the client can ask. */
export function editToConfirm(files: readonly FileEdits[], context: EditContext): WorkspaceEdit {
  if (!context.client.edits.versioned) return plain(files, context);
  const asks = context.client.edits.annotations ? wholeWorkspace(context.client) : null;
  return {
    documentChanges: files.map((file) => documentEdit(file, context, asks)),
    ...(asks ? { changeAnnotations: annotationsFor(asks) } : {}),
  };
}

/** Text edits with the version they are for, so that the client refuses them when the text has moved on. */
function versioned(files: readonly FileEdits[], context: EditContext): WorkspaceEdit {
  const { client, origin } = context;
  const isElsewhere = ({ uri }: FileEdits) => uri !== origin;
  const asks = client.edits.annotations && files.some(isElsewhere) ? otherFile(client) : null;
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

function newFile(uri: string, text: string, { client }: EditContext): EditOutcome {
  if (!client.edits.createFiles) return { state: "impossible", reason: say(client, "editor.cannot-create") };
  const asks = client.edits.annotations ? otherFile(client) : null;
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
function otherFile(client: ClientTraits): Asking {
  return {
    id: "podgrace.otherFile",
    annotation: {
      label: say(client, "editor.other-file"),
      needsConfirmation: true,
      description: say(client, "editor.other-file.why"),
    },
  };
}

/** It belongs to every change where all files are fixed at once. */
function wholeWorkspace(client: ClientTraits): Asking {
  return {
    id: "podgrace.wholeWorkspace",
    annotation: {
      label: say(client, "editor.all-fixes"),
      needsConfirmation: true,
      // VS Code ticks nothing that is to be confirmed.
      description: say(client, "editor.all-fixes.how"),
    },
  };
}

function say({ locale }: ClientTraits, id: string): string {
  return renderPlainIn(locale)(message(id));
}

function annotationsFor({ id, annotation }: Asking): Record<string, ChangeAnnotation> {
  return { [id]: annotation };
}
