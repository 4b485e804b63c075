/**
 * Takes the pictures of the README from the newest editor, with the packaged extension and a copy of
 * examples/before: `node scripts/screenshots.mjs [diagnostics] [hover] [quickfix] [panel]`. They are the same wherever they
 * are taken, but for the fonts: Inter and JetBrains Mono where they are installed.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packagedExtension } from "../test/extension/session.mjs";
import { openEditor } from "./hosts/openEditor.mjs";
import { paletteWebp } from "./lib/paletteWebp.mjs";
import { inProject } from "./lib/paths.mjs";

/** Nothing in the picture but the file, its problems and what Podgrace says. */
const settings = {
  "breadcrumbs.enabled": false,
  "editor.fontFamily": "'JetBrains Mono', 'DejaVu Sans Mono', monospace",
  "editor.fontSize": 14,
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "editor.scrollbar.horizontal": "hidden",
  "editor.scrollbar.vertical": "hidden",
  "editor.selectionHighlight": false,
  "editor.stickyScroll.enabled": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  // The ground that marks a line just gone to would hide the squiggle on it.
  "workbench.colorCustomizations": { "editor.rangeHighlightBackground": "#00000000" },
  "workbench.colorTheme": "Default Light Modern",
  "workbench.editor.editorActionsLocation": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
  "workbench.tips.enabled": false,
};

/** Each picture has an editor of its own, so that nothing left over from the one before is in it. */
const pictures = {
  diagnostics: {
    file: "deployment.yaml",
    line: 23,
    viewport: { width: 1240, height: 680 },
    show: showProblems,
  },
  hover: { file: "checkout.yaml", line: 20, viewport: { width: 880, height: 440 }, show: showHover },
  quickfix: {
    file: "deployment.yaml",
    line: 23,
    viewport: { width: 880, height: 380 },
    show: showQuickFixes,
  },
  panel: { file: "checkout.yaml", line: 20, viewport: { width: 1180, height: 540 }, show: showPanel },
};

/**
 * Device pixels per pixel. Pages show them some 880 pixels wide at the most, so that the wide ones have more than a pixel and a half
 * for each; all of them together have to fit into the package.
 */
const scale = 1.25;

const chosen = process.argv.slice(2);
for (const [name, picture] of Object.entries(pictures)) {
  if (chosen.length === 0 || chosen.includes(name)) await take(name, picture);
}

async function take(name, { file, line, viewport, show }) {
  const parent = mkdtempSync(path.join(tmpdir(), "podgrace-pictures-"));
  const folder = path.join(parent, "shop");
  cpSync(inProject("examples", "before"), folder, { recursive: true });
  const vsix = packagedExtension();
  const { page, close } = await openEditor({ vsix, folder, openFile: file, settings, viewport, scale });
  try {
    await page.keyboard.press("Control+B");
    await goTo(page, line);
    await page.locator(".monaco-editor .squiggly-warning, .monaco-editor .squiggly-error").first().waitFor();
    await show(page);
    await page.waitForTimeout(1_000);
    const picture = await paletteWebp(await page.screenshot({ caret: "hide" }));
    mkdirSync(inProject("docs", "images"), { recursive: true });
    writeFileSync(inProject("docs", "images", `${name}.webp`), picture);
    console.log(`${name}.webp: ${(picture.length / 1000).toFixed(0)} kB`);
  } catch (error) {
    const debris = path.join(tmpdir(), `podgrace-${name}-failed.png`);
    await page.screenshot({ path: debris });
    throw new Error(`${name}.webp could not be taken; what there was to see is in ${debris}.`, {
      cause: error,
    });
  } finally {
    await close();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The squiggle in the file, and below it what a scan of the workspace has found. */
async function showProblems(page) {
  // The message that ends the scan would lie on the findings.
  await page.addStyleTag({ content: ".notifications-toasts { display: none !important; }" });
  await runCommand(page, "Podgrace: Scan Workspace");
  await page.keyboard.press("Control+Shift+M");
  const row = (text) => page.locator(".markers-panel .monaco-list-row", { hasText: text });
  await row("readiness-gate-label-missing").waitFor();
  await row("prestop-missing").click();
}

/** On the word `preStop` no message takes the room of the explanation. */
async function showHover(page) {
  await word(page, "preStop").hover();
  await page.locator(".monaco-hover", { hasText: "SIGTERM" }).first().waitFor();
}

async function showQuickFixes(page) {
  await word(page, "web").last().click();
  await openQuickFixes(page);
}

/** The panel beside the file, with the seconds that would do. */
async function showPanel(page) {
  await runCommand(page, "Podgrace: Show Shutdown Timeline");
  const panel = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  await panel.locator("svg").first().waitFor();
  // Away from the border between the two, which would light up.
  await page.mouse.move(300, 540);
}

async function goTo(page, line) {
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget").first().waitFor();
  await page.keyboard.type(String(line));
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
}

async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget").first().waitFor();
  await page.keyboard.type(title);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

function word(page, text) {
  return page.locator(".view-line span span", { hasText: new RegExp(`^\\s*${text}\\s*$`) });
}

/** The first press can come before the editor has the answer of the language server. */
async function openQuickFixes(page) {
  const menu = page.locator(".action-widget").first();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press("Control+.");
    try {
      return await menu.waitFor({ timeout: 3_000 });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}
