import { describe, expect, it } from "vitest";
import type { InitializeParams } from "vscode-languageserver";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { createChanges } from "../../server/src/lsp/changes.ts";
import { clientTraits } from "../../server/src/lsp/clientTraits.ts";
import { createDocuments } from "../../server/src/lsp/documents.ts";
import { createFolders } from "../../server/src/lsp/folders.ts";
import { type EditContext, workspaceEdit } from "../../server/src/lsp/workspaceEdit.ts";
import { fullCapabilities, plainCapabilities } from "./support/client.ts";

const here = "file:///w/deployment.yaml";
const there = "file:///w/namespace.yaml";
const texts = new Map([
  [here, "a: 1\nb: 2\n"],
  [there, "kind: Namespace\n"],
]);

function context(capabilities: InitializeParams["capabilities"]): EditContext {
  const silent = () => {};
  const folders = createFolders({
    createService: () => createLanguageService(),
    log: silent,
    canBeRead: () => true,
  });
  const documents = createDocuments(folders, createChanges(), silent);
  documents.open({
    textDocument: { uri: here, languageId: "yaml", version: 7, text: texts.get(here) ?? "" },
  });
  const client = clientTraits({ processId: null, rootUri: null, capabilities });
  return { client, documents, origin: here, texts };
}

const edits = {
  state: "edits",
  files: [
    { uri: here, edits: [{ span: { start: 8, end: 9 }, newText: "3" }] },
    { uri: there, edits: [{ span: { start: 16, end: 16 }, newText: "x: y\n" }] },
  ],
} as const;

describe("the edit of a fix", () => {
  it("names versions, and asks for confirmation of what is in another file only", () => {
    const outcome = workspaceEdit(edits, context(fullCapabilities));
    expect(outcome).toEqual({
      state: "edit",
      edit: {
        documentChanges: [
          {
            textDocument: { uri: here, version: 7 },
            edits: [
              { range: { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } }, newText: "3" },
            ],
          },
          {
            textDocument: { uri: there, version: null },
            edits: [
              {
                range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
                newText: "x: y\n",
                annotationId: "podgrace.otherFile",
              },
            ],
          },
        ],
        changeAnnotations: { "podgrace.otherFile": expect.objectContaining({ needsConfirmation: true }) },
      },
    });
  });

  it("is a plain list of changes for clients that know no more", () => {
    const outcome = workspaceEdit(edits, context(plainCapabilities));
    expect(outcome).toMatchObject({
      edit: { changes: { [here]: [{ newText: "3" }], [there]: [{ newText: "x: y\n" }] } },
    });
  });

  it("creates a file without overwriting one, or says that this client cannot", () => {
    const created = { state: "create", uri: there, text: "new\n" } as const;
    expect(workspaceEdit(created, context(fullCapabilities))).toMatchObject({
      edit: {
        documentChanges: [
          { kind: "create", uri: there, options: { overwrite: false, ignoreIfExists: false } },
          { textDocument: { uri: there }, edits: [{ newText: "new\n" }] },
        ],
      },
    });
    expect(workspaceEdit(created, context(plainCapabilities))).toMatchObject({ state: "impossible" });
  });
});
