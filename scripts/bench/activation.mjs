import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { hosts } from "../hosts/catalogue.mjs";
import { openEditor } from "../hosts/openEditor.mjs";
import { inProject } from "../lib/paths.mjs";
import { packageExtension, runVsce } from "../package.mjs";
import { table } from "./statistics.mjs";

/**
 * How long a real VS Code takes to activate the packaged extension, by its own account ("Developer: Startup Performance"): to
 * load its code, to call `activate`, and until that has finished. Beside it an extension that does nothing, which tells what of
 * that is the editor's own. Every round is a new editor with an empty profile.
 */
export async function measureActivation(rounds, say) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "podgrace-bench-activation-"));
  const extensions = [
    { id: "podgrace.podgrace", title: "podgrace", vsix: await packageExtension() },
    { id: "podgrace.nothing", title: "an extension that does nothing", vsix: await packageNothing(folder) },
  ];
  const files = path.join(folder, "files");
  mkdirSync(files);
  writeFileSync(
    path.join(files, "namespace.yaml"),
    "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n",
  );
  const rows = [];
  try {
    for (const name of ["oldest", "newest"]) {
      const times = extensions.map(() => []);
      for (let round = 1; round <= rounds; round++) {
        for (const [number, { id, title, vsix }] of extensions.entries()) {
          say(`activation: ${hosts[name].label}, ${title}, ${round} of ${rounds}`);
          times[number].push(await timesIn(name, id, vsix, files));
        }
      }
      for (const [number, { title }] of extensions.entries())
        rows.push([`${hosts[name].label}, ${title}`, ...inRow(times[number])]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return table(["", "load code", "call activate", "finish", "together, median", "at best"], rows);
}

/** The median of rounds by their sum, and the shortest sum. */
function inRow(rounds) {
  const sorted = rounds.toSorted((a, b) => sum(a) - sum(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  return [...middle, sum(middle), sum(sorted[0])].map(inWords);
}

/** Is activated by the same event, and has one line. */
async function packageNothing(folder) {
  const place = path.join(folder, "nothing");
  const vsix = path.join(folder, "nothing.vsix");
  const { engines } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const manifest = {
    name: "nothing",
    publisher: "podgrace",
    version: "0.0.1",
    engines: { vscode: engines.vscode },
  };
  const started = { main: "./main.js", activationEvents: ["onLanguage:yaml"] };
  mkdirSync(place);
  writeFileSync(path.join(place, "package.json"), JSON.stringify({ ...manifest, ...started }));
  writeFileSync(path.join(place, "main.js"), "exports.activate = () => {};\n");
  await runVsce(vsix, place, ["--skip-license"]);
  return vsix;
}

const sum = (values) => values.reduce((all, each) => all + each, 0);
const inWords = (milliseconds) => `${milliseconds} ms`;

async function timesIn(host, id, vsix, folder) {
  const { page, close } = await openEditor({ host, vsix, folder, openFile: "namespace.yaml" });
  try {
    page.setDefaultTimeout(60_000);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const end = Date.now() + 120_000; Date.now() < end; ) {
      const times = timesOf(await startupPerformance(page), id);
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
function timesOf(text, id) {
  const row = text.split("\n").find((line) => line.startsWith(`| ${id} `));
  const cells = row?.slice(`| ${id} `.length).replace(/^ *\|/, "").split("|");
  const times = cells?.slice(1, 4).map(Number);
  return times?.every(Number.isFinite) ? times : null;
}
