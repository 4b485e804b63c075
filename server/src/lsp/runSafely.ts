/** Writes a line where the user looks for the reason when something does not work. */
export type Log = (line: string) => void;

/**
 * Wraps a handler so that whatever goes wrong in it (a mistake of ours, parameters that are none) becomes a line in the
 * log and an empty answer: the server must outlive every input. So does an error with which the client answers a request of
 * ours. An answer that is an error on purpose is returned, not thrown.
 */
export function runSafely<P extends readonly unknown[], R>(
  log: Log,
  what: string,
  empty: R,
  run: (...params: P) => R | Promise<R>,
): (...params: P) => Promise<R> {
  return async (...params) => {
    try {
      return await run(...params);
    } catch (error) {
      log(`${what} failed: ${describe(error)}`);
      return empty;
    }
  };
}

/** The stack where there is one, because only it tells where the mistake is. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
