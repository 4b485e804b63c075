import { setFlagsFromString } from "node:v8";

/**
 * Keeps the part of memory small in which V8 makes new objects. It grows while much is made, to a quarter of all memory, and
 * gains little by it (docs/performance.md). Versions that have not been measured may not know the flag, and would say so on
 * standard error.
 */
export function keepYoungMemorySmall(): void {
  const version = versionOfV8();
  if (version >= v8OfNode20 && version <= v8OfNode24) setFlagsFromString("--semi-space-growth-factor=1");
}

export function versionOfV8(): number {
  return Number.parseInt(process.versions.v8, 10);
}

export const v8OfNode20 = 11;
const v8OfNode24 = 13;
