import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readIgnoreRules } from "../../server/src/host/ignoreRules.ts";
import { createLeftOut } from "../../server/src/host/leftOut.ts";
import { processorTime } from "../support/processorTime.ts";

const verdict = (text: string, file: string, ignoresCase = false) =>
  readIgnoreRules(text, ignoresCase)(file.replace(/\/$/, "").split("/"), file.endsWith("/"));

test.each([
  ["a name at any depth", "a.yaml", ["a.yaml", "x/a.yaml", "a.yaml/"], ["b.yaml", "aa.yaml"]],
  ["a slash in front", "/a.yaml", ["a.yaml"], ["x/a.yaml"]],
  ["a slash inside", "x/a.yaml", ["x/a.yaml"], ["a.yaml", "y/x/a.yaml"]],
  ["only folders", "out/", ["out/", "x/out/"], ["out"]],
  ["signs", "*.gen.y?ml", ["a.gen.yaml", "x/.gen.yyml"], ["a.gen.yml", "a.yaml"]],
  ["any folders in front", "**/x/a", ["x/a", "y/x/a", "z/y/x/a"], ["a", "x/b"]],
  ["any folders between", "x/**/a", ["x/a", "x/y/a", "x/y/z/a"], ["a", "y/x/a"]],
  ["all inside", "x/**", ["x/a", "x/y/a", "x/y/"], ["x", "x/"]],
  ["two stars that are no folders", "x/a**b", ["x/ab", "x/acb"], ["x/a/b"]],
  ["classes", "[a-c][!x][^y][[:digit:]][]]", ["abc1]"], ["dbc1]", "axc1]", "aby1]", "abcd]"]],
  ["a class that does not end", "[ab", [], ["a", "[ab"]],
  ["escapes", "\\#a\n\\!b\nc\\ \nd\\*", ["#a", "!b", "c ", "d*"], ["a", "b", "c", "dd"]],
  ["a backslash at the end", "a\\", [], ["a", "a\\"]],
  ["comments, empty lines and spaces at the end", "# a\n\n  \nb  ", ["b"], ["a", "# a", "b  "]],
  ["line ends of Windows and a mark in front", "\uFEFFa\r\nb\r\n", ["a", "b"], ["a\r"]],
  ["the last one decides", "*.yaml\n!keep.yaml\n/keep.yaml", ["a.yaml", "keep.yaml"], []],
  ["everything", "*", ["a", "x/a", "x/"], []],
  ["nothing", "/\n//\n!\n!/", [], ["a", "x/"]],
])("%s", (_, text, ignored, others) => {
  for (const file of ignored) expect([file, verdict(text, file)]).toEqual([file, true]);
  for (const file of others) expect([file, verdict(text, file)]).toEqual([file, null]);
});

test("what is taken back is no longer ignored, and case differs only where the system says so", () => {
  expect(verdict("*.yaml\n!keep.yaml", "keep.yaml")).toBe(false);
  expect(verdict("OUT/\n", "out/")).toBe(null);
  expect(verdict("OUT/\n[A-B]", "Out/", true)).toBe(true);
  expect(verdict("[A-B]", "b", true)).toBe(true);
});

test("no pattern keeps anybody busy", () => {
  const long = "a".repeat(250);
  const deep = Array.from({ length: 500 }, () => "a");
  for (const pattern of ["**/a/".repeat(60), "a/**/".repeat(60), "*a".repeat(100), "*[ab]?".repeat(80)]) {
    const rules = readIgnoreRules(`${pattern}b.yaml`);
    expect(processorTime(() => void rules([...deep, `${long}c.yaml`], false))).toBeLessThan(200);
    expect(rules([...deep, `${long}c.yaml`], false)).toBe(null);
  }
});

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "podgrace-rules-"));
  spawnSync("git", ["init", "-q"], { cwd: root });
  mkdirSync(path.join(root, "a"));
});
afterAll(() => rmSync(root, { recursive: true }));

/** What the user who runs the tests ignores everywhere must not count. */
const noExcludes = ["-c", "core.excludesFile="];

/** Of these paths, those that git ignores. */
function ignoredByGit(files: readonly string[]): string[] {
  const { stdout, status } = spawnSync(
    "git",
    [...noExcludes, "check-ignore", "--no-index", "-z", "--stdin"],
    {
      cwd: root,
      input: files.join("\0"),
      encoding: "utf8",
    },
  );
  expect(status).toBeLessThan(2);
  return stdout.split("\0").filter(Boolean);
}

const name = fc.stringMatching(/^[ab.]{1,3}$/).filter((each) => !/^\.+$/.test(each));
const files = fc.uniqueArray(
  fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/")),
  { maxLength: 20 },
);
const segment = fc.oneof(
  name,
  fc.stringMatching(/^(?:[ab.*?]|\[!?[ab]{1,2}\]|\\[ab]){1,3}$/),
  fc.constant("**"),
);
const line = fc
  .tuple(
    fc.constantFrom("", "!", "/"),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "/", " "),
  )
  .map(([before, names, after]) => before + names.join("/") + after);
const rules = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));

test("git says the same", () => {
  fc.assert(
    fc.property(rules, rules, files, (outer, inner, paths) => {
      writeFileSync(path.join(root, ".gitignore"), outer);
      writeFileSync(path.join(root, "a", ".gitignore"), inner);
      // A path that leads through a file that is there is none for git.
      const asked = paths.filter((each) => !/^\.git(ignore)?(\/|$)|\.gitignore\//.test(each));
      const leftOut = createLeftOut("", false);
      leftOut.learn([], outer);
      leftOut.learn(["a"], inner);
      const ours = asked.filter((each) => leftOut.leavesOut(each.split("/"), each === "a"));
      expect(ours).toEqual(ignoredByGit(asked));
    }),
    { numRuns: 100 },
  );
});
