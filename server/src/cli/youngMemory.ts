import { setFlagsFromString } from "node:v8";

/**
 * Keeps the part of memory small in which new objects are made. V8 doubles it up to 16 MB twice over while a scan runs, which
 * is a quarter of all memory that it takes and no gain in time (docs/performance.md). Later versions may not know the flag,
 * and would say so on standard error.
 */
export function keepYoungMemorySmall(): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version >= oldestMeasured && version <= newestMeasured)
    setFlagsFromString("--semi-space-growth-factor=1");
}

/** V8 of Node 20 and of Node 24. */
const oldestMeasured = 11;
const newestMeasured = 13;
