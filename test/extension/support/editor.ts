import * as vscode from "vscode";

/** A file of the opened workspace folder. */
export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("The editor was started without a folder.");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace as a user does, in the active editor. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(name)), {
    preview: false,
  });
}

/** Closes every editor and throws unsaved changes away. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** What Podgrace has put into Problems for a file. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((each) => each.source === "podgrace");
}

/** Everything that Podgrace has put into Problems, as `file rule line:character`, sorted. */
export function allFindings(): readonly string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) =>
      findings(uri).map((each) => `${uri.path.split("/").at(-1)} ${ruleOf(each)} ${at(each)}`),
    )
    .sort();
}

function at({ range: { start } }: vscode.Diagnostic): string {
  return `${start.line}:${start.character}`;
}

/** The rule's id. Where its page can be opened the code is a link, whose value is the id. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The rules that speak about a file, sorted, each as often as it does. */
export function rulesAt(uri: vscode.Uri): readonly string[] {
  return findings(uri).map(ruleOf).sort();
}

/** Waits for the one finding of a rule in a file. */
export function findingOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`a finding of ${rule} in ${uri.path}`, () =>
    findings(uri).find((each) => ruleOf(each) === rule),
  );
}

/** Waits until a rule has nothing to say about a file. */
export async function untilSilent(uri: vscode.Uri, rule: string): Promise<void> {
  await eventually(`no finding of ${rule} in ${uri.path}`, () => !rulesAt(uri).includes(rule));
}

/**
 * Polls until the probe gives something, and fails with what was expected and what Problems showed instead.
 * Nothing in the editor's API tells when a language server has finished.
 */
export async function eventually<T>(
  expectation: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 45,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) {
      throw new Error(
        `Expected ${expectation} within ${seconds} s. Problems shows: ${allFindings().join(", ") || "nothing"}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Changes a workspace setting of Podgrace; undefined removes it. */
export async function configure(key: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration("podgrace").update(key, value, target);
}

/** The text of all parts of all hovers at a place. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** The quick fixes for a finding, resolved, so that their edits are there. */
export async function quickFixes(
  uri: vscode.Uri,
  finding: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

/** The place of the first character of a text in a document. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} does not contain ${text}`);
  return document.positionAt(offset);
}
