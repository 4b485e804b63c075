import { setFlagsFromString } from "node:v8";
import { isMeasuredV8 } from "./youngMemory.ts";

/**
 * Lets V8 look for garbage sooner while many files are read and judged, of which little is kept: it takes a tenth less memory
 * behind that, for some more processor time while nobody types. Always, typing in a large file would take half as much time
 * again (docs/performance.md). Gives what ends it; several may overlap.
 */
export function createTightHeap(setFlag: (flag: string) => void = setFlagsFromString): () => () => void {
  let users = 0;
  const grow = (percent: number) => isMeasuredV8() && setFlag(`--heap-growing-percent=${percent}`);
  return () => {
    if (++users === 1) grow(tight);
    return () => {
      if (--users === 0) grow(asUsual);
    };
  };
}

/** Percent by which the heap may grow before V8 looks for garbage. */
const tight = 40;
/** V8 decides, by how quickly memory is taken and given back. */
const asUsual = 0;
