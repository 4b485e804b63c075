import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import {
  closeEverything,
  eventually,
  findingOf,
  openFile,
  quickFixes,
  untilSilent,
  workspaceFile,
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

  test("podgrace.fixAllInWorkspace changes nothing before the preview is confirmed, then several files", async () => {
    const names = ["deployment.yaml", "namespace.yaml"];
    const before = await Promise.all(names.map(readWorkspaceFile));
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    const done = vscode.commands.executeCommand("podgrace.fixAllInWorkspace");
    try {
      // There is no other sign of the preview than that it can be confirmed.
      await eventually("both files fixed", async () => {
        const texts = await Promise.all(names.map(textNow));
        if (texts.every((text, index) => text !== before[index])) return true;
        assert.deepEqual(texts, before, "all files change together");
        await new Promise((resolve) => setTimeout(resolve, 1000));
        for (const command of confirming) await vscode.commands.executeCommand(command);
        return false;
      });
      await done;
      const [deployment = "", namespace = ""] = await Promise.all(names.map(textNow));
      assert.match(deployment, /seconds: 70\n/);
      assert.match(namespace, /pod-readiness-gate-inject/);
    } finally {
      await closeEverything();
      for (const [index, name] of names.entries())
        await vscode.workspace.fs.writeFile(workspaceFile(name), Buffer.from(before[index] ?? ""));
      // Documents that are still in memory are read again, some time after the file was written.
      await eventually("the files as they were", async () =>
        isDeepStrictEqual(await Promise.all(names.map(textNow)), before),
      );
    }
  });
});

/** What is to be confirmed is not chosen at first. Grouped by its kind, the first line stands for all of it. */
const confirming = [
  "refactorPreview.focus",
  "refactorPreview.groupByType",
  "list.focusFirst",
  "refactorPreview.toggleCheckedState",
  "refactorPreview.apply",
];

async function readWorkspaceFile(name: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(workspaceFile(name))).toString("utf8");
}

/** What an editor shows of a file, or would show. */
async function textNow(name: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(workspaceFile(name))).getText();
}
