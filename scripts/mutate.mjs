/**
 * `npm run mutate -- [PATTERN …]`: puts small faults into the rules and into the shutdown, one at a time, and says which of them no
 * test notices. Works in a copy of the repository, with Stryker in it and nowhere else; needs Node.js 22 and the network. The
 * report for machines is `.mutation/report.json`.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inProject, root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

/** Texts of messages are compared anyway, and most of the others are ids: without them a run takes half as long. */
const boring = ["StringLiteral"];
const mutated = [
  "server/src/rules/**/*.ts",
  "!server/src/rules/sources.ts",
  "server/src/core/shutdown/**/*.ts",
];
const testFolders = ["test/core/shutdown", "test/rules", "test/languageService"];
/** They take long and notice nothing that the others do not: random edits, generated documents, files of expected pages. */
const leftOut =
  /incremental|stability|serviceState|obstacleTo|readSettings|composeMinimal|properties|generated|pages|catalogue/;
const copied = ["server", "test", "scripts", "docs", "examples", "schemas"];

if (Number(process.versions.node.split(".", 1)[0]) < 22) {
  console.error("Stryker needs Node.js 22 or later.");
  process.exit(2);
}
const copy = mkdtempSync(path.join(os.tmpdir(), "podgrace-mutation-"));
try {
  for (const name of [...copied, ...filesAtTop()])
    cpSync(inProject(name), path.join(copy, name), { recursive: true });
  const install = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  await must("npm", [...install, "@stryker-mutator/core@10", "@stryker-mutator/api@10"]);
  writeFileSync(path.join(copy, "stryker.json"), JSON.stringify(configuration(process.argv.slice(2))));
  await must(process.execPath, ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", "stryker.json"]);
  mkdirSync(inProject(".mutation"), { recursive: true });
  cpSync(path.join(copy, "report.json"), inProject(".mutation", "report.json"));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Runs a program in the copy, for hours if need be. */
async function must(program, args) {
  const { code } = await run(program, args, { cwd: copy, timeoutSeconds: 6 * 3600, show: true });
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
}

function filesAtTop() {
  return readdirSync(root).filter((name) => /^(package(-lock)?|tsconfig(\.base)?)\.json$/.test(name));
}

function configuration(patterns) {
  const tests = testFolders.flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true }).map((name) => path.posix.join(folder, name)),
  );
  return {
    mutate: patterns.length > 0 ? patterns : mutated,
    mutator: { excludedMutations: boring },
    testRunner: "in-process",
    plugins: ["./scripts/mutation/runner.mjs"],
    podgraceTests: tests.filter((name) => name.endsWith(".test.ts") && !leftOut.test(name)),
    warnings: { unknownOptions: false },
    coverageAnalysis: "perTest",
    // The copy is the sandbox.
    inPlace: true,
    timeoutMS: 20_000,
    reporters: ["survivors", "clear-text", "progress-append-only", "json"],
    clearTextReporter: { logTests: false, reportTests: false, reportMutants: false },
    jsonReporter: { fileName: "report.json" },
  };
}
