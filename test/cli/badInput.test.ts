import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { addBadFiles } from "../lsp/support/badFiles.ts";
import { hostileTexts, withBrokenHook } from "../lsp/support/hostileTexts.ts";
import { unprivileged } from "../lsp/support/unprivileged.ts";
import { createWorkspace, type Workspace } from "../lsp/support/workspace.ts";
import { type BundledCli, bundleCli, type Outcome } from "./bundledCli.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

let cli: BundledCli;
let folder: Workspace;

beforeAll(async () => {
  cli = await bundleCli();
});
afterAll(() => cli.dispose());
beforeEach(() => {
  folder = createWorkspace();
});
afterEach(() => folder.remove());

/** A heap of so many megabytes is enough for everything here. */
const env = { NODE_OPTIONS: "--max-old-space-size=400" };

/** Runs a scan in the folder, as somebody who may not read everything. */
function scan(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [unprivileged(cli.program), "scan", ...args], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? "", COLUMNS: "100", ...env },
  });
  const outcome = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      outcome[stream] += text;
    });
  }
  child.stdin.end();
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...outcome })));
}

/** What the report says of the skipped parts of the one file. */
const skipped: readonly (readonly [hint: RegExp, line: RegExp])[] = [
  [
    /larger than 1 MB/,
    /^Skipped, because it is too large:\n {2}bad\.yaml:1 5\d{6} characters in one document$/m,
  ],
  [
    /More than 100/,
    /^Skipped, because it is nested too deeply:\n {2}bad\.yaml:\d+ More than 100 collections/m,
  ],
  [
    /not valid YAML/,
    /^Skipped, because (the YAML cannot be parsed|it is not text):\n {2}bad\.yaml(:\d+ \S|: it is|$)/m,
  ],
  [/Merge keys/, /^Skipped, because it uses too many aliases:\n {2}bad\.yaml:\d+ Merge keys/m],
  [
    /written twice/,
    /^Skipped, in part, because a key is written twice:\n {2}bad\.yaml:\d+ The key "\w+" is/m,
  ],
  [/template expressions/, /^Skipped, because template expressions decide what is there:\n {2}bad\.yaml:1$/m],
];

