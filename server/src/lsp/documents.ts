import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  Emitter,
  type Event,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri } from "../host/canonicalUri.ts";
import type { Change } from "../languageService/api.ts";
import { type Changes, changeOf } from "./changes.ts";
import type { Folder } from "./folder.ts";
import type { Folders } from "./folders.ts";
import { describe, type Log } from "./runSafely.ts";

/** The buffers of the editor, by canonical URI. */
export interface Documents {
  has(uri: string): boolean;
  get(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  /** The client's own spelling of a URI, by which it knows its buffers. */
  spelled(uri: string): string;
  /**
   * Hands all edits to the language services. Done before any answer and not with each keystroke: of several edits
   * that came together only the last text is parsed.
   */
  settle(): void;

  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  /** Takes it out; the caller sees to what stands on the disk. */
  close(params: DidCloseTextDocumentParams): OpenDocument | undefined;
  /** Finds the folder of each document anew. */
  reassign(): void;

  readonly onOpened: Event<OpenDocument>;
  readonly onEdited: Event<OpenDocument>;
  readonly onClosed: Event<OpenDocument>;
}

export interface OpenDocument {
  readonly uri: string;
  readonly spelling: string;
  readonly folder: Folder;
  readonly content: TextDocument;
}

export function createDocuments(folders: Folders, changes: Changes, log: Log): Documents {
  const documents = new Map<string, OpenDocument>();
  const unsettled = new Set<string>();
  const opened = new Emitter<OpenDocument>();
  const edited = new Emitter<OpenDocument>();
  const closed = new Emitter<OpenDocument>();

  function put(document: OpenDocument): void {
    documents.set(document.uri, document);
    unsettled.add(document.uri);
  }

  function settle(): void {
    const waiting = [...unsettled];
    unsettled.clear();
    for (const uri of waiting) {
      const document = documents.get(uri);
      if (document) takeOver(document);
    }
  }

  /** One document that cannot be taken over must not keep the others from it. */
  function takeOver(document: OpenDocument): void {
    try {
      announce(document, document.folder.service.update(document.uri, document.content.getText()));
    } catch (error) {
      log(`Reading ${document.uri} failed: ${describe(error)}`);
    }
  }

  function announce({ folder, uri }: OpenDocument, change: Change): void {
    const content = changeOf(folder, [[uri, change]], "edit");
    if (content) changes.fire(content);
  }

  function move(document: OpenDocument, folder: Folder): void {
    announce(document, document.folder.service.close(document.uri, null));
    put({ ...document, folder });
    // Of two ignored files in one folder, one may be taken back.
    const isUsed = [...documents.values()].some((other) => other.folder === document.folder);
    if (!isUsed) folders.drop(document.folder);
  }

  return {
    has: (uri) => documents.has(uri),
    get: (uri) => documents.get(uri),
    all: () => [...documents.values()],
    spelled: (uri) => documents.get(uri)?.spelling ?? uri,
    settle,
    open({ textDocument: { uri: spelling, languageId, version, text } }) {
      const uri = canonicalUri(spelling);
      if (typeof text !== "string") throw new TypeError(`${uri} was opened without its text`);
      const content = TextDocument.create(spelling, languageId, version, text);
      const document = { uri, spelling, content, folder: folders.forDocument(uri) };
      put(document);
      opened.fire(document);
    },
    change({ textDocument, contentChanges }) {
      const document = documents.get(canonicalUri(textDocument.uri));
      if (!document) return;
      put({
        ...document,
        content: TextDocument.update(document.content, contentChanges, textDocument.version),
      });
      edited.fire(document);
    },
    close({ textDocument }) {
      const uri = canonicalUri(textDocument.uri);
      const document = documents.get(uri);
      documents.delete(uri);
      unsettled.delete(uri);
      if (document) closed.fire(document);
      return document;
    },
    reassign() {
      for (const document of [...documents.values()]) {
        const folder = folders.forDocument(document.uri);
        if (folder !== document.folder) move(document, folder);
      }
    },
    onOpened: opened.event,
    onEdited: edited.event,
    onClosed: closed.event,
  };
}
