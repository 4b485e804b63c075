import { describe, expect, it } from "vitest";
import { canonicalUri, folderUri, isInside, parentUri } from "../../server/src/host/canonicalUri.ts";
import { wouldBeListed } from "../../server/src/host/manifestFiles.ts";

describe("URIs", () => {
  it("have one spelling, whoever wrote them", () => {
    for (const spelling of ["file:///C:/a%20b", "file:///c%3A/a b", "file:///c:/a%20b/"]) {
      expect(canonicalUri(spelling)).toBe("file:///c%3A/a%20b");
    }
    expect(canonicalUri(canonicalUri("file:///x/100%25#1"))).toBe(canonicalUri("file:///x/100%25#1"));
    expect(canonicalUri("untitled:Untitled-1")).toBe("untitled:Untitled-1");
    for (const root of ["file:///", "vfs://host/"]) {
      expect(folderUri(canonicalUri(root)).toString()).toBe(root);
      expect(parentUri(`${root}a.yaml`)).toBe(canonicalUri(root));
    }
  });

  it("are inside of a folder by whole names", () => {
    expect(isInside("file:///a/b", "file:///a")).toBe(true);
    expect(isInside("file:///a", "file:///a")).toBe(true);
    expect(isInside("file:///ab", "file:///a")).toBe(false);
    expect(isInside("file:///ab", canonicalUri("file:///"))).toBe(true);
    expect(parentUri("file:///a/b.yaml")).toBe("file:///a");
  });

  it("tell whether a file would be listed", () => {
    const listed = (path: string) => wouldBeListed(`file:///w/${path}`, "file:///w");
    expect(["a.yaml", "x/y.yml", "z.json", "vendor/a.yaml", "Kustomization"].map(listed)).toEqual(
      Array(5).fill(true),
    );
    expect(["a.txt", "node_modules/x/a.yaml", ".git/a.yaml", "a.yaml.tpl"].map(listed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(wouldBeListed("file:///other/a.yaml", "file:///w")).toBe(false);
  });
});
