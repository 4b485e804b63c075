import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

it("the editor asks for a newer version of itself than the library does, so that nobody has to ask again", () => {
  const library = read("node_modules/vscode-languageclient/lib/node/main.js");
  const [, needed] = /REQUIRED_VSCODE_VERSION = '\^1\.(\d+)\.0'/.exec(library) ?? [];
  const [, asked] = /^\^1\.(\d+)\.0$/.exec(JSON.parse(read("package.json")).engines.vscode) ?? [];
  expect(Number(asked)).toBeGreaterThanOrEqual(Number(needed));
});

it("no selector has a pattern, so that nothing is matched in the editor", () => {
  expect(read("client/src/clientOptions.ts")).not.toMatch(/pattern/i);
  expect(read("server/src/lsp/serverCapabilities.ts")).not.toMatch(/fileOperations|notebook/i);
});
