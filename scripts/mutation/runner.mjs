/**
 * Runs the tests for Stryker in its own process: one bundle of the tests and of the code that Stryker has put its mutants into,
 * loaded once. Only a mutant that counts while modules are loaded needs a bundle of its own.
 */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import * as esbuild from "esbuild";

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, "in-process", createRunner),
  declareFactoryPlugin(PluginKind.Reporter, "survivors", createReporter),
];

/** Says at once what no test has noticed: a whole run takes a while. */
function createReporter() {
  return {
    onMutantTested({ status, fileName, location: { start }, mutatorName, replacement }) {
      if (status !== "Survived" && status !== "NoCoverage") return;
      const place = `${path.relative("server/src", fileName)}:${start.line}:${start.column}`;
      console.log(`${status} ${place} ${mutatorName} ${replacement.replace(/\s+/g, " ").slice(0, 100)}`);
    },
  };
}
createReporter.inject = [];

createRunner.inject = ["options"];

function createRunner({ podgraceTests }) {
  // What the mutated code reads, under this name, in the process that it runs in.
  globalThis.__stryker__ ??= {};
  const state = globalThis.__stryker__;
  let bundle;
  let tests = [];
  let loads = 0;
  /** The tests that have noticed something in a file, the latest first: they are likely to do so again. */
  const noticed = new Map();

  async function load() {
    return (await import(`${pathToFileURL(bundle)}?${loads++}`)).tests;
  }

  /** The result of the tests, up to the first that fails. */
  async function run(chosen, bail) {
    const results = [];
    for (const { id, run } of chosen) {
      state.currentTestId = id;
      const started = performance.now();
      const failure = await failureOf(run);
      results.push(resultOf(id, performance.now() - started, failure));
      const late = determineHitLimitReached(state.hitCount, state.hitLimit);
      if (late) return late;
      if (bail && failure !== null) break;
    }
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results };
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      bundle = await bundled(podgraceTests);
      tests = await load();
    },
    async dryRun() {
      const result = await run(tests, false);
      return { ...result, mutantCoverage: state.mutantCoverage };
    },
    async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment, disableBail }) {
      Object.assign(state, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
      try {
        const all = reloadEnvironment ? await load() : tests;
        const wanted = testFilter && new Set(testFilter);
        const chosen = wanted ? all.filter(({ id }) => wanted.has(id)) : all;
        const likely = noticed.get(activeMutant.fileName) ?? [];
        const place = ({ id }) => (likely.includes(id) ? likely.indexOf(id) : likely.length);
        const inOrder = [...chosen].sort((a, b) => place(a) - place(b));
        const result = toMutantRunResult(await run(inOrder, !disableBail));
        const killers = result.killedBy ?? [];
        noticed.set(activeMutant.fileName, [...new Set([...killers, ...likely])]);
        return result;
      } catch (error) {
        // The mutant does not even load.
        return toMutantRunResult({
          status: DryRunStatus.Complete,
          tests: [resultOf(tests[0].id, 0, String(error))],
        });
      } finally {
        Object.assign(state, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      }
    },
  };
}

async function failureOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

function resultOf(id, timeSpentMs, failureMessage) {
  const result = { id, name: id, timeSpentMs };
  return failureMessage === null
    ? { ...result, status: TestStatus.Success }
    : { ...result, status: TestStatus.Failed, failureMessage };
}

/** The test files as one module that exports `tests`. */
async function bundled(files) {
  const outfile = path.resolve(".mutation", `tests-${process.pid}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  const stand = path.resolve("scripts/mutation/vitestInOneProcess.mjs");
  const contents = [
    ...files.map((file) => `import ${JSON.stringify(path.resolve(file))};`),
    `export { tests } from ${JSON.stringify(stand)};`,
  ];
  await esbuild.build({
    stdin: { contents: contents.join("\n"), resolveDir: process.cwd() },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    alias: { vitest: stand },
    plugins: [{ name: "places", setup: keepPlaces }],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return outfile;
}

/** Tests look for their fixtures beside themselves. */
function keepPlaces(build) {
  build.onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path: file }) => ({
    contents: readFileSync(file, "utf8").replaceAll(
      "import.meta.url",
      JSON.stringify(pathToFileURL(file).href),
    ),
    loader: "ts",
  }));
}
