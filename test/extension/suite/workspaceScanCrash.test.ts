import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { allFindings, closeEverything, eventually, findingOf, openFile } from "../support/editor.ts";

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Of Linux by its own files, because a small Debian has no `ps`. */
function processes(): readonly Running[] {
  if (process.platform !== "linux") {
    const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
    return lines.map((line) => {
      const [pid, parent, ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), command: command.join(" ") };
    });
  }
  return readdirSync("/proc").flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number(name), parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command }];
    } catch {
      return []; // No process, or one that has ended.
    }
  });
}

/** These tests come last: after the first scan the editor goes on showing the findings of closed files. */
suite("a server that is killed", () => {
  const expected = [
    "deployment.yaml prestop-missing 17:16",
    "namespace.yaml readiness-gate-label-missing 3:8",
  ];
  const isComplete = () => JSON.stringify(allFindings()) === JSON.stringify(expected);

  teardown(closeEverything);

  /** The processes of our server, which the extension host starts. */
  function servers(): readonly number[] {
    return processes()
      .filter(({ parent, command }) => parent === process.pid && /podgrace.*\/dist\/server\.js/.test(command))
      .map(({ pid }) => pid);
  }

  test("in mid-scan is started again, and what it found comes back", async () => {
    const { document } = await openFile("deployment.yaml");
    await findingOf(document.uri, "prestop-missing");
    const [first, ...others] = servers();
    assert.ok(first !== undefined && others.length === 0, "one server runs");
    const scan = Promise.resolve(vscode.commands.executeCommand("podgrace.scanWorkspace")).catch(() => {});
    process.kill(first, "SIGKILL");
    // Whatever is said to a server that is gone before the editor knows it: none of it is a reason to give up.
    const { end } = document.lineAt(document.lineCount - 1).range;
    for (let count = 0; count < 10; count++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, end, "# \n");
      void vscode.workspace.applyEdit(edit);
      void vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, end);
    }
    await scan;
    const second = await eventually("another server", () => servers().find((pid) => pid !== first));
    assert.notEqual(second, first);
    await eventually("the findings of all files, each once", isComplete);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      (await findingOf(document.uri, "prestop-missing")).range.start,
    );
    assert.ok(hovers.length > 0, "the new server answers");
  });
});
