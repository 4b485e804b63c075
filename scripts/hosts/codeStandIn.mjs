#!/usr/bin/env node
/**
 * A stand-in for the `code` program: it takes the arguments that @vscode/test-electron passes to a desktop
 * VS Code and runs the same tests in the Node extension host of a VS Code server, with a headless browser
 * as its window. Besides the arguments it reads:
 *
 *   PODGRACE_HOST                 which host of the catalogue to use (default: newest)
 *   PODGRACE_HOST_LIMIT_SECONDS   how long the tests may take (default: 240)
 */
import { appendFileSync, copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { format, parseArgs } from "node:util";
import { inProject } from "../lib/paths.mjs";
import { launchBrowser } from "./browser.mjs";
import { installHost } from "./installHost.mjs";
import { createProfile, installVsix, remoteFile, startServer, workbenchAddress } from "./vscodeServer.mjs";

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionTestsPath: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    "install-extension": { type: "string", multiple: true },
  },
});

process.exitCode = await runTestsInServer();

async function runTestsInServer() {
  const hostName = process.env.PODGRACE_HOST ?? "newest";
  const host = await installHost(hostName);
  const profile = createProfile(
    {},
    { userData: values["user-data-dir"], extensions: values["extensions-dir"] },
  );
  let server;
  let browser;
  let code = 1;
  try {
    for (const vsix of values["install-extension"] ?? []) await installVsix(host, profile, vsix);
    server = await startServer(host, profile, { automated: true });
    browser = await launchBrowser();
    code = await runInPage(await openPage(browser, profile.log), server.authority);
  } catch (error) {
    console.error(error);
  } finally {
    await browser?.close();
    await server?.stop();
  }
  if (code !== 0) keepLog(profile.log, hostName);
  profile.remove();
  return code;
}

/** What an editor said in a run that failed outlives its profile. */
function keepLog(log, hostName) {
  if (!existsSync(log)) return;
  mkdirSync(inProject("test-results"), { recursive: true });
  copyFileSync(log, inProject("test-results", `${hostName}.log`));
}

async function openPage(browser, log) {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  page.on("console", (message) => appendFileSync(log, `[page ${message.type()}] ${message.text()}\n`));
  // The workbench hands over what the extension host writes to its console: it goes to the log as well.
  await page.exposeFunction("codeAutomationLog", (type, args) => {
    appendFileSync(log, `[${type}] ${format(...args)}\n`);
  });
  return page;
}

/** Loads the workbench with the tests and waits for the code that it reports when they have run. */
async function runInPage(page, authority) {
  let stop;
  const ended = new Promise((resolve) => {
    stop = resolve;
  });
  await page.exposeFunction("codeAutomationExit", (code) => stop({ code }));
  page.once("crash", () => stop({ trouble: "the page crashed" }));
  const seconds = Number(process.env.PODGRACE_HOST_LIMIT_SECONDS ?? 240);
  const timer = setTimeout(() => stop({ trouble: `no result within ${seconds} seconds` }), seconds * 1000);

  const developed = (values.extensionDevelopmentPath ?? []).map((each) => [
    "extensionDevelopmentPath",
    remoteFile(authority, each),
  ]);
  const payload = [...developed, ["extensionTestsPath", remoteFile(authority, values.extensionTestsPath)]];
  if (values["disable-extensions"]) payload.push(["disableExtensions", "true"]);
  const folder = positionals.find((each) => existsSync(each) && statSync(each).isDirectory());
  await page.goto(workbenchAddress(authority, { folder, payload }));

  const { code, trouble } = await ended;
  clearTimeout(timer);
  if (trouble) {
    console.error(trouble);
    await page.screenshot({ path: inProject("test-results/last-page.png") }).catch(() => {});
  }
  return code ?? 1;
}
