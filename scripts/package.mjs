/**
 * Makes podgrace-<version>.vsix from a minified build, and refuses one that is too big or holds a file that
 * nobody meant to ship: `node scripts/package.mjs`.
 */
import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { inProject, root } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { readZip } from "./lib/zip.mjs";

/** The packaged extension stays below this many bytes (700 kB). */
const sizeLimit = 700_000;

/** What may be inside, named from the extension's folder. vsce gives three files names of its own. */
const allowed = [
  /^dist\/[\w./-]+\.(js|txt|css)$/,
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^(readme|changelog)\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^syntaxes\/[\w.-]+\.json$/,
  /^docs\/rules\/([\w-]+\/)?[\w-]+\.md$/,
  /^schemas\/podgrace\.schema\.json$/,
  /^media\/walkthrough\/example\.yaml$/,
];

/** Pictures and further pages may be inside as well, if a page or the manifest in the package shows them or leads to them. */
const shownByOthers = /^((docs|media)\/([\w-]+\/)*[\w-]+\.(png|svg|webp)|docs\/[\w-]+\.md)$/;
const pages = /^(readme\.md|package(\.nls(\.[\w-]+)?)?\.json|docs\/rules\/([\w-]+\/)?[\w-]+\.md)$/;

/** @returns {Promise<string>} the absolute path of the .vsix file */
export async function packageExtension() {
  await build({ minify: true });
  const { name, version } = readManifest();
  const vsix = inProject(`${name}-${version}.vsix`);
  rmSync(vsix, { force: true });
  await runVsce(vsix, root);
  check(vsix);
  return vsix;
}

/** Packages the extension in a folder. */
export async function runVsce(vsix, folder, flags = []) {
  const vsce = fileURLToPath(import.meta.resolve("@vscode/vsce/vsce"));
  // Everything is bundled, so there is nothing to collect from node_modules.
  const { code, output } = await runNode(
    [
      vsce,
      "package",
      "--no-dependencies",
      "--allow-missing-repository",
      "--no-rewrite-relative-links",
      "--out",
      vsix,
      ...flags,
    ],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(`vsce failed with code ${code}:\n${output}`);
}

function check(vsix) {
  const files = readZip(vsix)
    .filter(({ name }) => name.startsWith("extension/"))
    .map(({ name, read }) => ({ name: name.slice("extension/".length), read }));
  const names = files.map(({ name }) => name);
  const shown = files.filter(({ name }) => pages.test(name)).map(({ read }) => read().toString("utf8"));
  const mayShip = (name) =>
    shownByOthers.test(name)
      ? shown.some((page) => page.includes(path.posix.basename(name)))
      : allowed.some((pattern) => pattern.test(name));
  const problems = [
    ...names.filter((name) => !mayShip(name)).map((name) => `${name} must not ship`),
    ...needed()
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is missing`),
  ];
  // A single wider character makes V8 keep the whole file with two bytes for each. The bundler escapes all but those in patterns.
  const wide = files.filter(
    ({ name, read }) => name.endsWith(".js") && /[^\0-\xff]/.test(read().toString("utf8")),
  );
  problems.push(...wide.map(({ name }) => `${name} holds characters beyond Latin-1: escape them`));
  const size = statSync(vsix).size;
  if (size >= sizeLimit) problems.push(`${size} bytes, the limit is ${sizeLimit}`);
  if (problems.length > 0) {
    throw new Error(`${path.basename(vsix)} is not fit to ship:\n  ${problems.join("\n  ")}`);
  }
  console.log(`${path.basename(vsix)}: ${(size / 1000).toFixed(0)} kB, ${names.length} files`);
}

/** What the manifest points at, the server that the client starts, what every package shows, and the pages that this leads to. */
function needed() {
  const { main, browser, icon, contributes = {} } = readManifest();
  const grammars = (contributes.grammars ?? []).map((grammar) => grammar.path);
  const panel = ["dist/webview/timeline.js", "dist/webview/timeline.css"];
  // The names that vsce gives them.
  const texts = ["readme.md", "changelog.md", "LICENSE.txt"];
  const readme = readFileSync(inProject("README.md"), "utf8");
  const linked = [...readme.matchAll(/\]\((docs\/[\w/-]+\.md)/g)].map(([, page]) => page);
  return ["dist/server.js", ...panel, ...texts, ...linked, main, browser, icon, ...grammars]
    .filter((each) => each !== undefined)
    .map((each) => path.posix.normalize(each));
}

function readManifest() {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8"));
}

if (import.meta.filename === process.argv[1]) {
  try {
    await packageExtension();
  } catch (error) {
    console.error(error.errors ? "The build failed." : error.message);
    process.exitCode = 1;
  }
}
