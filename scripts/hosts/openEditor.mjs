import path from "node:path";
import { launchBrowser } from "./browser.mjs";
import { installHost } from "./installHost.mjs";
import { createProfile, installVsix, remoteFile, startServer, workbenchAddress } from "./vscodeServer.mjs";

/**
 * Starts a VS Code server that shows a folder with the packaged extension installed. Open `address` in a browser.
 *
 * @param {object} options
 * @param {"oldest" | "newest"} [options.host]
 * @param {string} options.vsix
 * @param {string} options.folder
 * @param {string} [options.workspaceFile] inside the folder, to be opened in its place: a `.code-workspace`
 * @param {string} [options.openFile] inside the folder
 * @param {Record<string, unknown>} [options.settings] user settings
 * @param {string} [options.token] what a browser has to know to connect; tests do without
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<{ address: string, log: string, stop: () => Promise<void> }>}
 */
export async function serveEditor({
  host = "newest",
  vsix,
  folder,
  workspaceFile,
  openFile,
  settings,
  token,
  say,
}) {
  const installed = await installHost(host, say);
  const profile = createProfile(settings);
  try {
    await installVsix(installed, profile, vsix);
    const server = await startServer(installed, profile, { token });
    const payload = openFile
      ? [["openFile", remoteFile(server.authority, path.resolve(folder, openFile))]]
      : [];
    return {
      address: workbenchAddress(server.authority, {
        ...(workspaceFile ? { workspaceFile: path.resolve(folder, workspaceFile) } : { folder }),
        payload,
        token,
      }),
      log: profile.log,
      stop: async () => {
        await server.stop();
        profile.remove();
      },
    };
  } catch (error) {
    profile.remove();
    throw error;
  }
}

/**
 * Opens such an editor in a headless browser, for tests of the real interface and for screenshots.
 *
 * @param {Parameters<typeof serveEditor>[0] & { viewport?: { width: number, height: number }, scale?: number, language?: string }} options
 *   `scale` is the number of device pixels per pixel: 2 gives sharp pictures. `language` is what extensions are told to speak;
 *   the editor itself has no words but its English ones
 * @returns {Promise<{ page: import("playwright-core").Page, close: () => Promise<void> }>}
 */
export async function openEditor({
  viewport = { width: 1280, height: 760 },
  scale = 1,
  language,
  ...options
}) {
  const editor = await serveEditor(options);
  let browser;
  const close = async () => {
    await browser?.close();
    await editor.stop();
  };
  try {
    browser = await launchBrowser(options.say);
    const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
    if (language)
      await context.addInitScript(
        (tag) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: tag }),
        language,
      );
    const page = await context.newPage();
    await page.goto(editor.address);
    await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
    if (options.openFile) await page.waitForSelector(".monaco-editor .view-line", { timeout: 60_000 });
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
