import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../lib/freePort.mjs";
import { endGroup, run, spawnGroup } from "../lib/run.mjs";

/** Settings that keep the editor from showing, asking or fetching anything of its own. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "telemetry.telemetryLevel": "off",
};

/**
 * Makes a profile for one run: an empty home with the folders that the server writes to. VS Code 1.96 makes
 * none of them itself unless its parent exists.
 *
 * @param {Record<string, unknown>} [settings] user settings, on top of the quiet ones
 * @param {{ userData?: string, extensions?: string }} [given] folders to use instead of new ones
 */
export function createProfile(settings = {}, given = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "podgrace-vscode-"));
  const profile = {
    folder,
    userData: given.userData ?? path.join(folder, "user"),
    extensions: given.extensions ?? path.join(folder, "extensions"),
    serverData: path.join(folder, "server"),
    log: path.join(folder, "server.log"),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
  const userSettings = path.join(profile.userData, "User");
  for (const each of [userSettings, profile.extensions, profile.serverData])
    mkdirSync(each, { recursive: true });
  const text = JSON.stringify({ ...quietSettings, ...settings }, null, 2);
  writeFileSync(path.join(userSettings, "settings.json"), text);
  return profile;
}

/** Installs a packaged extension into a profile. */
export async function installVsix(host, profile, vsix) {
  const args = [...serverArguments(host, profile), "--install-extension", path.resolve(vsix)];
  const { code, stdout, output } = await run(host.node, args, {
    env: environment(profile),
    timeoutSeconds: 120,
  });
  if (code !== 0 || !stdout.includes("successfully installed")) {
    throw new Error(`${path.basename(vsix)} could not be installed (code ${code}):\n${output.slice(-3000)}`);
  }
}

/**
 * Starts VS Code's server on a free port of the loopback interface.
 *
 * @param {{ server: string, node: string }} host from installHost
 * @param {ReturnType<typeof createProfile>} profile
 * @param {{ token?: string, automated?: boolean }} [options] `token` must then be in the first address opened;
 *   without one everybody on this machine may connect, which only a test may allow. `automated` lets the address name
 *   an extension under test, and keeps every notification from being shown
 * @returns {Promise<{ authority: string, stop: () => Promise<void> }>}
 */
export async function startServer(host, profile, { token, automated = false } = {}) {
  const port = await freePort();
  const args = [
    ...serverArguments(host, profile),
    "--host=127.0.0.1",
    `--port=${port}`,
    "--telemetry-level=off",
    "--disable-workspace-trust",
    "--force-disable-user-env",
    // Since about 1.100 the address may only name an extension under test when this is set.
    ...(automated ? ["--enable-smoke-test-driver"] : []),
    ...(token ? [`--connection-token=${token}`] : ["--without-connection-token"]),
  ];
  const child = spawnGroup(host.node, args, { env: environment(profile), stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => stopServer(child);
  try {
    await untilListening(child, profile.log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { authority: `127.0.0.1:${port}`, stop };
}

/**
 * The address of the workbench.
 *
 * @param {string} authority of the server
 * @param {{ folder?: string, workspaceFile?: string, payload?: readonly (readonly [string, string])[], token?: string }} what
 */
export function workbenchAddress(authority, { folder, workspaceFile, payload = [], token }) {
  const query = new URLSearchParams();
  if (token) query.set("tkn", token);
  if (workspaceFile) query.set("workspace", path.resolve(workspaceFile));
  else if (folder) query.set("folder", path.resolve(folder));
  else query.set("ew", "true");
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** How the workbench names a file on the server's disk. */
export function remoteFile(authority, file) {
  return `vscode-remote://${authority}${path.resolve(file)}`;
}

function serverArguments(host, profile) {
  return [
    path.join(host.server, "out/server-main.js"),
    "--accept-server-license-terms",
    `--server-data-dir=${profile.serverData}`,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
  ];
}

function environment(profile) {
  return { ...process.env, HOME: profile.folder };
}

function untilListening(child, logFile) {
  // Appending: what the page says goes to the same file.
  const log = createWriteStream(logFile, { flags: "a" });
  return new Promise((resolve, reject) => {
    let seen = "";
    const fail = (reason) => reject(new Error(`VS Code's server ${reason}:\n${seen.slice(-3000)}`));
    const timer = setTimeout(() => fail("did not start within 60 seconds"), 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        log.write(text);
        if (seen.length < 100_000) seen += text;
        if (seen.includes("Extension host agent listening")) {
          clearTimeout(timer);
          resolve();
        }
      });
    }
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("close", (code) => {
      clearTimeout(timer);
      log.end();
      fail(`ended with code ${code}`);
    });
  });
}

/** Ends the server and the extension hosts and language servers it started. */
function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => endGroup(child, "SIGKILL"), 5_000);
    child.once("close", () => {
      clearTimeout(hard);
      endGroup(child, "SIGKILL");
      resolve();
    });
    endGroup(child, "SIGTERM");
  });
}
