import * as vscode from "vscode";
import {
  allFindings,
  closeEverything,
  eventually,
  findingOf,
  hoverAt,
  openFile,
  placeOf,
  quickFixes,
  untilSilent,
} from "../support/editor.ts";
import * as assert from "./assert.ts";

suite("in the browser", () => {
  teardown(closeEverything);

  test("a container behind an ALB in another file is found", async () => {
    const { document } = await openFile("deployment.yaml");
    const finding = await findingOf(document.uri, "prestop-missing");
    assert.equal(document.getText(finding.range), "web");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  });

  test("a Namespace without the readiness gate label is found", async () => {
    const { document } = await openFile("namespace.yaml");
    await findingOf(document.uri, "readiness-gate-label-missing");
  });

  test("hovering explains the grace period", async () => {
    const { document } = await openFile("deployment.yaml");
    const place = placeOf(document, "terminationGracePeriodSeconds");
    const text = await eventually("a hover", async () => (await hoverAt(document.uri, place)) || undefined);
    assert.match(text, /\b45\b/);
  });

  test("the preferred quick fix clears the finding", async () => {
    const { document } = await openFile("deployment.yaml");
    const finding = await findingOf(document.uri, "prestop-missing");
    const fix = (await quickFixes(document.uri, finding)).find((each) => each.isPreferred);
    assert.ok(fix?.edit, "a preferred quick fix with an edit");
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await untilSilent(document.uri, "prestop-missing");
  });

  test("the shutdown timeline opens beside the file", async () => {
    await openFile("deployment.yaml");
    await vscode.commands.executeCommand("podgrace.showTimeline");
    await eventually("a panel", () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("podgrace"),
        ),
      ),
    );
  });

  test("podgrace.scanWorkspace fills Problems for files that nobody opened", async () => {
    await vscode.commands.executeCommand("podgrace.scanWorkspace");
    await eventually("two findings", () => allFindings().length === 2);
  });
});
