import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  MarkupKind,
} from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { offsetOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { toRange } from "./toProtocol.ts";

/** Keys and values of configuration files. Manifests are completed by others. */
export function serveCompletion(session: Session): void {
  const answer = runSafely(session.log, "Completion", [], (params: CompletionParams) =>
    complete(session, params),
  );
  session.connection.onCompletion((params) => answer(params));
}

async function complete(
  { documents, folders, render, client }: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const uri = canonicalUri(textDocument.uri);
  documents.settle();
  const service = folders.find(uri)?.service;
  if (!service?.has(uri)) return [];
  const found = service.completions(uri, offsetOf(service, uri, position), render);
  return found.map(({ kind, label, newText, detail, span }, at) => ({
    label,
    kind: kind === "key" ? CompletionItemKind.Property : CompletionItemKind.Value,
    // In the order of the reference, not of the alphabet.
    sortText: String(at).padStart(3, "0"),
    documentation: { kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: detail },
    textEdit: { range: toRange(service, uri, span), newText },
  }));
}
