// Takes the pictures of the README from the real editor: node scripts/screenshots.mjs
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packagedExtension } from "../test/extension/session.mjs";
import { openEditor } from "./hosts/openEditor.mjs";
import { inProject } from "./lib/paths.mjs";

const viewport = { width: 1120, height: 640 };

/** Nothing in the picture but the file, its problems and what Podgrace says. */
const settings = {
  "editor.minimap.enabled": false,
  "editor.fontSize": 14,
  "editor.scrollBeyondLastLine": false,
  "editor.stickyScroll.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.selectionHighlight": false,
  "breadcrumbs.enabled": false,
  "workbench.activityBar.location": "hidden",
  "workbench.sideBar.location": "left",
  "workbench.statusBar.visible": true,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.tips.enabled": false,
  "window.commandCenter": false,
};

const parent = mkdtempSync(path.join(tmpdir(), "podgrace-pictures-"));
const folder = path.join(parent, "shop");
cpSync(inProject("examples", "before"), folder, { recursive: true });
const images = inProject("docs", "images");
mkdirSync(images, { recursive: true });

const { page, close } = await openEditor({
  vsix: packagedExtension(),
  folder,
  openFile: "deployment.yaml",
  settings,
  viewport,
});
try {
  await page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: 60_000 });
  await page.keyboard.press("Control+B");
  await page.keyboard.press("Control+Shift+M");
  const problem = page.locator(".markers-panel .monaco-list-row", { hasText: "prestop-missing" }).first();
  await problem.click();
  await page.keyboard.press("ArrowRight");
  await take("diagnostics");

  await page.keyboard.press("Control+J");
  await word("web").last().click();
  await openQuickFixes();
  await take("quickfix");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+P");
  await page.keyboard.type("checkout.yaml");
  await page.keyboard.press("Enter");
  await word("preStop").first().hover();
  await page.locator(".monaco-hover", { hasText: "SIGTERM" }).first().waitFor({ timeout: 15_000 });
  await take("hover");
} finally {
  await close();
  rmSync(parent, { recursive: true, force: true });
}

function word(text) {
  return page.locator(".view-line span span", { hasText: new RegExp(`^\\s*${text}\\s*$`) });
}

async function take(name) {
  await page.waitForTimeout(700);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}

/** The first press can come before the editor has the answer of the language server. */
async function openQuickFixes() {
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press("Control+.");
    const shown = page.locator(".action-widget").first().waitFor({ state: "visible", timeout: 3_000 });
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error("the quick fixes did not open");
}
