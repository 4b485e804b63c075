import path from "node:path";
import { openEditor } from "../../../scripts/hosts/openEditor.mjs";
import { inProject } from "../../../scripts/lib/paths.mjs";
import { copyOfFixture, packagedExtension } from "../session.mjs";

/** Milliseconds after which something does not come any more, on a machine that is busy with other things. */
const patience = 60_000;

/**
 * One editor for all tests of a suite, on a copy of the fixture. When a test fails, what was on the screen is kept in
 * test-results.
 *
 * @param {Omit<Parameters<typeof openEditor>[0], "vsix" | "folder"> & { prepare?: (folder: string) => unknown }} options
 *   `prepare` changes the copy before it is opened
 */
export function inEditor({ prepare, ...options }) {
  let workspace;
  let editor;
  const shown = {
    /** @type {import("playwright-core").Page} */
    page: undefined,
    inWorkspace: (...names) => path.join(workspace.folder, ...names),
    runCommand: (title) => runCommand(shown.page, title),
    /** The document of a web view or of a Markdown preview, inside its two frames. */
    webview: () => shown.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame"),
    hasTab: (name) => shown.page.locator(".tab.active", { hasText: name }).waitFor(),
  };

  suiteSetup(async () => {
    workspace = copyOfFixture("shop");
    await prepare?.(workspace.folder);
    editor = await openEditor({
      host: process.env.PODGRACE_HOST ?? "newest",
      vsix: packagedExtension(),
      folder: workspace.folder,
      ...options,
    });
    shown.page = editor.page;
    shown.page.setDefaultTimeout(patience);
  });

  suiteTeardown(async () => {
    await editor?.close();
    workspace?.remove();
  });

  teardown(async function () {
    if (this.currentTest?.state !== "failed") return;
    const name = this.currentTest.fullTitle().replaceAll(/\W+/g, "-");
    await editor?.page.screenshot({ path: inProject("test-results", `ui-${name}.png`) });
  });

  return shown;
}

/** A palette that is open does not learn of an extension that is loaded meanwhile, so it is opened again. */
async function runCommand(page, title) {
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  for (const end = Date.now() + patience; ; ) {
    try {
      await page.keyboard.press("F1");
      // The first field of all is a hidden check box in some releases.
      await page.locator(".quick-input-widget input.input").first().fill(`>${title}`, { timeout: 5_000 });
      await row.click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Asks again and again until the answer is true. */
export async function eventually(probe) {
  for (const end = Date.now() + patience; ; ) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`It did not come within ${patience / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
