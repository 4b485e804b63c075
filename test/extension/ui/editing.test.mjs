import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

/** What a user sees and presses, in the order of a first encounter: each test goes on where the one before ended. */
suite("a user opens deployment.yaml", () => {
  const editor = inEditor({
    openFile: "deployment.yaml",
    settings: { "editor.minimap.enabled": false },
    // All lines of the file are on the screen, those that a fix adds at its end too.
    viewport: { width: 1280, height: 1100 },
  });

  test("the container's name has a squiggle", async () => {
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning");
  });

  test("Problems shows the finding with its rule", async () => {
    const { page } = editor;
    await page.keyboard.press("Control+Shift+M");
    const row = page.locator(".markers-panel .monaco-list-row", { hasText: "prestop-missing" });
    await row.first().waitFor();
    assert.equal(await row.count(), 1);
    assert.match(await row.first().textContent(), /podgrace/);
  });

  test("hovering the grace period explains the shutdown", async () => {
    const { page } = editor;
    await page.locator(".view-line span span", { hasText: "terminationGracePeriodSeconds" }).first().hover();
    const hover = page.locator(".monaco-hover", { hasText: "SIGKILL" }).first();
    await hover.waitFor();
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden" });
  });

  test("Ctrl+. and Enter write the delay, and the squiggle goes", async () => {
    const { page } = editor;
    await page
      .locator(".view-line span span", { hasText: /^\s*web\s*$/ })
      .first()
      .click();
    await openQuickFixes(page);
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "preStop:" }).first().waitFor();
    await page.waitForSelector(".monaco-editor .squiggly-warning", { state: "detached" });
  });

  /** The first press can come before the editor has the answer of the language server. */
  async function openQuickFixes(page) {
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press("Control+.");
      try {
        await page.locator(".action-widget").first().waitFor({ state: "visible", timeout: 3_000 });
        return;
      } catch (error) {
        if (attempt === 15) throw error;
      }
    }
  }
});
