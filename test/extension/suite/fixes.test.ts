import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeEverything,
  eventually,
  findingOf,
  openFile,
  quickFixes,
  untilSilent,
} from "../support/editor.ts";

suite("fixes", () => {
  teardown(closeEverything);

  test("the preferred quick fix writes the delay and the grace, and clears its finding", async () => {
    const { document } = await openFile("deployment.yaml");
    const finding = await findingOf(document.uri, "prestop-missing");
    const fix = (await quickFixes(document.uri, finding)).find((each) => each.isPreferred);
    assert.ok(fix?.edit, "a preferred quick fix with an edit");
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await untilSilent(document.uri, "prestop-missing");
    const text = document.getText();
    assert.match(text, /preStop:\n +sleep:\n +seconds: 70\n/);
    assert.match(text, /terminationGracePeriodSeconds: 90\n/);
    assert.match(text, /name: web # serves the shop\n/, "the comment is still there");
  });

  test("the quick fix on the Namespace writes the label", async () => {
    const { document } = await openFile("namespace.yaml");
    const finding = await findingOf(document.uri, "readiness-gate-label-missing");
    const fix = (await quickFixes(document.uri, finding)).find((each) => each.isPreferred);
    assert.ok(fix?.edit, "a preferred quick fix with an edit");
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await untilSilent(document.uri, "readiness-gate-label-missing");
    assert.match(
      document.getText(),
      /labels:\n {4}elbv2\.k8s\.aws\/pod-readiness-gate-inject: ["']?enabled["']?\n/,
    );
  });

  test("podgrace.fixAll clears all that can be fixed in the active file, and one undo takes it back", async () => {
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    const before = document.getText();
    await vscode.commands.executeCommand("podgrace.fixAll");
    await untilSilent(document.uri, "prestop-missing");
    assert.notEqual(document.getText(), before);
    await vscode.commands.executeCommand("undo");
    await eventually("the text as it was", () => document.getText() === before);
  });

  test("source.fixAll.podgrace is offered to the editor's own fix on save", async () => {
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      whole,
      "source.fixAll.podgrace",
      5,
    );
    assert.equal(actions.length, 1);
    assert.ok(actions[0]?.edit, "the action carries its edit");
  });
});
