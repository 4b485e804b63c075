import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/domain-facts.md"), "utf8");

/** `A`, `A3` and the rows of table G, as `G12`. */
const sections = new Set([
  ...[...page.matchAll(/^## ([A-Z])\. /gm)].map(([, letter]) => letter),
  ...[...page.matchAll(/^\*\*([A-Z]\d+) /gm)].map(([, section]) => section),
  ...[...page.matchAll(/^\| (\d+) \|/gm)].map(([, row]) => `G${row}`),
]);

/** What the comments of the sources cite, by file. */
function* citations(): Generator<readonly [file: string, section: string]> {
  const folder = path.join(root, "server/src");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(path.join(folder, file), "utf8").replace(/\n \* ?/g, " ");
    for (const [, list = ""] of text.matchAll(/domain-facts ((?:(?:,| and)? ?§[A-Z]\d*)+)/g))
      for (const [, section = ""] of list.matchAll(/§([A-Z]\d*)/g)) yield [file, section];
    for (const [, row = ""] of text.matchAll(/\btable G,? (?:row )?(\d+)/g)) yield [file, `G${row}`];
  }
}

it("every fact that a comment cites stands in docs/domain-facts.md", () => {
  const cited = [...citations()];
  expect(cited.length).toBeGreaterThan(100);
  expect(cited.filter(([, section]) => !sections.has(section))).toEqual([]);
});
