import * as vscode from "vscode";
import {
  type RenderedScanSummary,
  type ScanRenderedAnswer,
  scanRenderedRequest,
} from "../../../server/src/protocol/scanRendered.ts";
import { inSequence, named } from "../phrases.ts";
import type { Server } from "../server.ts";
import { sendWithProgress } from "./sendWithProgress.ts";

/** Has the server render charts and overlays, and check the outcome. The findings arrive in Problems. */
export async function scanRendered(server: Server, output: vscode.LogOutputChannel): Promise<void> {
  const answer = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Podgrace: rendering charts and overlays"),
      cancellable: true,
    },
    async (progress, token) =>
      sendWithProgress<ScanRenderedAnswer>(server, scanRenderedRequest, progress, token),
  );
  // Not awaited: the command is done, whether or not the user looks at the message.
  if (answer) void announce(answer, output);
}

async function announce(answer: ScanRenderedAnswer, output: vscode.LogOutputChannel): Promise<void> {
  if (answer.state === "untrusted") {
    const message = vscode.l10n.t("Podgrace renders nothing in a workspace that is not trusted.");
    void vscode.window.showWarningMessage(message);
  } else if (answer.state === "no-programs") {
    const message = vscode.l10n.t(
      "Podgrace needs Helm and Kustomize to render, so this works in VS Code on the desktop only.",
    );
    void vscode.window.showWarningMessage(message);
  } else if (answer.notRendered > 0) await complain(answer, output);
  else await tell(answer);
}

async function tell(summary: RenderedScanSummary): Promise<void> {
  const message = named(inWords(summary));
  if (countOf(summary) === 0) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const showProblems = vscode.l10n.t("Show Problems");
  const chosen = await vscode.window.showInformationMessage(message, showProblems);
  if (chosen === showProblems) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** The first reason is told at once; the output has them all. */
async function complain(summary: RenderedScanSummary, output: vscode.LogOutputChannel): Promise<void> {
  const { notRendered, problems } = summary;
  const failed = vscode.l10n.t("not rendered: {0}. {1}", notRendered, problems[0] ?? "");
  const message = named(inSequence([inWords(summary), failed]));
  const showOutput = vscode.l10n.t("Show Output");
  const chosen = await vscode.window.showWarningMessage(message, showOutput);
  if (chosen === showOutput) output.show();
}

function inWords(summary: RenderedScanSummary): string {
  if (summary.cancelled) return vscode.l10n.t("rendering was stopped.");
  const time = summary.seconds.toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
  const read = vscode.l10n.t("{0} charts and overlays rendered in {1} s", summary.rendered, time);
  const found = vscode.l10n.t("findings that only rendering shows: {0}", countOf(summary));
  return inSequence([found, read]);
}

function countOf({ findings }: RenderedScanSummary): number {
  return findings.error + findings.warning + findings.information + findings.hint;
}
