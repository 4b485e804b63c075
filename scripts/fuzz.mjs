/**
 * `npm run fuzz -- --minutes 5 [--seed 1]`: random texts through the engine, see test/fuzz. Prints what was tried; texts with
 * which something went wrong are saved in `.fuzz`. The exit code is 1 when there were any.
 *
 *   --readings 20     how many texts go through both readers of YAML before each input
 *   --fixes-every 1   the fixes of one input in so many are tried; they cost more than all the rest
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { inProject } from "./lib/paths.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    readings: { type: "string", default: "20" },
    "fixes-every": { type: "string", default: "1" },
  },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const perInput = { readings: Number(values.readings), fixesEvery: Number(values["fixes-every"]) };
if (!(minutes > 0) || !Number.isInteger(seed) || !(perInput.readings >= 0) || !(perInput.fixesEvery >= 1)) {
  console.error("Give numbers: --minutes 5 --seed 1 --readings 20 --fixes-every 1");
  process.exit(2);
}

const { fuzz, fixturesIn } = await bundled("test/fuzz/main.ts");
const end = Date.now() + minutes * 60_000;
let failures = 0;
console.log(`seed ${seed}`);
const tally = fuzz(seed, fixturesIn(inProject("test/rules")), goesOn, save, perInput);
const { inputs, readings, crashes, hangs, fixes, violations } = tally;
console.log(`${readings} texts read by both readers of YAML`);
console.log(`${inputs} inputs to the engine, ${crashes} crashes, ${hangs} longer than a second`);
console.log(`${fixes} fixes, ${violations} violations`);
process.exitCode = failures > 0 ? 1 : 0;

function goesOn(inputs) {
  if (inputs > 0 && inputs % 50_000 === 0) console.log(`… ${inputs} inputs`);
  return Date.now() < end;
}

function save({ what, text }) {
  failures++;
  if (failures > 50) return;
  const file = inProject(".fuzz", `${seed}-${failures}.yaml`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${what.split("\n")[0]}\n  ${file}`);
}

/** The harness is TypeScript, which Node does not run by itself. */
async function bundled(entry) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "podgrace-fuzz-"));
  try {
    const outfile = path.join(folder, "fuzz.cjs");
    await esbuild.build({
      entryPoints: [inProject(entry)],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
      logLevel: "warning",
    });
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
