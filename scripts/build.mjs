/**
 * Bundles what ships: `node scripts/build.mjs [--minify] [--watch]`. Each output is one file that needs
 * nothing beside it; source maps are made for development only.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { inProject, root } from "./lib/paths.mjs";
import { thirdPartyNotices } from "./lib/thirdPartyNotices.mjs";

const node = { platform: "node", format: "cjs", target: "node20" };
const browser = { platform: "browser", format: "iife", target: "es2022" };

/** Runs in Node and in a worker: what only one of them has is loaded there only, by an `import()` in its entry. */
const both = {
  ...node,
  target: "es2022",
  conditions: ["browser"],
  // For Node this package names the same code as CommonJS, which requires modules of Node and is bigger.
  alias: { yaml: "./node_modules/yaml/browser/index.js" },
};

/** For every bundle. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  // The CommonJS wrappers that some packages name first hide their imports from the bundler.
  mainFields: ["module", "main"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

/** Modules that are read from files of their own, when they are asked for: what starts a program is small, and no code stands in two. */
function apart(files) {
  return {
    name: "apart",
    setup({ onResolve }) {
      for (const [module, path] of Object.entries(files)) {
        onResolve({ filter: new RegExp(`/${module}$`) }, ({ kind }) =>
          kind === "dynamic-import" ? { path, external: true } : undefined,
        );
      }
    },
  };
}

/** Parts of the command line are loaded with `require`, which takes less time than an `import()`. */
const inParts = { ...node, supported: { "dynamic-import": false } };

/** What is built from what. `vscode` exists only inside the editor's extension host. */
export const outputs = {
  "dist/client.js": {
    ...both,
    from: "client/src/main.ts",
    external: ["vscode"],
    // A tenth of the bundle that would never run; each of these files says why.
    alias: {
      minimatch: "./client/src/leftOut/minimatch.ts",
      "semver/functions/parse": "./client/src/leftOut/semver.cjs",
      "semver/functions/satisfies": "./client/src/leftOut/semver.cjs",
    },
  },
  "dist/desktop.js": {
    ...both,
    from: "client/src/desktop.ts",
    external: ["vscode"],
    plugins: [apart({ "main.ts": "./client.js" })],
    // The editor knows what `vscode` is where a file was required.
    supported: { "dynamic-import": false },
  },
  "dist/server.js": { ...both, from: "server/src/lsp/main.ts" },
  "dist/webview/timeline.js": { ...browser, from: "client/webview/timeline.ts" },
  "dist/webview/timeline.css": { ...browser, from: "client/webview/timeline.css" },
  "dist/cli.js": {
    ...inParts,
    from: "server/src/cli/start.ts",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [apart({ "main.ts": "./commands.js" })],
  },
  "dist/commands.js": {
    ...inParts,
    from: "server/src/cli/main.ts",
    plugins: [apart({ "lsp/node/main.ts": "./server.js" })],
  },
};

/** The files of the command line, as they go into its npm package. */
const ofCli = ["dist/cli.js", "dist/commands.js", "dist/server.js"];

/**
 * @param {{ minify?: boolean, watch?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function build({ minify = false, watch = false } = {}) {
  const missing = Object.entries(outputs).filter(([, { from }]) => !existsSync(inProject(from)));
  if (missing.length > 0) {
    const lines = missing.map(([to, { from }]) => `  ${from} (it becomes ${to})`);
    throw new Error(`Nothing was built, these entry files are missing:\n${lines.join("\n")}`);
  }
  rmSync(inProject("dist"), { recursive: true, force: true });
  const contexts = await Promise.all(
    Object.entries(outputs).map(([to, { from, ...settings }]) =>
      esbuild.context({
        ...common,
        ...settings,
        entryPoints: [from],
        outfile: to,
        minify,
        sourcemap: !minify,
      }),
    ),
  );
  try {
    const results = await Promise.all(contexts.map((context) => context.rebuild()));
    mkdirSync(inProject("dist"), { recursive: true });
    writeFileSync(
      inProject("dist/third-party-notices.txt"),
      thirdPartyNotices(results.map((each) => each.metafile)),
    );
    if (!watch) return;
    await Promise.all(contexts.map((context) => context.watch()));
    console.log("Built; watching for changes until Ctrl+C.");
  } finally {
    if (!watch) await Promise.all(contexts.map((context) => context.dispose()));
  }
}

/**
 * The program of the command line alone, as it goes into its npm package.
 *
 * @param {string} folder gets a folder `dist`
 * @returns {Promise<string>} the licences of the packages in it
 */
export async function buildCli(folder) {
  const results = await Promise.all(
    ofCli.map((file) => {
      const { from, ...settings } = outputs[file];
      const outfile = path.join(folder, file);
      return esbuild.build({ ...common, ...settings, entryPoints: [from], outfile, minify: true });
    }),
  );
  return thirdPartyNotices(results.map(({ metafile }) => metafile));
}

if (import.meta.filename === process.argv[1]) {
  const options = { minify: { type: "boolean" }, watch: { type: "boolean" } };
  try {
    await build(parseArgs({ options }).values);
  } catch (error) {
    // esbuild has already printed its own errors in full.
    console.error(error.errors ? "The build failed." : error.message);
    process.exitCode = 1;
  }
}
