import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

suite("a user follows the walkthrough", () => {
  const editor = inEditor({ viewport: { width: 1280, height: 1400 } });

  test("which opens at its first step", async () => {
    await editor.runCommand("Welcome: Open Walkthrough...");
    await editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "Podgrace" }).first().click();
    await editor.page.locator(".getting-started-step.expanded", { hasText: "Open an example" }).waitFor();
  });

  test("and sees what is underlined in the example", async () => {
    const { page } = editor;
    await page.locator(".getting-started-step .monaco-button", { hasText: "Open the Example" }).click();
    await page.locator(".monaco-editor .view-line", { hasText: "A small web shop" }).first().waitFor();
    const squiggles = page.locator(".monaco-editor .squiggly-warning");
    await squiggles.nth(1).waitFor();
    assert.equal(await squiggles.count(), 2);
  });
});
