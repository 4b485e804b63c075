import { harmless } from "./terminal/harmless.ts";

/** Writes to standard output, which carries reports and what was asked for, and nothing else. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Writes a line to standard error. Names of files may be in it, so it is made harmless line by line. */
export function complain(message: string): void {
  process.stderr.write(`${message.split("\n").map(harmless).join("\n")}\n`);
}

/** A reader that has seen enough and closed the pipe (`podgrace scan | head`) is no reason to complain. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
