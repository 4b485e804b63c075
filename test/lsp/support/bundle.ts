import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const project = path.resolve(import.meta.dirname, "../../..");

/** The server as it ships, made from the sources as they are now, in a folder of its own. */
export interface Bundle {
  readonly server: string;
  remove(): void;
}

/** Bundles as scripts/build.mjs does, so that a build that is older than the sources is never tested. */
export async function bundleServer(): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), "podgrace-server-"));
  const server = path.join(folder, "dist", "server.js");
  // The pages of the rules are packaged beside it.
  mkdirSync(path.join(folder, "docs", "rules"), { recursive: true });
  await build({
    absWorkingDir: project,
    entryPoints: ["server/src/lsp/main.ts"],
    outfile: server,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    conditions: ["browser"],
    alias: { yaml: "./node_modules/yaml/browser/index.js" },
    logLevel: "error",
  });
  return { server, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
