/**
 * `npm test`: everything that has to hold, from a fresh clone on. Developers may choose sections:
 *
 *   npm test -- --only unit,types
 *
 * The last line of the output is `N passed, N failed`; the exit code is 1 when anything failed, and what could not
 * be run has failed.
 */
import { mkdirSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { ensureChromium } from "./hosts/ensureChromium.mjs";
import { ensurePrograms } from "./hosts/ensurePrograms.mjs";
import { installHost } from "./hosts/installHost.mjs";
import { ensureRenderTools } from "./hosts/renderTools.mjs";
import { installPackages } from "./lib/installPackages.mjs";
import { inProject } from "./lib/paths.mjs";
import { sections } from "./lib/sections.mjs";

const total = { passed: 0, failed: 0 };
const started = performance.now();
rmSync(inProject("test-results"), { recursive: true, force: true });
mkdirSync(inProject("test-results"));
try {
  const chosen = choose();
  await installPackages(say);
  const prerequisites = beginInstalling(chosen);
  let packageFailed = false;
  for (const section of chosen) {
    const outcome = await measure(section, prerequisites, packageFailed);
    if (section.name === "package") packageFailed = outcome.failed > 0;
  }
} catch (error) {
  console.log(error.message);
  total.failed += 1;
}
console.log(`${secondsSince(started)} s in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function choose() {
  const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
  if (only === undefined) return sections;
  const names = only.split(",");
  const unknown = names.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No section ${unknown.join(", ")}; there are ${sections.map((each) => each.name).join(", ")}.`,
    );
  }
  return sections.filter((section) => names.includes(section.name));
}

/**
 * Starts to install what the chosen sections need, one after the other, while the sections that need nothing run.
 * Each promise tells what went wrong, or gives nothing.
 */
function beginInstalling(chosen) {
  const wanted = [...new Set(chosen.flatMap((section) => section.prerequisites ?? []))];
  const installing = new Map();
  let former = Promise.resolve();
  for (const name of wanted) {
    former = former.then(async () => {
      try {
        await install(name);
      } catch (error) {
        return error.message;
      }
    });
    installing.set(name, former);
  }
  return installing;
}

function install(name) {
  if (name === "chromium") return ensureChromium(say);
  if (name === "editors" || name === "unix-tools") return ensurePrograms(name, say);
  return name === "render-tools" ? ensureRenderTools(say) : installHost(name, say);
}

async function measure(section, prerequisites, packageFailed) {
  const problems = await Promise.all((section.prerequisites ?? []).map((name) => prerequisites.get(name)));
  if (section.needsPackage && packageFailed) problems.push("There is no package to test.");
  const problem = problems.filter(Boolean).join("\n");
  const began = performance.now();
  const outcome = problem ? { passed: 0, failed: 1, details: `Not run. ${problem}` } : await section.run();
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`;
  if (outcome.failed > 0) console.log(`\n--- ${section.name} ---\n${outcome.details.trimEnd()}\n`);
  say(`${section.name.padEnd(12)} ${counts} (${secondsSince(began)} s)`);
  return outcome;
}

function say(line) {
  console.log(`· ${line}`);
}

function secondsSince(moment) {
  return ((performance.now() - moment) / 1000).toFixed(1);
}
