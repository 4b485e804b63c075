import { describe, expect, it } from "vitest";
import {
  folderOf,
  isHelmIgnoreFile,
  isKustomizationFile,
  isWithin,
  nameOf,
  relativeTo,
  resolveRelative,
} from "../../../server/src/core/workspace/uriPath.ts";

it.each([
  ["file:///a/b.yaml", "file:///a"],
  ["file:///a", "file://"],
  ["file://", "file://"],
  ["vscode-vfs://github/a/b", "vscode-vfs://github/a"],
  ["vscode-vfs://github", "vscode-vfs://github"],
  ["untitled:a", "untitled:a"],
])("the folder of %s is %s", (uri, folder) => {
  expect(folderOf(uri)).toBe(folder);
});

it.each([
  ["file:///a", "file:///a", true],
  ["file:///a/b", "file:///a", true],
  ["file:///ab", "file:///a", false],
  ["file:///b", "file:///a", false],
])("%s is within %s: %s", (uri, folder, expected) => {
  expect(isWithin(uri, folder)).toBe(expected);
});

it.each([
  ["file:///a/b%20c.yaml", "file:///a", "b c.yaml"],
  ["file:///a/b/c.yaml", "file:///a", "b/c.yaml"],
  ["file:///a", "file:///a", "file:///a"],
  ["file:///b/c.yaml", "file:///a", "file:///b/c.yaml"],
])("%s below %s is %s", (uri, folder, expected) => {
  expect(relativeTo(folder, uri)).toBe(expected);
});

describe("a path of a kustomization", () => {
  it.each([
    ["web.yaml", "file:///a/web.yaml"],
    ["./web.yaml", "file:///a/web.yaml"],
    ["../base", "file:///base"],
    ["../base/", "file:///base"],
    ["b c.yaml", "file:///a/b%20c.yaml"],
  ])("%s leads to %s", (path, expected) => {
    expect(resolveRelative("file:///a", path)).toBe(expected);
  });

  it.each(["", "/etc/passwd", "https://example.com/x", "github.com/a/b?ref=main", "a\\b"])(
    "%j leads nowhere in the folder",
    (path) => expect(resolveRelative("file:///a", path)).toBeNull(),
  );
});

it("files are known by their names", () => {
  expect(nameOf("file:///a/b%20c.yaml")).toBe("b c.yaml");
  expect(
    ["Kustomization", "kustomization.yml", "x-kustomization.yaml"].map((name) =>
      isKustomizationFile(`file:///a/${name}`),
    ),
  ).toEqual([true, true, false]);
  expect(isHelmIgnoreFile("file:///a/.helmignore")).toBe(true);
});
