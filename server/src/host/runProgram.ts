import { type ChildProcess, spawn } from "node:child_process";

/** How a program is run: no shell, no terminal, an environment that is given whole. */
export interface ProgramRun {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly timeLimit: number;
  /** Bytes of standard output after which it is ended. */
  readonly outputLimit: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

export type ProgramResult =
  | { readonly state: "ended"; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly state: "not-started"; readonly detail: string }
  | { readonly state: "too-slow" | "too-much" | "cancelled" };

/** Bytes of standard error that are kept: the first line is what is shown. */
const errorLimit = 64 * 1024;

/** Runs a program to its end, or ends it together with everything it started. Never throws. */
export function runProgram(run: ProgramRun): Promise<ProgramResult> {
  if (run.signal.aborted) return Promise.resolve({ state: "cancelled" });
  return new Promise((resolve) => {
    const child = startProgram(run);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let errorSize = 0;
    let stopped: "too-slow" | "too-much" | "cancelled" | undefined;

    function stop(why: NonNullable<typeof stopped>): void {
      stopped ??= why;
      endGroup(child);
      // Somebody else may hold the pipes open; what comes out of them is of no interest any more.
      child.stdout?.destroy();
      child.stderr?.destroy();
    }
    const cancel = () => stop("cancelled");
    const timer = setTimeout(() => stop("too-slow"), run.timeLimit);
    run.signal.addEventListener("abort", cancel);

    child.stdout?.on("data", (bytes: Buffer) => {
      size += bytes.length;
      if (size > run.outputLimit) stop("too-much");
      else stdout.push(bytes);
    });
    child.stderr?.on("data", (bytes: Buffer) => {
      if (errorSize < errorLimit) stderr.push(bytes);
      errorSize += bytes.length;
    });
    function finish(result: ProgramResult): void {
      clearTimeout(timer);
      run.signal.removeEventListener("abort", cancel);
      resolve(result);
    }
    child.once("error", (error) => finish({ state: "not-started", detail: error.message }));
    child.once("close", (code) => {
      if (stopped !== undefined) return finish({ state: stopped });
      finish({ state: "ended", code: code ?? 1, stdout: textOf(stdout), stderr: textOf(stderr) });
    });
  });
}

/** In a process group of its own, so that ending it ends what it started too. */
function startProgram({ program, args, cwd, env }: ProgramRun): ChildProcess {
  return spawn(program, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    shell: false,
    windowsHide: true,
    detached: hasGroups,
  });
}

const hasGroups = process.platform !== "win32";

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(hasGroups ? -child.pid : child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString("utf8");
}
