import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeEverything,
  configure,
  eventually,
  findingOf,
  findings,
  openFile,
  ruleOf,
  untilSilent,
} from "../support/editor.ts";

suite("configuration takes effect without a reload", () => {
  teardown(async () => {
    await configure("enable", undefined);
    await configure("rules", undefined);
    await closeEverything();
  });

  test("podgrace.enable", async () => {
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    await configure("enable", false);
    await eventually("no findings", () => findings(document.uri).length === 0);
    await configure("enable", undefined);
    await findingOf(document.uri, "prestop-missing");
  });

  test("podgrace.rules lowers and switches off a rule", async () => {
    const { document } = await openFile("deployment.yaml");
    assert.equal(
      (await findingOf(document.uri, "prestop-missing")).severity,
      vscode.DiagnosticSeverity.Warning,
    );
    await configure("rules", { "prestop-missing": "information" });
    await eventually("an information", () =>
      findings(document.uri).some(
        (each) =>
          ruleOf(each) === "prestop-missing" && each.severity === vscode.DiagnosticSeverity.Information,
      ),
    );
    await configure("rules", { "prestop-missing": "off" });
    await untilSilent(document.uri, "prestop-missing");
  });
});
