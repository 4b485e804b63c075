import { mkdtempSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { URI } from "vscode-uri";
import { versionOf } from "../../server/src/host/fileVersion.ts";
import { createNodeFileSource } from "../../server/src/host/nodeFileSource.ts";

const seen = { size: 7, mtimeMs: 10_000, ctimeMs: 10_000, ino: 1, dev: 1 };
const later = 1_000_000;
const version = (facts: Partial<typeof seen>, now = later) => versionOf({ ...seen, ...facts } as Stats, now);

describe("the version of a file", () => {
  test("is the same as long as nothing has changed", () => {
    expect(version({})).toBe(version({}, later + 1));
    expect(version({})).not.toBeNull();
  });

  test.each([
    ["its size", { size: 8 }],
    ["the time of its content", { mtimeMs: 10_000.5 }],
    ["the time of any change, whatever a checkout sets the other one to", { ctimeMs: 10_001 }],
    ["which file it is", { ino: 2 }],
    ["on which disk it stands", { dev: 2 }],
  ])("is another one with %s", (_, facts) => {
    expect(version(facts)).not.toBe(version({}));
  });

  test.each([
    ["changed so lately that it may change within the same tick", {}, 12_999],
    ["is of the future", { mtimeMs: later + 1 }, later],
    ["has no times", { mtimeMs: 0, ctimeMs: 0 }, later],
  ])("is not known where it %s", (_, facts, now) => {
    expect(version(facts, now)).toBeNull();
  });
});

describe("a file that is read again", () => {
  const source = createNodeFileSource({ mayWait: false });
  let folder = "";
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "podgrace-version-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): { readonly file: string; readonly uri: string } {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return { file, uri: URI.file(file).toString() };
  }
  /** As it will be told of this file once it is old enough. */
  const versionNow = (file: string) => versionOf(statSync(file), Number.POSITIVE_INFINITY);

  test("is not read where it has the version that it had", async () => {
    const { file, uri } = write("a.yaml", "kind: x");
    expect(await source.readAgain(uri, versionNow(file))).toEqual({ state: "unchanged" });
  });

  test("has no version while it is young", async () => {
    const { uri } = write("a.yaml", "kind: x");
    expect(await source.readAgain(uri, null)).toEqual({ state: "text", text: "kind: x", version: null });
  });

  test("is read where it has been written, also by a file that takes its place", async () => {
    const { file, uri } = write("a.yaml", "kind: x");
    const before = versionNow(file);
    writeFileSync(file, "kind: other");
    expect(await source.readAgain(uri, before)).toMatchObject({ state: "text", text: "kind: other" });
    const again = versionNow(file);
    renameSync(write("b.yaml", "kind: third").file, file);
    expect(await source.readAgain(uri, again)).toMatchObject({ state: "text", text: "kind: third" });
  });

  test("is missing where it is gone", async () => {
    const { file, uri } = write("a.yaml", "kind: x");
    const before = versionNow(file);
    rmSync(file);
    expect(await source.readAgain(uri, before)).toEqual({ state: "missing", version: null });
  });
});
