import { spawn } from "node:child_process";
import { UsageError } from "../usageError.ts";

export interface GitAnswer {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

/**
 * Runs git in a folder, without a shell and with nothing of the repository's configuration that would start other
 * programs.
 *
 * @throws UsageError when there is no git
 */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer> {
  const quiet = ["-c", "core.fsmonitor=false", "-c", "core.pager=cat", "--no-optional-locks"];
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...quiet, ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaint.push(chunk));
    child.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "it is not installed" : error.message;
      reject(new UsageError(`--changed-since asks git, which could not be started: ${why}.`));
    });
    child.once("close", (code) =>
      resolve({
        code,
        output: Buffer.concat(output).toString(),
        complaint: Buffer.concat(complaint).toString(),
      }),
    );
  });
}
