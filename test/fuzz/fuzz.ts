import { isDeepStrictEqual } from "node:util";
import { defaultLimits } from "../../server/src/core/yaml/limits.ts";
import { parseWithPackage } from "../../server/src/core/yaml/parseDocument.ts";
import { readPlain } from "../../server/src/core/yaml/plain/readPlain.ts";
import { splitDocuments } from "../../server/src/core/yaml/splitDocuments.ts";
import { check } from "./check.ts";
import { randomFile } from "./manifests.ts";
import { type Random, randomFrom } from "./random.ts";
import { mutated, soup } from "./texts.ts";

export interface Tally {
  readonly inputs: number;
  /** Texts that were given to both readers of YAML and compared. */
  readonly readings: number;
  readonly fixes: number;
  readonly crashes: number;
  /** Inputs that took longer than a second of processor time. */
  readonly hangs: number;
  readonly violations: number;
}

/** An input with which something went wrong, made as short as can be in a moment. */
export interface Failure {
  readonly what: string;
  readonly text: string;
}

/**
 * Random texts through the engine, as long as `goesOn` says so: manifests of all kinds, fixtures damaged by bad luck, lines thrown
 * together. Before each input `readings` texts are given to both readers of YAML, which is cheaper; the fixes of one input in
 * `fixesEvery` are tried, which costs more than all the rest. The same seed and numbers give the same texts.
 */
export function fuzz(
  seed: number,
  fixtures: readonly string[],
  goesOn: (inputs: number) => boolean,
  report: (failure: Failure) => void,
  { readings = 20, fixesEvery = 1 } = {},
): Tally {
  const random = randomFrom(seed);
  const tally = { inputs: 0, readings: 0, fixes: 0, crashes: 0, hangs: 0, violations: 0 };
  while (goesOn(tally.inputs)) {
    for (let left = readings; left > 0; left--) {
      const text = random.once(2) ? soup(random) : mutated(random.one(fixtures), random);
      tally.readings++;
      if (!readersAgree(text)) report({ what: "the two readers of YAML disagree", text });
    }
    const text = inputFor(random, fixtures);
    const began = process.cpuUsage();
    tally.inputs++;
    const { crash, fixes, violations } = attempt(text, tally.inputs % fixesEvery === 0);
    tally.fixes += fixes;
    const spent = process.cpuUsage(began);
    // Of the processor, not of the clock: other programs may be at work too.
    const slow = spent.user + spent.system > 1_000_000;
    if (crash) tally.crashes++;
    if (slow) tally.hangs++;
    tally.violations += violations.length;
    const what = crash ?? violations[0] ?? (slow ? "took longer than a second" : null);
    if (what !== null) report({ what, text: slow ? text : shortened(text, what) });
  }
  return tally;
}

/** Data, spans and problems are equal wherever the quick reader reads. */
function readersAgree(text: string): boolean {
  return splitDocuments(text).every(({ start, end }) => {
    const slice = text.slice(start, end);
    const root = readPlain(slice, defaultLimits);
    return root === null || isDeepStrictEqual({ root, problems: [], plain: false }, parseWithPackage(slice));
  });
}

function inputFor(random: Random, fixtures: readonly string[]): string {
  switch (random.below(5)) {
    case 0:
      return soup(random);
    case 1:
      return randomFile(random);
    case 2:
      return mutated(randomFile(random), random);
    case 3:
      return `${random.one(fixtures).replace(/\n?$/, "\n")}---\n${mutated(random.one(fixtures), random)}`;
    default:
      return mutated(random.one(fixtures), random);
  }
}

function attempt(text: string, withFixes = true) {
  try {
    return { crash: null, ...check(text, randomFrom(text.length), withFixes) };
  } catch (error) {
    const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { crash, fixes: 0, violations: [] as string[] };
  }
}

/** Takes lines away as long as the same goes wrong. */
function shortened(text: string, what: string): string {
  let lines = text.split("\n");
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < lines.length; ) {
      const fewer = [...lines.slice(0, start), ...lines.slice(start + size)];
      const { crash, violations } = attempt(fewer.join("\n"));
      const same = crash === null ? violations.includes(what) : what.startsWith(crash.slice(0, 60));
      if (same) lines = fewer;
      else start += size;
    }
  }
  return lines.join("\n");
}
