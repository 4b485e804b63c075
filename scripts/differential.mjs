/**
 * Holds what is read from charts and overlays against what they render to, for every repository below a folder:
 *
 *   node scripts/differential.mjs FOLDER [--details]
 *
 * "Contradicted" are findings at warning or above that the rendering with default values does not have, "wrong facts" what is
 * told of a workload and turns out otherwise: both have to be 0. The real Helm and kubectl are installed on demand.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { ensureRenderTools } from "./hosts/renderTools.mjs";
import { root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";

const [folder, ...others] = process.argv.slice(2);
if (!folder || !existsSync(folder)) {
  console.error("Name a folder of repositories: node scripts/differential.mjs FOLDER [--details]");
  process.exit(2);
}
const scratch = mkdtempSync(path.join(tmpdir(), "podgrace-differential-"));
try {
  const { helm, kubectl } = await ensureRenderTools(console.error);
  const program = path.join(scratch, "differential.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/differential/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const env = { ...process.env, PODGRACE_HELM: helm, PODGRACE_KUBECTL: kubectl };
  const { code } = await runNode([program, path.resolve(folder), ...others], {
    env,
    timeoutSeconds: 3600,
    show: true,
  });
  process.exitCode = code;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
