import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { helpFor } from "../../server/src/cli/help.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { repository } from "./bundledCli.ts";

const readme = await readFile(path.join(repository, "README.md"), "utf8");
const manifest = await readFile(path.join(repository, "package.json"), "utf8");

/** The first two cells of the rows that begin with what `first` matches. */
function rows(first: RegExp): string[][] {
  return readme
    .split("\n")
    .filter((line) => line.startsWith("| ") && first.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

it("README.md lists every rule with its severity", () => {
  const listed = rows(/^\| \[[\w-]+\]\(docs\/rules/).map(([, link, , severity]) => [link, severity]);
  const rules = createLanguageService().rules({ locale: "en" });
  expect(listed).toEqual(rules.map(({ id, severity }) => [`[${id}](docs/rules/${id}.md)`, severity]));
});

it("README.md lists settings with their defaults (docs/configuration.md has them all)", () => {
  const listed = Object.fromEntries(
    rows(/^\| `podgrace\./).map(([, key = "", value = ""]) => [
      key.replaceAll("`", ""),
      JSON.parse(value.replaceAll("`", "")),
    ]),
  );
  const { properties } = JSON.parse(manifest).contributes.configuration;
  const defaults = Object.fromEntries(Object.keys(listed).map((key) => [key, properties[key]?.default]));
  expect(Object.keys(listed).length).toBeGreaterThan(10);
  expect(listed).toEqual(defaults);
});

it("README.md names no flag of scan that its help does not know", () => {
  const flags = (text: string) => new Set(text.match(/--[a-z-]+/g));
  const commands = readme.match(/^podgrace scan .*/gm) ?? [];
  const alone = readme.match(/`--[a-z-]+`/g) ?? [];
  const inReadme = flags([...commands, ...alone].join(" "));
  const inHelp = flags(helpFor("scan"));
  expect([...inReadme].filter((flag) => !inHelp.has(flag))).toEqual([]);
  expect(inReadme.size).toBeGreaterThan(0);
});
