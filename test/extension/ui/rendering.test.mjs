import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureRenderTools } from "../../../scripts/hosts/renderTools.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { inEditor } from "./inEditor.mjs";

/** The command with the real Helm, with one that hangs, and with none: what the user is told each time. */
suite("a user scans what a chart renders to", () => {
  const editor = inEditor({
    openFile: "parent/templates/front.yaml",
    prepare: async (folder) => {
      cpSync(inProject("test/differential/charts/parent"), path.join(folder, "parent"), { recursive: true });
      const { helm } = await ensureRenderTools();
      const program = path.join(folder, "helm");
      writeScript(program, `exec "${helm}" "$@"`);
      // The path of a program is a setting of the machine, which the user settings of a browser have no say in.
      mkdirSync(path.join(folder, ".vscode"));
      writeFileSync(
        path.join(folder, ".vscode/settings.json"),
        JSON.stringify({ "podgrace.helm.path": program }),
      );
    },
  });
  const scan = () => editor.runCommand("Podgrace: Scan Rendered Charts and Overlays");
  const message = (hasText) => editor.page.locator(".notification-toast", { hasText }).first();

  test("and sees a fault that no file of it tells, where it comes from", async () => {
    const { page } = editor;
    await scan();
    await message("findings that only rendering shows: 1").waitFor();
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();
    await page.keyboard.press("Control+Shift+M");
    await page
      .locator(".markers-panel .monaco-list-row", {
        hasText: "In chart parent, rendered with its default values",
      })
      .first()
      .waitFor();
  });

  test("and loses it when the template changes", async () => {
    const { page } = editor;
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("# edited");
    await page.waitForSelector(".monaco-editor .squiggly-error", { state: "detached" });
    await page.keyboard.press("Control+S");
  });

  test("with a program that hangs, and cancels", async () => {
    writeScript(editor.inWorkspace("helm"), "exec /bin/sleep 600");
    await scan();
    const progress = message("rendering charts and overlays");
    await progress.waitFor();
    await progress.hover();
    await progress.locator(".monaco-button", { hasText: "Cancel" }).click();
    await message("rendering was stopped").waitFor();
  });

  test("without the program, and is told what to do", async () => {
    // At the second try it is gone already.
    rmSync(editor.inWorkspace("helm"), { force: true });
    await scan();
    await message("is not a program that can be run. Install Helm").waitFor();
  });
});

function writeScript(file, line) {
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
}
