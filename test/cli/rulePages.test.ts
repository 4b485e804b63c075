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

/** The parts of a page in their order. */
const parts = [
  "Example",
  "What to do",
  "When it is reported",
  "The incident it prevents",
  "Switching it off",
  "Sources",
];
/** Where sources disagree, or a number is a choice of this product, a page has to say so. */
const optional = new Set(["Where the sources disagree"]);

/** The rules that rest on a fact of which sources disagree, or on a design choice (domain-facts §H and the marks [I]). */
const disputed = [
  "prestop-missing",
  "prestop-too-short",
  "prestop-ineffective",
  "grace-period-too-short",
  "grace-period-invalid",
  "readiness-gate-label-missing",
  "readiness-gate-label-invalid",
  "readiness-gate-unsatisfiable",
  "endpoint-stays-ready",
  "rollout-outage",
  "sidecar-stops-first",
];

function partOf(page: string, heading: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

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

  it("has every part in its order, an incident with its address, and every way to suppress", async () => {
    const page = await readFile(path.join(pages, name), "utf8");
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
    expect(headings.filter((heading) => !optional.has(heading))).toEqual(parts);
    expect(headings.filter((heading) => !parts.includes(heading) && !optional.has(heading))).toEqual([]);
    expect(partOf(page, "The incident it prevents")).toMatch(/\]\(https:\/\/[^)\s]+\)/);
    const off = partOf(page, "Switching it off");
    const rule = name.replace(".md", "");
    // Only the file as a whole can do without hints about its directives.
    const forms = rule === "directive-invalid" ? ["-file"] : ["-next-line", "", "-start", "-file"];
    for (const form of forms) expect(off).toContain(`\`# podgrace-ignore${form} ${rule} -- the reason\``);
    if (rule !== "directive-invalid") expect(off).toContain(`\`podgrace/ignore: "${rule}"\``);
  });
});

it.each(disputed)("the page of %s says where the sources disagree", async (rule) => {
  const page = await readFile(path.join(pages, `${rule}.md`), "utf8");
  expect(partOf(page, "Where the sources disagree")).toMatch(/^- \*.+\*/m);
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
