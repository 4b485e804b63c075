import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

/** The editor's own words stay English here, because language packs are extensions of their own. */
suite("an editor in Traditional Chinese", () => {
  const editor = inEditor({ openFile: "deployment.yaml", language: "zh-tw" });

  suiteSetup(async () => {
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning");
  });

  test("has Chinese findings and hovers", async () => {
    const { page } = editor;
    await page.keyboard.press("Control+Shift+M");
    await page
      .locator(".markers-panel .monaco-list-row", { hasText: "在 Pod 被刪除時會立刻收到 SIGTERM" })
      .first()
      .waitFor();
    await page
      .locator(".view-line span span", { hasText: /^\s*web\s*$/ })
      .last()
      .hover();
    const hover = page.locator(".monaco-hover", { hasText: "Pod 被刪除後 60 秒內可能遺失請求" }).first();
    await hover.waitFor();
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden" });
  });

  test("opens the Chinese page of a rule, in the preview", async () => {
    const { page } = editor;
    await page.locator(".markers-panel .monaco-list-row a", { hasText: "prestop-missing" }).click();
    const tab = page.locator(".tab.active", { hasText: "prestop-missing.md" });
    await tab.waitFor();
    const preview = editor.webview();
    await preview.locator("h2", { hasText: "處理方式" }).waitFor();
    const picture = preview.locator("img").first();
    assert.match((await picture.getAttribute("alt")) ?? "", /遺失請求/);
    await tab.click({ button: "middle" });
    await tab.waitFor({ state: "detached" });
  });

  test("has Chinese commands, and a panel in Chinese", async () => {
    const { page } = editor;
    await page.locator(".view-line", { hasText: "terminationGracePeriodSeconds" }).first().click();
    await editor.runCommand("顯示終止時間軸");
    const panel = editor.webview();
    await panel.locator("button", { hasText: "寫入 YAML" }).waitFor();
    await panel.locator("svg text", { hasText: "最後的新請求" }).first().waitFor();
    assert.equal(await panel.locator("html").getAttribute("lang"), "zh-tw");
  });
});
