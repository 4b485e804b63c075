import { XMLValidator } from "fast-xml-parser";
import MarkdownIt from "markdown-it";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BundledCli, bundleCli } from "../cli/bundledCli.ts";
import { withBrokenHook } from "../lsp/support/hostileTexts.ts";
import { servers } from "../lsp/support/server.ts";
import { createWorkspace, type Workspace } from "../lsp/support/workspace.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

/** Names that a disk allows and a reader of a report must not take for anything else. */
const names = [
  "a%41%2e.yaml",
  "a#b?c=d&e.yaml",
  "new\nline\r::error::x.yaml",
  "::error file=a::x.yaml",
  "::stop-commands::x.yaml",
  "##[error]x.yaml",
  "##vso[task.setvariable variable=a]x.yaml",
  "\u202egnp.\u2066\u200f.yaml",
  "\u001b[31m\u009b2J\u0007.yaml",
  "<img src=x onerror=alert(1)>.yaml",
  "![x](command:x) [y](javascript:x) `z`|.yaml",
  "]]>&amp;'\".yaml",
  "..%2f..%2fetc.yaml",
  " .yaml",
  "$(touch x) `touch x`;.yaml",
];

/** Control characters but for the line break, and marks and overrides of the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const files = Object.fromEntries(names.map((name, at) => [name, withBrokenHook(`n${at}`)]));

describe("files with odd names", { timeout }, () => {
  let cli: BundledCli;
  let folder: Workspace;
  beforeAll(async () => {
    cli = await bundleCli();
  });
  afterAll(() => cli.dispose());
  beforeEach(() => {
    folder = createWorkspace(files);
  });
  afterEach(() => folder.remove());

  const scan = async (format: string) => {
    const { code, stdout, stderr } = await cli.run(["scan", "--format", format], { cwd: folder.path });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    return stdout;
  };

  it("are all read, and named in the data as they are", async () => {
    const { findings } = JSON.parse(await scan("json"));
    expect(findings.map(({ file }: { file: string }) => file).sort()).toEqual([...names].sort());
    const sarif = JSON.parse(await scan("sarif"));
    const uris: string[] = sarif.runs[0].results.map(
      (each: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        each.locations[0]?.physicalLocation.artifactLocation.uri ?? "",
    );
    expect(uris.map(decodeURIComponent).sort()).toEqual([...names].sort());
    expect(uris.filter((uri) => /[^\w.~!$&'()*+,;=:@/%-]/.test(uri))).toEqual([]);
  });

  it("give no command to a pipeline and no control character to a terminal", async () => {
    for (const format of ["text", "github", "markdown"]) {
      const lines = (await scan(format)).split("\n");
      const commands = lines.filter((line) => /^\s*(::|##\[|##vso\[)/.test(line));
      expect(commands).toHaveLength(format === "github" ? names.length : 0);
      for (const command of commands)
        expect(command).toMatch(/^::warning title=Podgrace prestop-ineffective,file=[^:,]*,line=\d+,/);
      expect(lines.join("\n")).not.toMatch(hidden);
    }
  });

  it("are text in XML and in Markdown", async () => {
    const xml = await scan("junit");
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(/<img/);
    expect(xml).not.toContain("\u001b");
    const tokens = new MarkdownIt({ html: true }).parse(await scan("markdown"), {});
    const kinds = tokens.flatMap((token) => [token, ...(token.children ?? [])]).map(({ type }) => type);
    expect(kinds.filter((type) => /html|image/.test(type))).toEqual([]);
    expect(kinds).toContain("inline");
  });

  it("are read once", async () => {
    const { stdout } = await cli.run(["scan", "--format", "json", ".", ...names], { cwd: folder.path });
    expect(JSON.parse(stdout).findings).toHaveLength(names.length);
  });
});

describe("files with odd names in an editor", { timeout }, () => {
  const { startIn } = servers();

  it("have their findings", async () => {
    const { client, workspace } = await startIn(files);
    expect(await client.connection.sendRequest("podgrace/scan", {})).toMatchObject({
      files: names.length,
      skipped: 0,
    });
    for (const name of names) {
      const report = await client.pull(workspace.uriOf(name));
      expect(report.kind === "full" && report.items.map(({ code }) => code), name).toEqual([
        "prestop-ineffective",
      ]);
    }
  });
});
