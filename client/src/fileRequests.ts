import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type DirectoryAnswer,
  type DirectoryEntry,
  type FileAnswer,
  readDirectoryRequest,
  readFileRequest,
  type UriParams,
  whyNotText,
  whyTooLarge,
} from "../../server/src/protocol/files.ts";

/** Gives the server files that only the editor can reach: in a browser all, on the desktop those of virtual workspaces. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest<DirectoryAnswer, void>(readDirectoryRequest, ({ uri }: UriParams) => readDirectory(uri));
  client.onRequest<FileAnswer, void>(readFileRequest, ({ uri }: UriParams) => readFile(uri));
}

async function readDirectory(uri: string): Promise<DirectoryAnswer> {
  try {
    const found = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    const { File, Directory } = vscode.FileType;
    const entries = found.flatMap(([name, type]): readonly DirectoryEntry[] => {
      if (type === File) return [{ name, kind: "file" as const }];
      return type === Directory ? [{ name, kind: "directory" as const }] : [];
    });
    return { state: "entries", entries };
  } catch (error) {
    return { state: "unreadable", detail: describe(error) };
  }
}

async function readFile(text: string): Promise<FileAnswer> {
  const uri = vscode.Uri.parse(text);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const tooLarge = whyTooLarge(size);
    if (tooLarge !== null) return { state: "unreadable", reason: "too-large", detail: tooLarge };
    const bytes = await vscode.workspace.fs.readFile(uri);
    const notText = whyNotText(bytes);
    if (notText !== null) return { state: "unreadable", reason: "binary", detail: notText };
    return { state: "text", text: new TextDecoder("utf-8").decode(bytes) };
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : "";
    if (code === "FileNotFound") return { state: "missing" };
    return {
      state: "unreadable",
      reason: code === "NoPermissions" ? "denied" : "other",
      detail: describe(error),
    };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