describe("a scan of", { timeout }, () => {
  it.each(hostileTexts)("$title", async ({ text, hint, rules }) => {
    folder.write("bad.yaml", text);
    const { code, stdout, stderr } = await cli.run(["scan", "."], { cwd: folder.path, env });
    expect(stderr).toBe("");
    expect(code).toBe(rules.length > 0 ? 1 : 0);
    expect([...stdout.matchAll(/^ {2}\d+:\d+ \w+ (\S+)$/gm)].map(([, rule]) => rule)).toEqual(rules);
    const line = skipped.find(([words]) => hint?.source.includes(words.source));
    if (hint === null) expect(stdout).not.toContain("Skipped, because it");
    else expect(stdout).toMatch(line?.[1] ?? /no such line/);
  });

  it("a folder of files that cannot be read reads the others and names these", async () => {
    folder.write("sound.yaml", withBrokenHook("sound"));
    addBadFiles(folder);
    const { code, stdout, stderr } = await scan();
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("sound.yaml\n  10:53 warning prestop-ineffective\n");
    expect(stdout.slice(stdout.indexOf("Skipped"))).toBe(
      `Skipped, because reading was refused:
  closed: permission denied
  closed.yaml: permission denied
Skipped, because it is not text:
  binary.yaml
  utf16.yaml: it is UTF-16 text, only UTF-8 is read
Skipped, because it is too large:
  huge.yaml: it has 65 MB, the limit is 64 MB
`,
    );
  });

  it.each([
    ["closed.yaml", "permission denied"],
    ["closed", "permission denied"],
    ["closed/inside.yaml", "permission denied"],
    ["binary.yaml", "it is not text"],
    ["utf16.yaml", "it is UTF-16 text, only UTF-8 is read"],
    ["huge.yaml", "it has 65 MB, the limit is 64 MB"],
    ["zero.yaml", "it is not a regular file"],
    ["socket.yaml", "it is not a regular file"],
    ["dangling.yaml", "no such file or directory"],
    ["itself.yaml", "its symbolic links go round in circles"],
    ["empty.yaml/x", "no such file or directory"],
    [`${"long".repeat(100)}.yaml`, "its path is too long"],
  ])("%s ends with 3 and says why", async (name, why) => {
    addBadFiles(folder);
    const { code, stdout, stderr } = await scan(name);
    expect({ code, stderr }).toEqual({ code: 3, stderr: `${name}: ${why}\n` });
    expect(stdout).toContain("nothing was checked");
  });

  it("an empty path, as an unset variable gives it, is a mistake", async () => {
    const { code, stdout, stderr } = await scan("");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("A path is empty. To scan the current folder, write: podgrace scan .\n");
  });

  it("a pipe waits for whoever writes to it, where it is named, and only there", async () => {
    addBadFiles(folder);
    const reading = scan("pipe.yaml");
    const writer = spawn("sh", ["-c", "cat > pipe.yaml"], { cwd: folder.path });
    writer.stdin.end(withBrokenHook("piped"));
    expect((await reading).stdout).toContain("Deployment/piped");
  });

  it("links that go round in circles reads each file once", async () => {
    addBadFiles(folder);
    folder.write("sound.yaml", withBrokenHook("sound"));
    const { stdout } = await scan("folder.yaml/loop", ".", "--format", "json");
    const report = JSON.parse(stdout);
    expect(report.summary.findings.warning).toBe(report.findings.length);
    expect(report.findings.map(({ object }: { object: { name: string } }) => object.name)).toContain("sound");
  });

  it("files that vanish while they are read leaves them out", async () => {
    for (let at = 0; at < 400; at++) folder.write(`${at % 20}/${at}.yaml`, withBrokenHook(`n${at}`));
    const reading = cli.run(["scan", "--format", "json"], { cwd: folder.path });
    const timer = setInterval(() => {
      for (let at = 0; at < 20; at++)
        rmSync(path.join(folder.path, `${at}`), { recursive: true, force: true });
    }, 80);
    const { code, stdout, stderr } = await reading;
    clearInterval(timer);
    expect(stderr).toBe("");
    expect([0, 1]).toContain(code);
    const { summary, findings } = JSON.parse(stdout);
    expect(summary.skipped).toBe(0);
    expect(findings).toHaveLength(summary.files);
  });

  it.each([
    ["nothing", "", { code: 0, stderr: "" }],
    ["blank lines", "\n\n\n", { code: 0, stderr: "" }],
    ["something binary", "\0\u0001\u0002", { code: 3, stderr: "<stdin>: it is not text\n" }],
  ])("%s on standard input", async (_, input, expected) => {
    expect(await cli.run(["scan", "-"], { cwd: folder.path, input })).toMatchObject(expected);
  });

  it("names made of control characters hands none of them to a terminal", async () => {
    const file = "\u001b[31m\u009b\n\u202e<b>.yaml";
    const name = '"\\e[31mweb\\n\\u202e\\u009b\\a <b>"';
    writeFileSync(path.join(folder.path, file), withBrokenHook(name).replace("name: web", `name: ${name}`));
    for (const args of [[], ["--format", "json"], [file], ["missing\u001b[31m\n.yaml"]]) {
      const { stdout, stderr } = await cli.run(["scan", ...args], { cwd: folder.path });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(stdout + stderr).toMatch(/31m/);
    }
  });

  it("a byte order mark, CRLF and no line break at the end gives edits that leave them as they are", async () => {
    const text = withBrokenHook("odd").trimEnd().replaceAll("\n", "\r\n");
    folder.write("odd.yaml", `\ufeff${text}`);
    const { stdout } = await cli.run(["scan", "odd.yaml", "--format", "json"], { cwd: folder.path });
    const [finding] = JSON.parse(stdout).findings;
    const fix = finding.fixes.find(({ preferred }: { preferred: boolean }) => preferred);
    // An editor takes the mark away and puts it back.
    const fixed = TextDocument.applyEdits(TextDocument.create("", "yaml", 0, text), fix.edits);
    expect(fixed).toBe(
      text
        .replace('["sleep 70"]', '["sleep", "70"]')
        .replace("      containers:", "      terminationGracePeriodSeconds: 90\r\n      containers:"),
    );
  });
});
