import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * Runs a program to its end and collects what it printed. It never throws: a program that cannot be
 * started has code 127, one that outlived `timeoutSeconds` is ended and has code 124.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number, show?: boolean }} [options]
 *   `show` passes the output through to this process's own as well.
 * @returns {Promise<{ code: number, stdout: string, output: string, seconds: number }>}
 */
export function run(
  program,
  args,
  { cwd = root, env = process.env, timeoutSeconds = 600, show = false } = {},
) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawnGroup(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      output += text;
      if (show) process.stdout.write(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (show) process.stderr.write(text);
    });

    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child, "SIGKILL");
      // Something that left the group may hold the pipes open; nobody waits for it.
      child.stdout.destroy();
      child.stderr.destroy();
    }, timeoutSeconds * 1000);
    const finish = (code, note) => {
      clearTimeout(timer);
      resolve({ code, stdout, output: output + note, seconds: (performance.now() - started) / 1000 });
    };
    child.once("error", (error) => finish(127, `${program}: ${error.message}\n`));
    child.once("close", (code, signal) => {
      if (timedOut) finish(124, `\nended after ${timeoutSeconds} seconds: ${program} ${args.join(" ")}\n`);
      else finish(code ?? 1, signal ? `\nended by ${signal}\n` : "");
    });
  });
}

/** Runs a script with the Node that runs this one. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

const alive = new Set();
const ownGroups = process.platform !== "win32";

/**
 * Starts a program in a process group of its own, so that ending it ends its children too, and
 * remembers it, so that nothing outlives this process when it is interrupted.
 */
export function spawnGroup(program, args, options) {
  const child = spawn(program, args, { ...options, detached: ownGroups });
  if (alive.size === 0) watchForInterrupts();
  alive.add(child);
  const forget = () => alive.delete(child);
  child.once("close", forget).once("error", forget);
  return child;
}

/** Sends a signal to a program started by `spawnGroup` and to everything it started. */
export function endGroup(child, signal) {
  try {
    process.kill(ownGroups ? -child.pid : child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

let watching = false;

function watchForInterrupts() {
  if (watching) return;
  watching = true;
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    process.once(signal, () => process.exit(code));
  }
  process.once("exit", () => {
    for (const child of alive) endGroup(child, "SIGTERM");
  });
}
