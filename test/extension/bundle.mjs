import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { inProject } from "../../scripts/lib/paths.mjs";

const common = { bundle: true, format: "cjs", sourcemap: "inline", logLevel: "warning" };

/**
 * Bundles the suites for the Node extension host.
 *
 * @returns {Promise<{ extension: string, entry: string }>} an extension of nothing but a manifest, which VS Code
 *   wants to be "under development" while the packaged Podgrace is installed; and the module with `run`
 */
export async function bundleNodeSuites() {
  const folder = emptyExtension("node");
  const sources = inProject("test/extension/suite");
  const files = readdirSync(sources).filter((file) => file.endsWith(".ts"));
  await esbuild.build({
    ...common,
    entryPoints: files.map((file) => path.join(sources, file)),
    outdir: folder,
    platform: "node",
    target: "node20",
    external: ["vscode", "mocha"],
  });
  return { extension: folder, entry: path.join(folder, "index.js") };
}

/** Bundles the suites for the web worker extension host, mocha included. */
export async function bundleWebSuites() {
  const folder = emptyExtension("web");
  const entry = path.join(folder, "index.js");
  await esbuild.build({
    ...common,
    entryPoints: [inProject("test/extension/web/index.ts")],
    outfile: entry,
    platform: "browser",
    target: "es2022",
    external: ["vscode"],
    define: { global: "globalThis" },
  });
  return { extension: folder, entry };
}

function emptyExtension(name) {
  const folder = inProject("out/extension-tests", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: `podgrace-tests-${name}`,
    publisher: "podgrace",
    version: "0.0.0",
    engines: { vscode: "*" },
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
