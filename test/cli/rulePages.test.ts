import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { type BundledCli, bundleCli, repository } from "./bundledCli.ts";

// The examples of docs/rules are run: a YAML block above a text block that begins with `$ podgrace scan …` must give
// exactly the report shown, any other YAML block no findings at all. UPDATE=1 writes the reports anew.

const pages = path.join(repository, "docs", "rules");
const names = (await readdir(pages)).filter((name) => name.endsWith(".md"));
const update = process.env.UPDATE === "1";

let cli: BundledCli;

beforeAll(async () => {
  cli = await bundleCli();
});

afterAll(() => cli.dispose());

/** A YAML block, and the text block right after it. */
const example =
  /^```yaml\n(?<yaml>[\s\S]*?)^```\n(?:\n```text\n(?<shown>\$ podgrace (?<command>[^\n]*)\n[\s\S]*?)^```\n)?/gm;

describe.each(names)("docs/rules/%s", (name) => {
  it("shows what the product prints", async () => {
    const page = await readFile(path.join(pages, name), "utf8");
    let renewed = page;
    for (const { groups = {} } of page.matchAll(example)) {
      const { yaml = "", shown, command = "scan --severity hint example.yaml" } = groups;
      const output = await outputOf(command, yaml);
      if (shown === undefined) expect(output, yaml).toMatch(/^No findings;/);
      else renewed = renewed.replace(shown, () => `$ podgrace ${command}\n${output}`);
    }
    if (update) await writeFile(path.join(pages, name), renewed);
    else expect(page).toBe(renewed);
  });

  it("names the rule, its texts and its sources as the product does", async () => {
    const page = await readFile(path.join(pages, name), "utf8");
    const rule = createLanguageService().rule(name.replace(".md", ""), { locale: "en" });
    expect(page).toContain(`# ${rule?.id}\n`);
    for (const { title, url } of rule?.sources ?? []) expect(page).toContain(`- [${title}](${url})\n`);
    expect(page).toContain(`"${rule?.id}": "off"`);
    expect(page).toContain(`$ podgrace scan`);
  });
});

it("every rule has a page, and every page a rule", () => {
  const ids = createLanguageService()
    .rules({ locale: "en" })
    .map((rule) => `${rule.id}.md`);
  expect([...names].sort()).toEqual([...ids].sort());
});

/** The report on one file, which has the name that the command gives it. */
async function outputOf(command: string, yaml: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "podgrace-page-"));
  const args = command.split(" ");
  try {
    await writeFile(path.join(folder, args.at(-1) ?? ""), yaml);
    return (await cli.run(args, { cwd: folder, env: { COLUMNS: "90" } })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
