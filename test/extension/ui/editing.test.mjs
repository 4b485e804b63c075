import assert from "node:assert/strict";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

/** What a user sees and presses, in the order of a first encounter: each test goes on where the one before ended. */
suite("a user opens deployment.yaml", () => {
  let workspace;
  let editor;

  suiteSetup(async () => {
    workspace = copyOfFixture("shop");
    editor = await openEditor({
      host: process.env.PODGRACE_HOST ?? "newest",
      vsix: packagedExtension(),
      folder: workspace.folder,
      openFile: "deployment.yaml",
      settings: { "editor.minimap.enabled": false },
      // All lines of the file are on the screen, those that a fix adds at its end too.
      viewport: { width: 1280, height: 1100 },
    });
  });

  suiteTeardown(async () => {
    await editor?.close();
    workspace?.remove();
  });

  teardown(async function () {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.title.replaceAll(/\W+/g, "-");
    await editor?.page.screenshot({ path: inProject("test-results", `ui-${name}.png`) });
  });

  test("the container's name has a squiggle", async () => {
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 30_000 });
  });

  test("Problems shows the finding with its rule", async () => {
    const { page } = editor;
    await page.keyboard.press("Control+Shift+M");
    const row = page.locator(".markers-panel .monaco-list-row", { hasText: "prestop-missing" });
    await row.first().waitFor({ timeout: 15_000 });
    assert.equal(await row.count(), 1);
    assert.match(await row.first().textContent(), /podgrace/);
  });

  test("hovering the grace period explains the shutdown", async () => {
    const { page } = editor;
    await page.locator(".view-line span span", { hasText: "terminationGracePeriodSeconds" }).first().hover();
    const hover = page.locator(".monaco-hover", { hasText: "SIGKILL" }).first();
    await hover.waitFor({ timeout: 15_000 });
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden", timeout: 15_000 });
  });

  test("Ctrl+. and Enter write the delay, and the squiggle goes", async () => {
    const { page } = editor;
    await page
      .locator(".view-line span span", { hasText: /^\s*web\s*$/ })
      .first()
      .click();
    await openQuickFixes(page);
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "preStop:" }).first().waitFor({ timeout: 15_000 });
    await page.waitForSelector(".monaco-editor .squiggly-warning", { state: "detached", timeout: 15_000 });
  });

  /** The first press can come before the editor has the answer of the language server. */
  async function openQuickFixes(page) {
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press("Control+.");
      try {
        await page.locator(".action-widget").first().waitFor({ state: "visible", timeout: 3_000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }
});
