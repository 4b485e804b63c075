import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Root of the repository. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The program as users run it: one bundled file, in a process of its own. */
export interface BundledCli {
  /** Where it lies, for tests that need the process itself. */
  readonly program: string;
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  dispose(): Promise<void>;
}

/** Bundles the program from the sources, as scripts/build.mjs does, so that no test runs an old build. */
export async function bundleCli(): Promise<BundledCli> {
  const folder = await mkdtemp(path.join(tmpdir(), "podgrace-cli-"));
  const program = path.join(folder, "dist", "cli.js");
  await build({
    absWorkingDir: repository,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  await copyFile(path.join(repository, "package.json"), path.join(folder, "package.json"));
  return {
    program,
    run: (args, options) => run(program, args, options),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

function run(
  program: string,
  args: readonly string[],
  { cwd, input, env }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: cwd ?? repository,
    env: { PATH: process.env.PATH ?? "", COLUMNS: "80", ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
