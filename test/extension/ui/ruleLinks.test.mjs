import assert from "node:assert/strict";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

const rule = "prestop-missing";
const { PODGRACE_HOST: named } = process.env;

// A link that runs a command takes another way through the editor in each release, so the oldest has to know it too.
for (const host of named ? [named] : ["oldest", "newest"]) {
  suite(`the code of a finding leads to the page of its rule (${host})`, () => {
    let workspace;
    let editor;

    suiteSetup(async () => {
      workspace = copyOfFixture("shop");
      editor = await openEditor({
        host,
        vsix: packagedExtension(),
        folder: workspace.folder,
        openFile: "deployment.yaml",
      });
      await editor.page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 60_000 });
    });

    suiteTeardown(async () => {
      await editor?.close();
      workspace?.remove();
    });

    teardown(async function () {
      if (this.currentTest?.state !== "failed") return;
      const name = this.currentTest.fullTitle().replaceAll(/\W+/g, "-");
      await editor.page.screenshot({ path: inProject("test-results", `ui-${name}.png`) });
    });

    test("in Problems", async () => {
      const { page } = editor;
      await page.keyboard.press("Control+Shift+M");
      await page.locator(".markers-panel .monaco-list-row a", { hasText: rule }).click();
      await showsPage(page);
    });

    test("in the hover", async () => {
      const { page } = editor;
      await page
        .locator(".view-line span span", { hasText: /^\s*web\s*$/ })
        .last()
        .hover();
      // The message is there before the explanation below it, and would move under the mouse.
      const hover = page.locator(".monaco-hover", { hasText: "Requests can be lost" }).first();
      await hover.locator("a", { hasText: rule }).first().click();
      await showsPage(page);
    });
  });
}

/** Checks the Markdown preview, which is a document of its own inside two frames, and closes it. */
async function showsPage(page) {
  const tab = page.locator(".tab.active", { hasText: `${rule}.md` });
  await tab.waitFor({ timeout: 15_000 });
  const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  const heading = preview.locator("h1");
  await heading.waitFor({ timeout: 15_000 });
  assert.equal(await heading.textContent(), rule);
  await preview.locator("pre code", { hasText: "preStop" }).first().waitFor({ timeout: 5_000 });
  await tab.click({ button: "middle" });
  await tab.waitFor({ state: "detached", timeout: 15_000 });
}
