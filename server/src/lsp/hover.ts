import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { type Theme, themes } from "../core/picture/palette.ts";
import { canonicalUri } from "../host/canonicalUri.ts";
import { themeNotification } from "../protocol/timeline.ts";
import { offsetOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { toRange } from "./toProtocol.ts";

/** Explains what stands at a position, in Markdown where the client shows it. */
export function serveHover(session: Session): void {
  const { hoverImages, theme: atStart } = session.client.options;
  let theme = themeNamed(atStart);
  session.connection.onNotification(themeNotification, (name: unknown) => {
    theme = themeNamed(name) ?? theme;
  });
  const answer = runSafely(session.log, "Hover", null, (params: HoverParams) =>
    hover(session, params, hoverImages ? theme : undefined),
  );
  session.connection.onHover((params) => answer(params));
}

function themeNamed(name: unknown): Theme | undefined {
  return themes.find((each) => each === name);
}

async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
  picture: Theme | undefined,
): Promise<Hover | null> {
  const uri = canonicalUri(textDocument.uri);
  session.documents.settle();
  const folder = session.folders.find(uri);
  if (!folder?.service.has(uri)) return null;
  await folder.configured;
  const { markdown, options } = session.client;
  const found = folder.service.hover(uri, offsetOf(folder.service, uri, position), {
    ...session.render,
    format: markdown ? "markdown" : "plaintext",
    ...(picture ? { picture } : {}),
    commandLinks: options.canShowRule === true,
  });
  if (!found) return null;
  return {
    contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: found.contents },
    range: toRange(folder.service, uri, found.span),
  };
}
