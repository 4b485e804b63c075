import type { Runtime } from "./runtime.ts";

/** Longest stretch of work, in milliseconds, after which others have their turn: less than anybody notices. */
const longestStretch = 10;

/** Gives a function to await between the steps of long work; it pauses only when a stretch has become too long. */
export function pacer(pause: Runtime["pause"]): () => Promise<void> {
  let start = Date.now();
  return async () => {
    if (Date.now() - start < longestStretch) return;
    await pause();
    start = Date.now();
  };
}

/** Runs something once, when nobody has asked for it during the given milliseconds. */
export function debounced(milliseconds: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

/** Waits for a promise, but not longer than the given milliseconds. */
export async function withinMilliseconds(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

/** Waits the given milliseconds. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
