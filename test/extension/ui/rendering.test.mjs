import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { ensureRenderTools } from "../../../scripts/hosts/renderTools.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

/** The command with the real Helm, with one that hangs, and with none: what the user is told each time. */
suite("a user scans what a chart renders to", () => {
  let workspace;
  let editor;
  const inWorkspace = (...names) => path.join(workspace.folder, ...names);

  suiteSetup(async () => {
    workspace = copyOfFixture("shop");
    cpSync(inProject("test/differential/charts/parent"), inWorkspace("parent"), { recursive: true });
    const { helm } = await ensureRenderTools();
    editor = await openEditor({
      host: process.env.PODGRACE_HOST ?? "newest",
      vsix: packagedExtension(),
      folder: workspace.folder,
      openFile: "parent/templates/front.yaml",
      settings: { "podgrace.helm.path": helm },
    });
  });

  suiteTeardown(async () => {
    await editor?.close();
    workspace?.remove();
  });

  teardown(async function () {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.title.replaceAll(/\W+/g, "-");
    await editor?.page.screenshot({ path: inProject("test-results", `ui-rendering-${name}.png`) });
  });

  test("and sees a fault that no file of it tells, where it comes from", async () => {
    const { page } = editor;
    await runCommand(page);
    await page
      .locator(".notification-toast", { hasText: "findings that only rendering shows" })
      .first()
      .waitFor({ timeout: 30_000 });
    await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: 15_000 });
    await page.keyboard.press("Control+Shift+M");
    await page
      .locator(".markers-panel .monaco-list-row", {
        hasText: "In chart parent, rendered with its default values",
      })
      .first()
      .waitFor({ timeout: 15_000 });
  });

  test("and loses it when the template changes", async () => {
    const { page } = editor;
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("# edited");
    await page.waitForSelector(".monaco-editor .squiggly-error", { state: "detached", timeout: 15_000 });
    await page.keyboard.press("Control+S");
  });

  test("with a program that hangs, and cancels", async () => {
    const { page } = editor;
    const hanging = inWorkspace("hanging-helm");
    writeFileSync(hanging, "#!/bin/sh\nexec /bin/sleep 600\n");
    chmodSync(hanging, 0o755);
    await useHelm(page, hanging);
    await runCommand(page);
    const progress = page
      .locator(".notification-toast", { hasText: "rendering charts and overlays" })
      .first();
    await progress.waitFor({ timeout: 15_000 });
    await progress.hover();
    await progress.locator(".monaco-button", { hasText: "Cancel" }).click();
    await page
      .locator(".notification-toast", { hasText: "rendering was stopped" })
      .first()
      .waitFor({ timeout: 15_000 });
  });

  test("without the program, and is told what to do", async () => {
    const { page } = editor;
    await useHelm(page, "/nowhere/helm");
    await runCommand(page);
    await page
      .locator(".notification-toast", { hasText: "is not a program that can be run. Install Helm" })
      .first()
      .waitFor({ timeout: 30_000 });
  });

  /** The palette does not learn of an extension that is loaded while it is open, so it is opened again. */
  async function runCommand(page) {
    const command = "Scan Rendered Charts and Overlays";
    const row = page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first();
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").first().fill(`>Podgrace: ${command}`);
      try {
        await row.waitFor({ timeout: 4_000 });
        break;
      } catch (error) {
        if (attempt === 10) throw error;
        await page.keyboard.press("Escape");
      }
    }
    await page.keyboard.press("Enter");
  }

  /** Writes the setting of the workspace, and waits until the editor has read it. */
  async function useHelm(page, helm) {
    mkdirSync(inWorkspace(".vscode"), { recursive: true });
    writeFileSync(inWorkspace(".vscode/settings.json"), JSON.stringify({ "podgrace.helm.path": helm }));
    await page.waitForTimeout(3000);
  }
});
