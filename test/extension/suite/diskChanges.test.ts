import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Other programs (git, a generator) write without telling the editor, so these tests use the file system. */
suite("changes on disk", () => {
  const ingress = () => workspaceFile("ingress.yaml").fsPath;
  let ingressText = "";

  suiteSetup(() => {
    ingressText = readFileSync(ingress(), "utf8");
  });

  teardown(async () => {
    writeFileSync(ingress(), ingressText);
    await closeEverything();
  });

  test("without its Ingress the container is no longer behind a load balancer", async () => {
    const { document } = await openFile("deployment.yaml");
    const severity = async () => (await findingOf(document.uri, "prestop-missing")).severity;
    assert.equal(await severity(), vscode.DiagnosticSeverity.Warning);
    rmSync(ingress());
    await eventually("a hint", async () => (await severity()) === vscode.DiagnosticSeverity.Hint);
    writeFileSync(ingress(), ingressText);
    await eventually("a warning", async () => (await severity()) === vscode.DiagnosticSeverity.Warning);
  });

  test("an Ingress that git is told to ignore counts for nothing, until git is told otherwise", async () => {
    const { document } = await openFile("deployment.yaml");
    const severity = async () => (await findingOf(document.uri, "prestop-missing")).severity;
    assert.equal(await severity(), vscode.DiagnosticSeverity.Warning);
    const ignoring = workspaceFile(".gitignore").fsPath;
    writeFileSync(ignoring, "/ingress.yaml\n");
    try {
      await eventually("a hint", async () => (await severity()) === vscode.DiagnosticSeverity.Hint);
      writeFileSync(ignoring, "# /ingress.yaml\n");
      await eventually("a warning", async () => (await severity()) === vscode.DiagnosticSeverity.Warning);
      writeFileSync(ignoring, "/ingress.yaml\n");
      await eventually("a hint again", async () => (await severity()) === vscode.DiagnosticSeverity.Hint);
    } finally {
      rmSync(ignoring);
    }
    await eventually("a warning again", async () => (await severity()) === vscode.DiagnosticSeverity.Warning);
  });

  test("an Ingress that is changed to instance targets no longer asks for the readiness gate", async () => {
    const { document } = await openFile("namespace.yaml");
    await findingOf(document.uri, "readiness-gate-label-missing");
    writeFileSync(ingress(), ingressText.replace("target-type: ip", "target-type: instance"));
    await untilSilent(document.uri, "readiness-gate-label-missing");
    assert.deepEqual(rulesAt(document.uri), []);
    // The next suite relies on the Ingress as it was, so this one ends when the server has seen it again.
    writeFileSync(ingress(), ingressText);
    await findingOf(document.uri, "readiness-gate-label-missing");
  });
});
