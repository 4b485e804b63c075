import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { fixAllKind, scanRenderedCommand, scanWorkspaceCommand } from "../protocol/commands.ts";
import type { ClientTraits } from "./clientTraits.ts";

/** What we offer to this client. Pulling is registered later where that is possible (see pullDiagnostics.ts). */
export function serverCapabilities(client: ClientTraits): ServerCapabilities {
  const { pull, dynamicRegistration } = client.diagnostics;
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    // Only configuration files are completed; a space stands between a key and its value.
    completionProvider: { triggerCharacters: [" "] },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
      resolveProvider: client.codeActions.resolvesEdits,
    },
    executeCommandProvider: { commands: [scanWorkspaceCommand, scanRenderedCommand], workDoneProgress: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pull && !dynamicRegistration
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
  };
}
