import * as vscode from "vscode";
import { type ScanSummary, scanRequest } from "../../../server/src/protocol/scan.ts";
import { inSequence, named } from "../phrases.ts";
import type { Server } from "../server.ts";
import { sendWithProgress } from "./sendWithProgress.ts";

/** Has the server read all manifests, with progress that can be cancelled. The findings arrive in Problems; `done` shows the rest. */
export async function scanWorkspace(server: Server, done: () => Promise<void>): Promise<void> {
  const summary = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Podgrace: scanning the workspace"),
      cancellable: true,
    },
    async (progress, token) => sendWithProgress<ScanSummary>(server, scanRequest, progress, token),
  );
  await done();
  // Not awaited: the command is done, whether or not the user looks at the message.
  if (summary) void announce(summary);
}

async function announce(summary: ScanSummary): Promise<void> {
  const { error, warning, information, hint } = summary.findings;
  const total = error + warning + information + hint;
  const message = named(inWords(summary, total));
  // Problems lists no hints, and a report on nothing is none.
  const problems = { title: vscode.l10n.t("Show Problems"), command: "workbench.actions.view.problems" };
  const report = { title: vscode.l10n.t("Show Report"), command: "podgrace.showReport" };
  const offered = [...(total > hint ? [problems] : []), ...(summary.workloads > 0 ? [report] : [])];
  const chosen = await vscode.window.showInformationMessage(message, ...offered);
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}

/** Problems lists no hints, so they are counted apart; what was not read is named, for silence about it would mislead. */
function inWords({ files, findings, skipped, seconds, cancelled }: ScanSummary, total: number): string {
  const time = seconds.toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
  if (cancelled) return vscode.l10n.t("scan stopped after {0} files and {1} s.", files, time);
  const { error, warning, information, hint } = findings;
  const found = [
    error > 0 ? vscode.l10n.t("errors: {0}", error) : "",
    warning > 0 ? vscode.l10n.t("warnings: {0}", warning) : "",
    information > 0 ? vscode.l10n.t("information: {0}", information) : "",
    hint > 0 ? vscode.l10n.t("hints in the editor: {0}", hint) : "",
    skipped > 0 ? vscode.l10n.t("not read: {0}, see the output", skipped) : "",
  ].filter((part) => part !== "");
  const read = vscode.l10n.t("{0} files in {1} s", files, time);
  return inSequence([...(total === 0 ? [vscode.l10n.t("no findings")] : []), ...found, read]);
}
