import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { offsetOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { toRange } from "./toProtocol.ts";

/** Explains what stands at a position, in Markdown where the client shows it. */
export function serveHover(session: Session): void {
  const answer = runSafely(session.log, "Hover", null, (params: HoverParams) => hover(session, params));
  session.connection.onHover((params) => answer(params));
}

async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const uri = canonicalUri(textDocument.uri);
  session.documents.settle();
  const folder = session.folders.find(uri);
  if (!folder?.service.has(uri)) return null;
  await folder.configured;
  const { markdown, options } = session.client;
  const found = folder.service.hover(uri, offsetOf(folder.service, uri, position), {
    ...session.render,
    format: markdown ? "markdown" : "plaintext",
    commandLinks: options.canShowRule === true,
  });
  if (!found) return null;
  return {
    contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: found.contents },
    range: toRange(folder.service, uri, found.span),
  };
}
