import { deepStrictEqual, ok, strictEqual } from "node:assert";
import * as vscode from "vscode";
import {
  allFindings,
  closeEverything,
  eventually,
  findingOf,
  findings,
  openFile,
  workspaceFile,
} from "../support/editor.ts";

/** Nobody opens another window in between: what is shown is what one process has shown from the start. */
suite("The configuration file", () => {
  const config = () => workspaceFile(".podgrace.yaml");

  suiteTeardown(closeEverything);
  teardown(async () => {
    await closeEverything();
    // The editor keeps what an extension opened for minutes, also without its file, so the mistakes are taken out first.
    await vscode.workspace.fs.writeFile(config(), new TextEncoder().encode("rules: {}\n"));
    await eventually("the text of the file", async () => {
      const document = await vscode.workspace.openTextDocument(config());
      return document.getText() === "rules: {}\n" && findings(config()).length === 0;
    });
    await vscode.workspace.fs.delete(config());
  });

  test("is written by Create Configuration, and changes nothing as it is", async () => {
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    const before = allFindings();
    await vscode.commands.executeCommand("podgrace.createConfiguration");
    const active = vscode.window.activeTextEditor?.document;
    strictEqual(active?.uri.toString(), config().toString());
    ok(active?.getText().includes("#kubernetesVersion:"));
    await findingOf(document.uri, "prestop-missing");
    deepStrictEqual(allFindings(), before);
    // What is there already is opened and stays as it is.
    await vscode.workspace.fs.writeFile(config(), new TextEncoder().encode("rules: {}\n"));
    await closeEverything();
    await vscode.commands.executeCommand("podgrace.createConfiguration");
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(config()));
    strictEqual(text, "rules: {}\n");
  });

  test("takes effect while it is typed, without a reload", async () => {
    const { document } = await openFile("deployment.yaml");
    const first = await findingOf(document.uri, "prestop-missing");
    strictEqual(first.severity, vscode.DiagnosticSeverity.Warning);
    await vscode.workspace.fs.writeFile(config(), new TextEncoder().encode("rules: {}\n"));
    const editor = await openFile(".podgrace.yaml");
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(whole, "rules:\n  prestop-missing: information\n"));
    strictEqual(editor.document.isDirty, true);
    await openFile("deployment.yaml");
    await eventually("information in place of a warning", () =>
      findings(document.uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Information),
    );
  });

  test("shows its mistakes on their lines, completes and explains itself", async () => {
    await vscode.workspace.fs.writeFile(
      config(),
      new TextEncoder().encode("rules:\n  prestop-mising: off\n"),
    );
    const { document } = await openFile(".podgrace.yaml");
    const [problem] = await eventually("a problem", () => {
      const found = findings(document.uri);
      return found.length > 0 && found;
    });
    strictEqual(problem?.message, "There is no rule prestop-mising. Did you mean prestop-missing?");
    deepStrictEqual([problem?.range.start.line, problem?.range.start.character], [1, 2]);
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(1, 5),
    );
    const labels = offered.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    ok(labels.includes("prestop-missing"));
  });
});
