import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeEverything,
  eventually,
  findingOf,
  openFile,
  rulesAt,
  untilSilent,
  workspaceFile,
} from "../support/editor.ts";

suite("diagnostics", () => {
  teardown(closeEverything);

  test("a container behind an ALB without a preStop hook is a warning on its name", async () => {
    const { document } = await openFile("deployment.yaml");
    const finding = await findingOf(document.uri, "prestop-missing");
    assert.equal(document.getText(finding.range), "web");
    assert.equal(finding.source, "podgrace");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(rulesAt(document.uri), ["prestop-missing"]);
  });

  test("the load balancer that proves it is related information", async () => {
    const { document } = await openFile("deployment.yaml");
    const finding = await findingOf(document.uri, "prestop-missing");
    const files = finding.relatedInformation?.map((each) => each.location.uri.path.split("/").at(-1)) ?? [];
    assert.ok(files.includes("ingress.yaml"), `related files: ${files.join(", ")}`);
  });

  test("the Namespace of IP targets without the readiness gate label is a warning on its name", async () => {
    const { document } = await openFile("namespace.yaml");
    const finding = await findingOf(document.uri, "readiness-gate-label-missing");
    assert.equal(document.getText(finding.range), "shop");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  });

  test("typing the missing label clears the finding, and undoing brings it back", async () => {
    const editor = await openFile("namespace.yaml");
    const { uri } = editor.document;
    await findingOf(uri, "readiness-gate-label-missing");
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) =>
      edit.insert(end, "  labels:\n    elbv2.k8s.aws/pod-readiness-gate-inject: enabled\n"),
    );
    await untilSilent(uri, "readiness-gate-label-missing");
    await vscode.commands.executeCommand("undo");
    await findingOf(uri, "readiness-gate-label-missing");
  });

  test("as long as nobody asked for a scan, closing a file clears it", async () => {
    await openFile("deployment.yaml");
    const uri = workspaceFile("deployment.yaml");
    await findingOf(uri, "prestop-missing");
    await closeEverything();
    await eventually("no findings in the closed file", () => rulesAt(uri).length === 0);
  });
});
