/**
 * Runs the suites of test/extension/suite inside a real VS Code in which the packaged extension is installed:
 *
 *   node test/extension/runTests.mjs [oldest|newest] [--grep TEXT]
 *
 * Where VSCODE_EXECUTABLE names a desktop VS Code, that one is used instead of the host from the npm registry.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from "@vscode/test-electron";
import { canRunServerHosts, hosts } from "../../scripts/hosts/catalogue.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import { bundleNodeSuites } from "./bundle.mjs";
import { copyOfFixture, packagedExtension, report, resultFile } from "./session.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
const name = positionals[0] ?? "newest";
if (!hosts[name]?.desktop) throw new Error(`There is no host ${name}; choose oldest or newest.`);

const vsix = packagedExtension();
const { extension, entry } = await bundleNodeSuites();
const results = resultFile(name);
const workspace = copyOfFixture("shop");
const profile = mkdtempSync(path.join(os.tmpdir(), "podgrace-profile-"));
const profileArgs = [
  `--user-data-dir=${path.join(profile, "user")}`,
  `--extensions-dir=${path.join(profile, "extensions")}`,
];
try {
  const desktop = await desktopEditor();
  if (desktop) installInto(desktop);
  await runTests({
    vscodeExecutablePath: desktop ?? inProject("scripts/hosts/codeStandIn.mjs"),
    extensionDevelopmentPath: extension,
    extensionTestsPath: entry,
    launchArgs: [workspace.folder, ...profileArgs, ...(desktop ? [] : [`--install-extension=${vsix}`])],
    extensionTestsEnv: {
      PODGRACE_HOST: name,
      PODGRACE_RESULT_FILE: results,
      ...(values.grep ? { PODGRACE_TEST_GREP: values.grep } : {}),
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  workspace.remove();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
if (!report(name)) process.exitCode = 1;

/** The desktop VS Code to use, if there is a choice of one or if this platform has no host in the registry. */
async function desktopEditor() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  return canRunServerHosts() ? undefined : downloadAndUnzipVSCode(hosts[name].desktop);
}

/** The desktop program that runs tests does not install extensions; its command line companion does. */
function installInto(executable) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const shell = process.platform === "win32";
  const all = [...args, ...profileArgs, "--install-extension", vsix, "--force"];
  const { status } = spawnSync(shell ? `"${cli}"` : cli, all, { stdio: "inherit", shell });
  if (status !== 0) throw new Error(`${cli} could not install ${vsix}`);
}
