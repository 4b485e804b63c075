import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import {
  allFindings,
  closeEverything,
  eventually,
  openFile,
  rulesAt,
  untilSilent,
  workspaceFile,
} from "../support/editor.ts";

/** These tests come last: after the first scan the editor goes on showing the findings of closed files. */
suite("workspace scan", () => {
  const expected = [
    "deployment.yaml prestop-missing 17:16",
    "namespace.yaml readiness-gate-label-missing 3:8",
  ];
  const same = (found: readonly string[]) => JSON.stringify(found) === JSON.stringify(expected);

  teardown(closeEverything);

  test("podgrace.scanWorkspace fills Problems for files that nobody opened", async () => {
    await vscode.commands.executeCommand("podgrace.scanWorkspace");
    await eventually("both findings", () => same(allFindings()));
  });

  test("a finding is shown once: scanned again, opened, edited and closed", async () => {
    await vscode.commands.executeCommand("podgrace.scanWorkspace");
    await eventually("both findings after the second scan", () => same(allFindings()));

    const editor = await openFile("deployment.yaml");
    await settled();
    assert.deepEqual(allFindings(), expected, "with the file open");

    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "# the end\n"));
    await settled();
    assert.deepEqual(allFindings(), expected, "with an edited buffer");

    await closeEverything();
    await settled();
    assert.deepEqual(allFindings(), expected, "with the file closed again");
  });

  test("after a scan a file that appears on disk is reported, and one that goes is not", async () => {
    const copy = workspaceFile("copy.yaml");
    const text = readFileSync(workspaceFile("deployment.yaml").fsPath, "utf8");
    writeFileSync(copy.fsPath, text.replace("name: storefront\n  namespace", "name: second\n  namespace"));
    await eventually("a finding in the new file", () => rulesAt(copy).includes("prestop-missing"));
    rmSync(copy.fsPath);
    await untilSilent(copy, "prestop-missing");
  });

  /** Long enough for answers that are still on their way, which could add a second copy of a finding. */
  function settled(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 1500));
  }
});
