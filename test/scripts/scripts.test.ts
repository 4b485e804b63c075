import { readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build, type Metafile } from "esbuild";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const scripts = ["scripts", "test"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => `${folder}/${file}`),
);

/** The scripts that a script imports, itself included, without running any of them. */
async function graphOf(entry: string): Promise<Metafile["inputs"]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  return metafile.inputs;
}

/** What is loaded before the first line of the entry runs; a dynamic import is not. */
function loadedFirst(graph: Metafile["inputs"], file: string, seen = new Set<string>()): Set<string> {
  for (const { path: name, kind } of graph[file]?.imports ?? []) {
    if (kind !== "import-statement" || seen.has(name)) continue;
    loadedFirst(graph, name, seen.add(name));
  }
  return seen;
}

describe("the scripts", () => {
  it.each(scripts)("%s imports only what is there", async (script) => {
    // A name that a module does not export is an error for esbuild, as it is for Node.
    expect(Object.keys(await graphOf(script))).toContain(script);
  });

  it.each(["scripts/test.mjs", "scripts/start.mjs"])(
    "%s starts before any package is there",
    async (script) => {
      const first = [...loadedFirst(await graphOf(script), script)];
      expect(first).toContain("scripts/lib/installPackages.mjs");
      const foreign = first.filter((name) => !name.endsWith(".mjs"));
      expect(foreign.filter((name) => !builtinModules.includes(name.replace(/^node:/, "")))).toEqual([]);
    },
  );
});
