import { chmod } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { helpFor } from "../../server/src/cli/help.ts";
import { commandNames } from "../../server/src/cli/mistake.ts";
import { type BundledCli, bundleCli } from "./bundledCli.ts";
import { deployment } from "./scanFolder.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder.ts";

let cli: BundledCli;
let folder: TemporaryFolder;

beforeAll(async () => {
  cli = await bundleCli();
  folder = await temporaryFolder({
    "bad.yaml": deployment('exec: {command: ["sleep", "70"]}'),
    "mild.yaml": deployment("sleep: {seconds: 25}", "mild"),
    "broken.yaml": 'kind: Deployment\nmetadata: {name: "x\n',
    "binary.yaml": Buffer.from([0, 1, 2]),
    "other.json": '{"podgraceBaseline": 7, "findings": []}',
  });
  await chmod(path.join(folder.path, "bad.yaml"), 0o644);
});

afterAll(async () => {
  await folder.remove();
  await cli.dispose();
});

describe("help", () => {
  it("names every command", () => {
    for (const name of commandNames) expect(helpFor(null)).toContain(`  podgrace ${name}`);
  });

  it.each([null, ...commandNames])("of %s fits a terminal and says how to use it", (topic) => {
    const text = helpFor(topic);
    expect(text).toMatch(/^(Usage|podgrace says)[\s\S]*\n {2}podgrace [\s\S]*\n$/);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(110);
  });
});

/** What is printed besides the report, and the exit code, of command lines of every kind. */
const commandLines = [
  "",
  "scna",
  "scan --formt json",
  "scan --format xml",
  "scan --fail-on",
  "scan --fix --fix-dry-run",
  "scan - --fix",
  "scan --write-baseline",
  "scan --baseline nowhere.json",
  "scan --baseline bad.yaml",
  "scan --baseline other.json",
  "scan --changed-since HEAD",
  "scan nowhere.yaml",
  "scan nowhere/*.yaml",
  "scan binary.yaml",
  "scan broken.yaml",
  "scan mild.yaml",
  "scan mild.yaml --fail-on hint",
  "scan bad.yaml",
  "scan bad.yaml --fail-on error",
  "scan bad.yaml nowhere.yaml",
  "scan --fix-dry-run bad.yaml",
  "explain nonsense",
  "server",
];

describe("exit codes and messages", () => {
  it.each(commandLines)("podgrace %s", async (line) => {
    const args = line.split(" ").filter((word) => word !== "");
    const { code, stderr } = await cli.run(args, { cwd: folder.path });
    expect(`exit code ${code}\n${stderr.replaceAll(folder.path, "FOLDER")}`).toMatchSnapshot();
  });
});
