import * as esbuild from "esbuild";
import { expect, it } from "vitest";
// @ts-expect-error -- scripts are JavaScript without types.
import { common, outputs } from "../../scripts/build.mjs";
// @ts-expect-error -- as above.
import { thirdPartyNotices } from "../../scripts/lib/thirdPartyNotices.mjs";

/** Licences that ask for no more than their text to be passed on. */
const permissive = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
]);

const bundles = Object.entries(outputs as Record<string, { from: string } & esbuild.BuildOptions>);

async function bundle({ from, ...settings }: { from: string } & esbuild.BuildOptions, outfile: string) {
  const options = { ...common, ...settings, entryPoints: [from], outfile, write: false } as const;
  const { metafile, outputFiles } = await esbuild.build({ ...options, metafile: true });
  return { metafile, text: (outputFiles ?? []).map((file) => file.text).join("\n") };
}

it("names every package whose code is in what ships, with a licence that may be passed on", {
  timeout: 60_000,
}, async () => {
  const built = await Promise.all(bundles.map(([to, options]) => bundle(options, to)));
  const notices: string = thirdPartyNotices(built.map(({ metafile }) => metafile));
  const heads = [...notices.matchAll(/^(\S+) (\d\S*) \((.+)\)$/gm)];
  const named = new Set(heads.map(([, name]) => name));
  // Bundles that are not minified say above each piece of code what file it came from.
  const packages = new Set(
    built.flatMap(({ text }) =>
      [...text.matchAll(/^ *(?:\/\/|\/\*) .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(
        ([, name]) => name,
      ),
    ),
  );
  expect([...packages].sort()).toEqual([...named].sort());
  expect(named).toContain("yaml");
  expect(named).toContain("vscode-languageclient");
  expect(heads.filter(([, , , licence = ""]) => !permissive.has(licence))).toEqual([]);
  // A text of a licence behind each name, not the name alone.
  const parts = notices.split(/\n-{80}\n/).slice(1);
  expect(parts).toHaveLength(heads.length);
  for (const part of parts) expect(part.trim().length).toBeGreaterThan(500);
});
