import path from "node:path";
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";

const absWorkingDir = path.resolve(import.meta.dirname, "../..");

/** The files that run as soon as one of them does. */
function evaluatedWith(entry: string, { inputs }: Metafile): readonly string[] {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { path: to, kind } of inputs[file]?.imports ?? [])
      if (kind !== "dynamic-import") waiting.push(to);
  }
  return [...reached];
}

it.each(["desktop", "main"])("the code that activation of client/src/%s.ts runs is ours", async (name) => {
  const entry = `client/src/${name}.ts`;
  const { metafile } = await build({
    absWorkingDir,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    conditions: ["browser"],
    mainFields: ["module", "main"],
    external: ["vscode"],
    logLevel: "error",
  });
  const files = evaluatedWith(entry, metafile).filter((file) => file !== "vscode");
  expect(files).toContain("client/src/extension.ts");
  expect(files.filter((file) => !/^(client\/src|server\/src\/protocol)\//.test(file))).toEqual([]);
  // The library of the language client is in the bundle, and runs later.
  expect(Object.keys(metafile.inputs).some((file) => file.includes("vscode-languageclient"))).toBe(true);
});
