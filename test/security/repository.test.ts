import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** What git does not keep: packages, builds, hosts to test in. */
const made = new Set(
  ".git node_modules dist out coverage test-results .vscode-test .vscode-hosts .bench reports".split(" "),
);
const binary = /\.(png|gif|ico|zip|tgz|vsix)$/;

function* files(folder = ""): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (made.has(entry.name)) continue;
    if (entry.isDirectory()) yield* files(name);
    else if (entry.isFile() && !binary.test(name)) yield name;
  }
}

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

interface Locked {
  readonly packages: Readonly<Record<string, { resolved?: string; integrity?: string; optional?: boolean }>>;
}

describe("the repository", () => {
  const lock: Locked = JSON.parse(read("package-lock.json"));
  const packages = Object.entries(lock.packages).filter(([folder]) => folder !== "");

  it("locks every package by its content, and says nothing of where it came from", () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    // Packages for other platforms are not fetched here, so their content was not seen.
    const seen = packages.filter(([, { optional }]) => !optional);
    expect(seen.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });

  it("has no dependency at run time", () => {
    const manifest = JSON.parse(read("package.json"));
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(
      Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name)),
    ).toEqual([]);
  });

  it("names no registry and no folder of a machine", () => {
    // Put together, so that this file is none of those that are found.
    const words = [
      `registry.${"npmjs"}.org`,
      `npm.${"pkg"}.github.com`,
      ...["work/shared", "work/main", "work/wt", "work/hosts"].map((folder) => `/${folder}`),
      `/${"home"}/runner`,
      `/${"Users"}/`,
      `${"C:"}\\Users\\`,
    ];
    const found = [...files()].flatMap((file) => {
      const text = read(file);
      return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
    });
    expect(found).toEqual([]);
  });
});
