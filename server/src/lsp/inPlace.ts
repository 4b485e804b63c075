import {
  type CodeLens,
  CodeLensRefreshRequest,
  type InlayHint,
  InlayHintRefreshRequest,
} from "vscode-languageserver";
import { canonicalUri } from "../host/canonicalUri.ts";
import { showTimelineCommand } from "../protocol/commands.ts";
import type { Display } from "./display.ts";
import type { Folder } from "./folder.ts";
import { spanOf } from "./fromProtocol.ts";
import { runSafely } from "./runSafely.ts";
import type { Session } from "./session.ts";
import { debounced } from "./timing.ts";
import { toRange } from "./toProtocol.ts";

/** Milliseconds to wait after a change, because changes come in flocks. */
const flock = 500;

/** Code lenses on workloads and inlay hints behind grace periods, where they are switched on. */
export function serveInPlace(session: Session): void {
  const { connection, changes, client, log } = session;
  connection.onCodeLens((params) =>
    runSafely(log, "Code lenses", [], () => lenses(session, params.textDocument.uri))(),
  );
  connection.languages.inlayHint.on((params) =>
    runSafely(log, "Inlay hints", [], () => hints(session, params.textDocument.uri, params.range))(),
  );
  // What stands in other files may have changed what is said here.
  changes.event(
    debounced(flock, () => {
      const ignored = () => {};
      if (client.refreshes.codeLens) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignored);
      if (client.refreshes.inlayHints) connection.sendRequest(InlayHintRefreshRequest.type).catch(ignored);
    }),
  );
}

async function lenses(session: Session, textDocument: string): Promise<CodeLens[]> {
  const asked = await about(session, textDocument, "codeLens");
  if (!asked) return [];
  const { service } = asked.folder;
  return service.workloadLenses(asked.uri, session.render).map(({ span, text }) => {
    const range = toRange(service, asked.uri, span);
    // An empty command is a text that cannot be clicked.
    const command = session.client.options.canShowTimeline === true ? showTimelineCommand : "";
    const place = { uri: session.documents.spelled(asked.uri), position: range.start };
    return {
      range,
      command: { title: withoutIcons(text), command, arguments: command === "" ? [] : [place] },
    };
  });
}

/** VS Code draws an icon for `$(name)` in a lens, also where that is a part of the name of an object. */
function withoutIcons(text: string): string {
  return text.replaceAll("$(", "$ (");
}

async function hints(
  session: Session,
  textDocument: string,
  range: Parameters<typeof spanOf>[2],
): Promise<InlayHint[]> {
  const asked = await about(session, textDocument, "inlayHints");
  if (!asked) return [];
  const { service } = asked.folder;
  const shown = spanOf(service, asked.uri, range);
  return service
    .graceHints(asked.uri, session.render)
    .filter(({ span }) => shown.start <= span.end && span.end <= shown.end)
    .map(({ span, text }) => ({
      position: toRange(service, asked.uri, span).end,
      label: text,
      paddingLeft: true,
    }));
}

async function about(
  { documents, folders, displays }: Session,
  textDocument: string,
  what: keyof Display,
): Promise<{ readonly uri: string; readonly folder: Folder } | null> {
  const uri = canonicalUri(textDocument);
  documents.settle();
  const folder = folders.find(uri);
  if (!folder?.service.has(uri)) return null;
  await folder.configured;
  return displays.of(folder)[what] ? { uri, folder } : null;
}
