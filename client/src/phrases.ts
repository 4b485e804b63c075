import * as vscode from "vscode";

/** What we say in a message, behind our name. */
export function named(text: string): string {
  return vscode.l10n.t("Podgrace: {0}", text);
}

/** Parts of a message, one behind the other. */
export function inSequence(parts: readonly string[]): string {
  return parts.reduce((all, next) => vscode.l10n.t("{0}; {1}", all, next));
}
