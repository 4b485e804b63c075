import { existsSync, readFileSync, rmSync } from "node:fs";
import { ensureRenderTools } from "../hosts/renderTools.mjs";
import { inProject } from "./paths.mjs";
import { programOf } from "./program.mjs";
import { runNode } from "./run.mjs";

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string} [details] what to show in full when something failed
 *
 * @typedef {object} Section
 * @property {string} name for --only
 * @property {readonly string[]} [prerequisites] what has to be installed: "chromium", "editors", "render-tools", "unix-tools", hosts of the catalogue
 * @property {boolean} [needsPackage] it tests the .vsix file
 * @property {() => Promise<Outcome>} run
 */

/**
 * What `npm test` does, in this order.
 *
 * @type {readonly Section[]}
 */
export const sections = [
  check("types", "typescript", "tsc", ["-b"]),
  check("lint", "@biomejs/biome", "biome", ["check", "."]),
  check("knip", "knip", "knip", []),
  { name: "package", run: () => countAsOne([inProject("scripts/package.mjs")], 300) },
  { name: "unit", prerequisites: ["unix-tools"], run: () => vitestTests("unit") },
  { name: "differential", prerequisites: ["render-tools"], run: differentialTests },
  editorTests("oldest", "runTests.mjs", ["oldest"]),
  editorTests("newest", "runTests.mjs", ["newest"]),
  editorTests("web", "runWebTests.mjs", ["web"]),
  editorTests("ui", "runUiTests.mjs", ["newest", "render-tools"]),
  { name: "editors", prerequisites: ["editors"], run: otherEditors },
];

function check(name, packageName, program, args) {
  return { name, run: () => countAsOne([programOf(packageName, program), ...args], 300) };
}

/** A program that says yes or no by its exit code counts as one test. */
async function countAsOne(args, timeoutSeconds) {
  const { code, output } = await runNode(args, { timeoutSeconds });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: output };
}

/** What is read from charts and overlays, held against what the real programs render. */
async function differentialTests() {
  const { helm, kubectl } = await ensureRenderTools();
  const env = { ...process.env, PODGRACE_HELM: helm, PODGRACE_KUBECTL: kubectl };
  return vitestTests("differential", ["--config", inProject("test/differential/vitest.config.mts")], env);
}

async function vitestTests(name, more = [], env = process.env) {
  const report = inProject("test-results", `${name}.json`);
  rmSync(report, { force: true });
  const args = ["run", ...more, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await runNode([programOf("vitest", "vitest"), ...args], {
    timeoutSeconds: 1500,
    env,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, details: output };
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  // A test that is skipped or left to do proves nothing, so it counts as failed; so does a file that cannot be loaded.
  const failed = testResults.reduce((sum, file) => {
    const notPassed = file.assertionResults.filter((test) => test.status !== "passed").length;
    return sum + (notPassed === 0 && file.status !== "passed" ? 1 : notPassed);
  }, 0);
  return outcome(code, numPassedTests, failed, output);
}

function editorTests(name, script, prerequisites) {
  const run = async () => {
    const result = inProject("test-results", `extension-${name}.json`);
    rmSync(result, { force: true });
    const args = [inProject("test/extension", script), name];
    const { code, output } = await runNode(args, { timeoutSeconds: 1200 });
    if (!existsSync(result)) return { passed: 0, failed: 1, details: output };
    const { passed, failed, skipped } = JSON.parse(readFileSync(result, "utf8"));
    return outcome(code, passed.length, failed.length + skipped.length, output);
  };
  return { name, needsPackage: true, prerequisites: ["chromium", ...prerequisites], run };
}

async function otherEditors() {
  const result = inProject("test-results/editors.json");
  rmSync(result, { force: true });
  const { code, output } = await runNode([inProject("test/editors/run.mjs")], { timeoutSeconds: 420 });
  if (!existsSync(result)) return { passed: 0, failed: 1, details: output };
  const { passed, failed } = JSON.parse(readFileSync(result, "utf8"));
  return outcome(code, passed.length, failed.length, output);
}

/** A program that failed although no test did, or that ran no test at all, counts as one failure. */
function outcome(code, passed, failed, details) {
  const hidden = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + hidden, details };
}
