import * as vscode from "vscode";
import {
  type TimelineOverrides,
  type TimelineParams,
  type TimelineResult,
  timelineRequest,
} from "../../../server/src/protocol/timeline.ts";
import {
  type FromPanel,
  isPanelState,
  type PanelState,
  readFromPanel,
  type ToPanel,
} from "../../../server/src/protocol/timelinePanel.ts";
import { isManifest } from "../lastManifest.ts";
import type { Server } from "../server.ts";
import { panelPage } from "./panelPage.ts";

const viewType = "podgrace.timeline";
/** Milliseconds to wait after a movement of the cursor or a key press, which come in flocks. */
const flock = 150;

/** The one panel with the shutdown timeline, which follows the cursor and shows what is typed as it is typed. */
export interface TimelinePanel extends vscode.Disposable {
  /** @param place what to show, where that is known; otherwise what the cursor stands in */
  show(place: unknown): void;
}

export function createTimelinePanel(server: Server, extension: vscode.Uri): TimelinePanel {
  let open: { readonly panel: vscode.WebviewPanel; readonly content: Content } | undefined;

  function attach(panel: vscode.WebviewPanel, restored: PanelState | undefined): Content {
    open?.panel.dispose();
    const content = followCursor(panel, restored, server, extension);
    open = { panel, content };
    panel.onDidDispose(() => {
      content.dispose();
      if (open?.panel === panel) open = undefined;
    });
    return content;
  }

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel, state: unknown) {
      attach(panel, isPanelState(state) ? state : undefined);
    },
  });

  return {
    show(place) {
      const wanted = isPanelState(place) ? place : undefined;
      if (open) {
        open.panel.reveal(undefined, true);
        if (wanted) open.content.show(wanted);
        return;
      }
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const title = vscode.l10n.t("Shutdown Timeline");
      const panel = vscode.window.createWebviewPanel(viewType, title, column, webviewOptions(extension));
      const content = attach(panel, undefined);
      if (wanted) content.show(wanted);
    },
    dispose() {
      serializer.dispose();
      open?.panel.dispose();
    },
  };
}

function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, "dist", "webview")] };
}

interface Content extends vscode.Disposable {
  show(place: PanelState): void;
}

/** Shows in the panel what the cursor stands in, until the answer is disposed of. */
function followCursor(
  panel: vscode.WebviewPanel,
  restored: PanelState | undefined,
  server: Server,
  extension: vscode.Uri,
): Content {
  let asked = placeOfCursor() ?? restored;
  let shown: TimelineResult | undefined;
  let questions = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<void> {
    const place = asked;
    const question = ++questions;
    const result = place ? await ask(server, place) : undefined;
    // A later question has been asked meanwhile.
    if (question !== questions) return;
    shown = result;
    const none = result
      ? result.none
      : vscode.l10n.t("Open a Kubernetes manifest to see how its pods shut down.");
    const workloads = result?.workloads ?? [];
    const nowhere = { uri: "", position: { line: 0, character: 0 } };
    post({ type: "show", asked: place ?? nowhere, workloads, none, words: result?.words ?? {} });
  }

  function soon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), flock);
  }

  function post(message: ToPanel): void {
    void panel.webview.postMessage(message);
  }

  async function receive(message: FromPanel): Promise<void> {
    if (message.type === "ready") return refresh();
    const workload = shown?.workloads[message.workload];
    if (!workload) return;
    const place = { uri: workload.uri, position: workload.range.start };
    if (message.type === "reveal") return reveal(place);
    const { variant } = workload.picture as { variant: string | null };
    const { container, delaySeconds, graceSeconds } = message;
    const seconds = {
      ...(delaySeconds === undefined ? {} : { delaySeconds }),
      ...(graceSeconds === undefined ? {} : { graceSeconds }),
    };
    post({ type: "written", ...(await write(server, place, { variant, container, ...seconds })) });
  }

  panel.webview.options = webviewOptions(extension);
  const listening = [
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPanel(message);
      if (read) void receive(read);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor !== vscode.window.activeTextEditor) return;
      asked = placeOfCursor() ?? asked;
      soon();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      asked = placeOfCursor() ?? asked;
      soon();
    }),
    vscode.workspace.onDidChangeTextDocument(soon),
    server.onCondition(soon),
  ];
  panel.webview.html = panelPage(panel.webview, extension);
  return {
    show(place) {
      asked = place;
      soon();
    },
    dispose() {
      clearTimeout(waiting);
      vscode.Disposable.from(...listening).dispose();
    },
  };
}

/** Of an editor that shows something we read; the panel keeps what it has while another one is active. */
function placeOfCursor(): PanelState | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isManifest(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

async function ask(
  server: Server,
  { uri, position }: PanelState,
  overrides?: TimelineOverrides,
): Promise<TimelineResult | undefined> {
  const params: TimelineParams = { uri, position, ...(overrides ? { overrides } : {}) };
  try {
    const client = await server.ready();
    return (await client.sendRequest<TimelineResult | null>(timelineRequest, params)) ?? undefined;
  } catch {
    // The server is starting again; its condition changes when it is there.
    return undefined;
  }
}

/** Has the server make the edit from the texts as they are now, and applies it as one step that can be undone. */
async function write(server: Server, place: PanelState, overrides: TimelineOverrides) {
  const result = await ask(server, place, overrides);
  const workload = result?.workloads.find(({ edit }) => edit !== null);
  const failed = { ok: false, text: vscode.l10n.t("The file has changed. Try again.") };
  if (!workload) return { ok: false, text: result?.workloads[0]?.obstacles.delay ?? failed.text };
  if (!isCurrent(workload.edit)) return failed;
  const client = await server.ready();
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(workload.edit as never);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  return done ? { ok: true, text: vscode.l10n.t("Written. Undo takes it back.") } : failed;
}

/** True when the edit is for the texts that the editor has now. */
function isCurrent(edit: unknown): boolean {
  const { documentChanges = [] } = edit as {
    documentChanges?: readonly { textDocument?: VersionedDocument }[];
  };
  return documentChanges.every(({ textDocument }) => {
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === textDocument?.uri);
    return !open || typeof textDocument?.version !== "number" || open.version === textDocument.version;
  });
}

interface VersionedDocument {
  readonly uri: string;
  readonly version: number | null;
}

async function reveal({ uri, position }: PanelState): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const place = new vscode.Position(position.line, position.character);
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const viewColumn = visible?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(place, place) });
}
