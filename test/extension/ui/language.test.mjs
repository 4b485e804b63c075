import assert from "node:assert/strict";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

/** The editor's own words stay English here, because language packs are extensions of their own. */
suite("an editor in Traditional Chinese", () => {
  let workspace;
  let editor;

  suiteSetup(async () => {
    workspace = copyOfFixture("shop");
    editor = await openEditor({
      host: process.env.PODGRACE_HOST ?? "newest",
      vsix: packagedExtension(),
      folder: workspace.folder,
      openFile: "deployment.yaml",
      language: "zh-tw",
    });
    await editor.page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 60_000 });
  });

  suiteTeardown(async () => {
    await editor?.close();
    workspace?.remove();
  });

  teardown(async function () {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.title.replaceAll(/\W+/g, "-");
    await editor.page.screenshot({ path: inProject("test-results", `ui-language-${name}.png`) });
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
    await hover.waitFor({ timeout: 15_000 });
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden", timeout: 15_000 });
  });

  test("opens the Chinese page of a rule, in the preview", async () => {
    const { page } = editor;
    await page.locator(".markers-panel .monaco-list-row a", { hasText: "prestop-missing" }).click();
    const tab = page.locator(".tab.active", { hasText: "prestop-missing.md" });
    await tab.waitFor({ timeout: 15_000 });
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await preview.locator("h2", { hasText: "處理方式" }).waitFor({ timeout: 15_000 });
    const picture = preview.locator("img").first();
    assert.match((await picture.getAttribute("alt")) ?? "", /遺失請求/);
    await tab.click({ button: "middle" });
    await tab.waitFor({ state: "detached", timeout: 15_000 });
  });

  test("has Chinese commands, and a panel in Chinese", async () => {
    const { page } = editor;
    await page.locator(".view-line", { hasText: "terminationGracePeriodSeconds" }).first().click();
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget").first().waitFor();
    await page.keyboard.type("顯示終止時間軸");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "顯示終止時間軸" }).first().click();
    const panel = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await panel.locator("button", { hasText: "寫入 YAML" }).waitFor({ timeout: 15_000 });
    await panel.locator("svg text", { hasText: "最後的新請求" }).first().waitFor({ timeout: 15_000 });
    assert.equal(await panel.locator("html").getAttribute("lang"), "zh-tw");
  });
});
