import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collect, type Surroundings } from "../../server/src/cli/collect.ts";
import { pathsFrom, reportRoot } from "../../server/src/cli/paths.ts";
import { createNodeFileSource, listUnignored } from "../../server/src/host/nodeFileSource.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "podgrace-collect-"));
  await mkdir(path.join(folder, "k8s", "deep"), { recursive: true });
  await writeFile(path.join(folder, "k8s", "b.yaml"), "b: 1\n");
  await writeFile(path.join(folder, "k8s", "a.yml"), "a: 1\n");
  await writeFile(path.join(folder, "k8s", "deep", "c.json"), "{}\n");
  await writeFile(path.join(folder, "k8s", "notes.txt"), "not a manifest\n");
  await writeFile(path.join(folder, "k8s", "binary.yaml"), Buffer.from([0, 1, 2, 0]));
});

afterAll(() => rm(folder, { recursive: true }));

async function collected(paths: readonly string[], more: Partial<Surroundings> = {}): Promise<string[]> {
  const here = {
    workingDirectory: folder,
    source: { ...createNodeFileSource(), list: listUnignored },
    standardInput: () => Readable.from([]),
  };
  const pathOf = pathsFrom(folder);
  const lines: string[] = [];
  for await (const file of collect(paths, { ...here, ...more })) {
    const what = file.state === "text" ? JSON.stringify(file.text) : `${file.reason}: ${file.detail}`;
    lines.push(`${pathOf(file.uri)} ${file.named ? "named " : ""}${what}`);
  }
  return lines;
}

it("unfolds directories in a stable order and leaves out what is no manifest", async () => {
  expect(await collected(["k8s"])).toEqual([
    'k8s/a.yml "a: 1\\n"',
    'k8s/b.yaml "b: 1\\n"',
    expect.stringMatching(/^k8s\/binary\.yaml binary: /),
    'k8s/deep/c.json "{}\\n"',
  ]);
});

it("reads a named file whatever its ending", async () => {
  expect(await collected(["k8s/notes.txt"])).toEqual(['k8s/notes.txt named "not a manifest\\n"']);
});

it("reads nothing twice, and knows what was named", async () => {
  const all = await collected(["k8s/deep", "k8s/b.yaml", "k8s", "k8s/b.yaml", "./k8s/../k8s/binary.yaml"]);
  expect(all).toEqual([
    'k8s/deep/c.json "{}\\n"',
    'k8s/b.yaml named "b: 1\\n"',
    'k8s/a.yml "a: 1\\n"',
    expect.stringMatching(/^k8s\/binary\.yaml named binary: /),
  ]);
});

it("tells of a path that does not exist", async () => {
  expect(await collected(["nowhere", "k8s/b.yaml/x"])).toEqual([
    "nowhere named other: no such file or directory",
    "k8s/b.yaml/x named other: no such file or directory",
  ]);
});

it("tells of a named file that vanished meanwhile, and forgets one that was only found", async () => {
  const source = { list: listUnignored, read: async () => ({ state: "missing" }) as const };
  expect(await collected(["k8s/b.yaml", "k8s"], { source })).toEqual([
    "k8s/b.yaml named other: no such file or directory",
  ]);
});

it("reads standard input as a file of the working directory, its characters whole", async () => {
  const euro = Buffer.from("a: €\n");
  const standardInput = () => Readable.from([euro.subarray(0, 4), euro.subarray(4)]);
  expect(await collected(["-"], { standardInput })).toEqual(['<stdin> named "a: €\\n"']);
});

it("refuses standard input that is not text", async () => {
  const standardInput = () => Readable.from([Buffer.from([1, 0, 2])]);
  expect(await collected(["-"], { standardInput })).toEqual(["<stdin> named binary: it is not text"]);
});

it("has at most sixteen files under way and keeps their order", async () => {
  let underWay = 0;
  let most = 0;
  const uris = Array.from({ length: 50 }, (_, index) => `file://${folder}/${index}.yaml`);
  const source = {
    async *list() {
      yield uris.map((uri) => ({ state: "file", uri }) as const);
    },
    async read(uri: string) {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      underWay--;
      return { state: "text", text: uri } as const;
    },
  };
  expect(await collected(["k8s"], { source })).toHaveLength(50);
  expect(await collected(["k8s"], { source })).toEqual(
    uris.map((uri, index) => `${index}.yaml ${JSON.stringify(uri)}`),
  );
  expect(most).toBe(16);
});

it("roots the report in the one directory named, otherwise in the working directory", () => {
  expect(reportRoot(["k8s"], folder)).toBe(path.join(folder, "k8s"));
  expect(reportRoot(["k8s/deep/.."], folder)).toBe(path.join(folder, "k8s"));
  for (const paths of [["."], ["-"], ["k8s/b.yaml"], ["k8s", "k8s/deep"], ["nowhere"]]) {
    expect(reportRoot(paths, folder)).toBe(folder);
  }
});

it("unfolds a glob that no shell has unfolded, for files of any ending", async () => {
  expect(await collected(["k8s/**/*.json", "k8s/[ab].y*ml"])).toEqual([
    'k8s/deep/c.json "{}\\n"',
    'k8s/a.yml "a: 1\\n"',
    'k8s/b.yaml "b: 1\\n"',
  ]);
  expect(await collected(["{k8s,nowhere}/*.txt"])).toEqual(['k8s/notes.txt "not a manifest\\n"']);
});

it("says so when nothing matches a glob", async () => {
  expect(await collected(["k8s/*.toml"])).toEqual(["k8s/*.toml named other: no file matches"]);
});

it("reads a file that is called like a glob", async () => {
  const file = path.join(folder, "[x].yaml");
  await writeFile(file, "x: 1\n");
  expect(await collected(["[x].yaml"])).toEqual(['[x].yaml named "x: 1\\n"']);
  await rm(file);
});
