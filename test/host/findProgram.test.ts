import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProgram, type ProgramPlaces } from "../../server/src/host/findProgram.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "podgrace-programs-"));
  for (const name of ["first/kubectl", "second/kubectl", "second/kustomize", "second/notes"]) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "");
    await chmod(file, name.endsWith("notes") ? 0o644 : 0o755);
  }
  await mkdir(path.join(folder, "first/helm"));
});
afterAll(() => rm(folder, { recursive: true }));

const find = (named: string, usual: readonly string[], places: Partial<ProgramPlaces> = {}) =>
  findProgram(named, usual, {
    path: [path.join(folder, "first"), path.join(folder, "second")].join(path.delimiter),
    platform: "linux",
    workingDirectory: folder,
    ...places,
  });
const found = (name: string) => ({ state: "found", program: path.join(folder, name) });

describe("a program is found", () => {
  it("on the PATH, the preferred name first", async () => {
    expect(await find("", ["kustomize", "kubectl"])).toEqual(found("second/kustomize"));
    expect(await find("", ["kubectl"])).toEqual(found("first/kubectl"));
    expect(await find("kubectl", ["helm"])).toEqual(found("first/kubectl"));
  });

  it("at a path", async () => {
    expect(await find(path.join(folder, "second/kubectl"), [])).toEqual(found("second/kubectl"));
    expect(await find("./second/kubectl", [])).toEqual(found("second/kubectl"));
  });
});

describe("a program is missing", () => {
  it.each([
    ["where nothing has its name", "", ["helm3"], {}, "helm3 is not on the PATH"],
    ["where only a folder has", "", ["helm"], {}, "helm is not on the PATH"],
    [
      "where the file cannot be run",
      "./second/notes",
      [],
      {},
      "./second/notes is not a program that can be run",
    ],
    ["in relative folders of the PATH", "", ["kubectl"], { path: "first:.:" }, "kubectl is not on the PATH"],
    [
      "at a relative path that has no start",
      "./second/kubectl",
      [],
      { workingDirectory: null },
      "./second/kubectl is not an absolute path",
    ],
  ])("%s", async (_, named, usual, places, detail) => {
    expect(await find(named, usual, places)).toEqual({ state: "missing", detail });
  });
});
