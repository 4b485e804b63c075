import * as vscode from "vscode";
import { notificationText } from "../../server/src/protocol/notificationText.ts";

/** What we say in a message, behind our name. Names of files and words of other programs may be in it. */
export function named(text: string): string {
  return vscode.l10n.t("Podgrace: {0}", notificationText(text));
}

/** Parts of a message, one behind the other. */
export function inSequence(parts: readonly string[]): string {
  return parts.reduce((all, next) => vscode.l10n.t("{0}; {1}", all, next));
}
