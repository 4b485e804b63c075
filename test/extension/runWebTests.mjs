/**
 * Runs the suites of test/extension/web in the web worker extension host of VS Code for the Web, with the files
 * of the packaged extension: `node test/extension/runWebTests.mjs`.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import { open } from "@vscode/test-web";
import { launchBrowser } from "../../scripts/hosts/browser.mjs";
import { webParts } from "../../scripts/hosts/catalogue.mjs";
import { installHost } from "../../scripts/hosts/installHost.mjs";
import { freePort } from "../../scripts/lib/freePort.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import { readZip } from "../../scripts/lib/zip.mjs";
import { bundleWebSuites } from "./bundle.mjs";
import { copyOfFixture, logFile, packagedExtension, report, resultFile, writeResult } from "./session.mjs";

const limitSeconds = 420;

const extensionPath = unpack(packagedExtension());
const tests = await bundleWebSuites();
const results = resultFile("web");
const { folder } = await installHost("web", console.log);
const { builds, commit } = webParts(folder);
const workspace = copyOfFixture("shop");
// In a browser what is edited is saved after a second, and then there is nothing left to be thrown away.
mkdirSync(path.join(workspace.folder, ".vscode"));
writeFileSync(path.join(workspace.folder, ".vscode/settings.json"), '{ "files.autoSave": "off" }\n');
const port = await freePort();
const server = await open({
  browserType: "none",
  quality: "stable",
  commit,
  testRunnerDataDir: builds,
  host: "localhost",
  port,
  extensionDevelopmentPath: tests.extension,
  extensionTestsPath: tests.entry,
  extensionPaths: [extensionPath],
  folderPath: workspace.folder,
});
const browser = await launchBrowser(console.log);
try {
  await runInPage();
} catch (error) {
  console.error(error);
} finally {
  await browser.close();
  server.dispose();
  workspace.remove();
}
// The server that serves the editor keeps connections open, so this process would not end by itself.
process.exit(report("web") ? 0 : 1);

async function runInPage() {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 760 } })).newPage();
  const log = [];
  page.on("console", (message) => log.push(`[page ${message.type()}] ${message.text()}`));
  let stop;
  const ended = new Promise((resolve) => {
    stop = resolve;
  });
  await page.exposeFunction("codeAutomationExit", stop);
  await page.exposeFunction("codeAutomationLog", (type, args) => {
    const line = format(...args);
    log.push(`[${type}] ${line}`);
    const found = /PODGRACE-RESULTS (\{.*\})/s.exec(line);
    if (found) writeResult(results, JSON.parse(found[1]));
  });
  const timer = setTimeout(stop, limitSeconds * 1000, "timeout");
  await page.goto(`http://localhost:${port}`);
  const code = await ended;
  clearTimeout(timer);
  if (code === 0) return;
  writeFileSync(logFile("web"), `${log.join("\n")}\n`);
  await page.screenshot({ path: inProject("test-results/web.png") });
  console.error(
    code === "timeout" ? `No result within ${limitSeconds} seconds.` : `The tests ended with code ${code}.`,
  );
}

/** The extension's files as a folder, since a web editor takes an extension from an address, not from a package. */
function unpack(vsix) {
  const target = inProject("out/extension-tests/unpacked");
  rmSync(target, { recursive: true, force: true });
  for (const entry of readZip(vsix)) {
    const file = path.join(target, entry.name);
    if (!file.startsWith(target + path.sep)) throw new Error(`${entry.name} lies outside of the package`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, entry.read());
  }
  return path.join(target, "extension");
}
