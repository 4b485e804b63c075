import * as vscode from "vscode";
import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient";

/** A server that crashes more often than this within the time below is not started again by itself. */
const restarts = 4;
const withinMilliseconds = 3 * 60 * 1000;

/** Starts a crashed server again, and says so once when that is of no use. */
export function restartSeldom(output: vscode.LogOutputChannel, restart: () => Promise<void>): ErrorHandler {
  const crashes: number[] = [];
  return {
    // Whatever is written to a server that has just ended fails. Giving up for that would come before the news that it has ended,
    // and it would never be started again.
    error: (error) => {
      output.error(`Talking to the server failed: ${error.message}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: () => {
      crashes.push(Date.now());
      const recent = crashes.filter((time) => Date.now() - time < withinMilliseconds);
      output.error(`The server stopped unexpectedly (${recent.length}).`);
      if (recent.length <= restarts) return { action: CloseAction.Restart, handled: true };
      void offerRestart(output, restart);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(output: vscode.LogOutputChannel, restart: () => Promise<void>): Promise<void> {
  const showOutput = vscode.l10n.t("Show Output");
  const startAgain = vscode.l10n.t("Restart");
  const message = vscode.l10n.t("The Podgrace server stopped several times and was not started again.");
  const chosen = await vscode.window.showErrorMessage(message, showOutput, startAgain);
  if (chosen === showOutput) output.show();
  if (chosen === startAgain) await restart();
}
