import { setFlagsFromString } from "node:v8";

/**
 * Keeps the part of memory small in which V8 makes new objects. It grows while much is made, to a quarter of all memory, and
 * gains little by it (docs/performance.md).
 */
export function keepYoungMemorySmall(): void {
  if (isMeasuredV8()) setFlagsFromString("--semi-space-growth-factor=1");
}

/** Versions that have not been measured may not know a flag, and would say so on standard error. */
export function isMeasuredV8(): boolean {
  const version = versionOfV8();
  return version >= v8OfNode20 && version <= v8OfNode24;
}

export function versionOfV8(): number {
  return Number.parseInt(process.versions.v8, 10);
}

export const v8OfNode20 = 11;
const v8OfNode24 = 13;
