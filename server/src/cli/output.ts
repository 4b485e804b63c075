import { exitCode } from "./exitCode.ts";
import { harmless } from "./terminal/harmless.ts";
import { withoutCommands } from "./terminal/pipelineCommands.ts";

/** Writes to standard output, which carries reports and what was asked for, and nothing else. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Writes a line to standard error. Names of files may be in it, so it is made harmless line by line. */
export function complain(message: string): void {
  process.stderr.write(`${withoutCommands(message.split("\n").map(harmless).join("\n"))}\n`);
}

/**
 * A reader that has seen enough and closed the pipe (`podgrace scan | head`) is no reason to complain. Any other failure
 * ends the process with a code of its own: a report cut short by a full disk must not pass for a whole one.
 */
export function watchOutput(): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    complain(`The report could not be written: ${error.message}`);
    process.exit(exitCode.crash);
  });
}
