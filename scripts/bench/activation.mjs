import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { hosts } from "../hosts/catalogue.mjs";
import { openEditor } from "../hosts/openEditor.mjs";
import { packageExtension } from "../package.mjs";
import { table } from "./statistics.mjs";

/**
 * How long a real VS Code takes to activate the packaged extension, by its own account ("Developer: Startup Performance"): to
 * load its code, to call `activate`, and until that has finished. Every round is a new editor with an empty profile.
 */
export async function measureActivation(rounds, say) {
  const vsix = await packageExtension();
  const folder = mkdtempSync(path.join(os.tmpdir(), "podgrace-bench-activation-"));
  writeFileSync(
    path.join(folder, "namespace.yaml"),
    "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n",
  );
  const rows = [];
  try {
    for (const name of ["oldest", "newest"]) {
      const times = [];
      for (let round = 1; round <= rounds; round++) {
        say(`activation: ${hosts[name].label}, ${round} of ${rounds}`);
        times.push(await timesIn(name, vsix, folder));
      }
      times.sort((a, b) => sum(a) - sum(b));
      const middle = times[Math.floor(times.length / 2)];
      rows.push([hosts[name].label, ...middle.map(inWords), inWords(sum(middle)), inWords(sum(times[0]))]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return table(["", "load code", "call activate", "finish", "together, median", "at best"], rows);
}

const sum = (values) => values.reduce((all, each) => all + each, 0);
const inWords = (milliseconds) => `${milliseconds} ms`;

async function timesIn(host, vsix, folder) {
  const { page, close } = await openEditor({ host, vsix, folder, openFile: "namespace.yaml" });
  try {
    page.setDefaultTimeout(60_000);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const end = Date.now() + 120_000; Date.now() < end; ) {
      const times = timesOf(await startupPerformance(page));
      if (times) return times;
    }
    throw new Error(`${host} tells no time of activation.`);
  } finally {
    await close();
  }
}

/** The text of the page, which is read once when it is opened: so it is opened again until the extension is in it. */
async function startupPerformance(page) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input.input").first().fill(">Developer: Startup Performance");
  await page
    .locator(".quick-input-list .monaco-list-row", { hasText: "Startup Performance" })
    .first()
    .click();
  const tab = page.locator(".tab.active", { hasText: "Startup Performance" });
  await tab.waitFor();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+C");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await tab.click({ button: "middle" });
  await tab.waitFor({ state: "detached" });
  return text;
}

/** Of the table whose columns are: Extension, Eager, Load Code, Call Activate, Finish Activate. */
function timesOf(text) {
  const cells = /^\| podgrace\.podgrace +\|(.*)$/m.exec(text)?.[1].split("|");
  const times = cells?.slice(1, 4).map(Number);
  return times?.every(Number.isFinite) ? times : null;
}
