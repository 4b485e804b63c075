/**
 * Makes podgrace-<version>.tgz, the npm package of the command line: `node scripts/packageCli.mjs [folder]`.
 *
 * The package.json of the repository describes the extension. What is published on npm is another package of the same
 * name and version: three bundles without dependencies, so that `npx podgrace` fetches nothing else.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildCli } from "./build.mjs";
import { inProject, root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

/** What lies in the package besides the bundle, its licences and package.json. */
const copied = ["LICENSE", "docs/configuration.md", ...pagesOf("docs/rules"), ...pagesOf("schemas")];

/**
 * @param {string} folder where the package goes
 * @returns {Promise<string>} its absolute path
 */
export async function packageCli(folder = root) {
  const stage = mkdtempSync(path.join(tmpdir(), "podgrace-npm-"));
  try {
    const notices = await buildCli(stage);
    writeFileSync(path.join(stage, "dist/third-party-notices.txt"), notices);
    writeFileSync(path.join(stage, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
    cpSync(inProject("docs/cli.md"), path.join(stage, "README.md"));
    for (const file of copied) cpSync(inProject(file), path.join(stage, file));
    return await pack(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Version, licence and engine are those of the repository, so that they cannot differ. */
function manifest() {
  const { name, version, license, engines, keywords } = JSON.parse(
    readFileSync(inProject("package.json"), "utf8"),
  );
  return {
    name,
    version,
    description: "Says which Kubernetes rolling updates will drop requests, why, and how to fix them.",
    license,
    keywords,
    engines: { node: engines.node },
    bin: { podgrace: "dist/cli.js" },
  };
}

function pagesOf(folder) {
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

async function pack(stage, folder) {
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { code, stdout, output } = await run(npm, ["pack", "--json", "--pack-destination", folder], {
    cwd: stage,
  });
  if (code !== 0) throw new Error(`npm pack failed with code ${code}:\n${output}`);
  const [{ filename, size, files }] = JSON.parse(stdout);
  console.log(`${filename}: ${(size / 1000).toFixed(0)} kB, ${files.length} files`);
  return path.join(folder, filename);
}

if (import.meta.filename === process.argv[1]) {
  try {
    await packageCli(process.argv[2] && path.resolve(process.argv[2]));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
