import { ensureChromium } from "./ensureChromium.mjs";

/**
 * Starts a headless Chromium that talks to nobody but the page it is given.
 *
 * @param {(line: string) => void} [say]
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchBrowser(say) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: await ensureChromium(say),
    headless: true,
    args: [
      // As root, where CI runs, Chromium's sandbox cannot start.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
