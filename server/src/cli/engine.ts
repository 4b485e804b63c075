import { setFlagsFromString } from "node:v8";
import { keepYoungMemorySmall, v8OfNode20, versionOfV8 } from "../host/youngMemory.ts";

/**
 * Fits V8 to a program that runs for a second (docs/performance.md has the figures).
 *
 * Where it is not asked to wait, it spends a quarter of all processor time on making code fast that hardly runs any more: V8 of
 * Node 20 counts the bytes of bytecode that a function has run, and takes it for hot at 132 kB. Long scans take less time with the
 * higher number as well. Later versions of V8 count calls.
 */
export function fitEngine(): void {
  if (versionOfV8() === v8OfNode20) setFlagsFromString("--interrupt-budget=400000");
  keepYoungMemorySmall();
}
