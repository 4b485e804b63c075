import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEverything, eventually, openFile } from "../support/editor.ts";

suite("activation", () => {
  teardown(closeEverything);

  function podgrace(): vscode.Extension<unknown> {
    const extension = vscode.extensions.getExtension("podgrace.podgrace");
    assert.ok(extension, "the packaged extension is installed");
    return extension;
  }

  test("nothing runs before a YAML file is opened", () => {
    assert.equal(podgrace().isActive, false);
  });

  test("opening a YAML file starts it", async () => {
    await openFile("deployment.yaml");
    await eventually("the extension to become active", () => podgrace().isActive);
  });

  test("its commands are there", async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ["podgrace.fixAll", "podgrace.scanWorkspace", "podgrace.showRule"]) {
      assert.ok(commands.includes(command), command);
    }
  });
});
