import * as vscode from "vscode";
import { diagnosticSource } from "../../server/src/protocol/commands.ts";
import type { Condition, Server } from "./server.ts";

/** One entry in the language status: what the server is doing, and how many findings Problems shows. */
export function showLanguageStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("podgrace.status", [
    { language: "yaml" },
    { language: "helm" },
    { language: "json" },
  ]);
  item.name = "Podgrace";
  item.command = { title: vscode.l10n.t("Show Output"), command: "podgrace.showOutput" };
  const counts = new Map<string, number>();
  const show = () => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    item.text = textFor(server.condition, total);
    item.detail = "Podgrace";
    item.busy = server.condition === "starting" || server.condition === "indexing";
    const { Error, Information } = vscode.LanguageStatusSeverity;
    item.severity = server.condition === "failed" ? Error : Information;
  };
  show();
  return vscode.Disposable.from(
    item,
    server.onCondition(show),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) count(counts, uri);
      show();
    }),
  );
}

/** Only the files that changed are counted again: other extensions may have very many diagnostics. */
function count(counts: Map<string, number>, uri: vscode.Uri): void {
  const found = vscode.languages.getDiagnostics(uri).filter(isFinding).length;
  if (found === 0) counts.delete(uri.toString());
  else counts.set(uri.toString(), found);
}

/** A finding has a rule; the hint that a document was not read has none. */
function isFinding({ source, code }: vscode.Diagnostic): boolean {
  return source === diagnosticSource && code !== undefined;
}

function textFor(condition: Condition, findings: number): string {
  if (condition === "failed") return vscode.l10n.t("The server is not running");
  if (condition === "starting") return vscode.l10n.t("Starting");
  if (condition === "indexing") return vscode.l10n.t("Reading the workspace");
  if (findings === 0) return vscode.l10n.t("No findings");
  return findings === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{0} findings", findings);
}
