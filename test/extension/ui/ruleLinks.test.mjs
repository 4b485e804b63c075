import assert from "node:assert/strict";
import { inEditor } from "./inEditor.mjs";

const rule = "prestop-missing";
const { PODGRACE_HOST: named } = process.env;

// A link that runs a command takes another way through the editor in each release, so the oldest has to know it too.
for (const host of named ? [named] : ["oldest", "newest"]) {
  suite(`the code of a finding leads to the page of its rule (${host})`, () => {
    const editor = inEditor({ host, openFile: "deployment.yaml" });

    suiteSetup(async () => {
      await editor.page.waitForSelector(".monaco-editor .squiggly-warning");
    });

    test("in Problems", async () => {
      const { page } = editor;
      await page.keyboard.press("Control+Shift+M");
      await page.locator(".markers-panel .monaco-list-row a", { hasText: rule }).click();
      await showsPage(editor);
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
      await showsPage(editor);
    });
  });
}

/** Checks the Markdown preview, which is a document of its own inside two frames, and closes it. */
async function showsPage({ page, webview }) {
  const tab = page.locator(".tab.active", { hasText: `${rule}.md` });
  await tab.waitFor();
  const heading = webview().locator("h1");
  await heading.waitFor();
  assert.equal(await heading.textContent(), rule);
  await webview().locator("pre code", { hasText: "preStop" }).first().waitFor();
  await tab.click({ button: "middle" });
  await tab.waitFor({ state: "detached" });
}
