import { chmod, link, lstat, open, readdir, stat, symlink, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { applyFixes } from "../../server/src/cli/fix/applyFixes.ts";
import { uriOf } from "../../server/src/cli/paths.ts";
import { stageFile } from "../../server/src/cli/writing/replaceFile.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { deployment } from "./scanFolder.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporaryFolder.ts";

let folder: TemporaryFolder;

afterEach(() => folder.remove());

const tooLong = deployment('exec: {command: ["sleep", "70"]}');

async function serviceFor(files: Readonly<Record<string, string>>) {
  folder = await temporaryFolder(files);
  const service = createLanguageService(undefined, uriOf(folder.path));
  for (const [name, text] of Object.entries(files)) service.updateFromDisk(uriIn(name), text);
  service.setComplete(true);
  return service;
}

const uriIn = (name: string) => uriOf(path.join(folder.path, name));

it("leaves a file alone that has changed since it was read, and names it", async () => {
  const service = await serviceFor({ "a.yaml": tooLong, "b.yaml": tooLong });
  const other = `# somebody else was here\n${tooLong}`;
  await folder.write({ "a.yaml": other.replace("70", "71") });
  const { files, refusals } = await applyFixes(service, () => true);
  expect([...refusals]).toEqual([[uriIn("a.yaml"), "it changed while it was being fixed"]]);
  expect(files.map(({ uri }) => uri)).toEqual([uriIn("b.yaml")]);
  expect(await folder.read("a.yaml")).toBe(other.replace("70", "71"));
  expect(await folder.read("b.yaml")).toContain("terminationGracePeriodSeconds: 90");
  expect((await readdir(folder.path)).sort()).toEqual(["a.yaml", "b.yaml"]);
});

it("leaves a file alone that is gone", async () => {
  const service = await serviceFor({ "a.yaml": tooLong });
  await unlink(path.join(folder.path, "a.yaml"));
  const { files, refusals } = await applyFixes(service, () => true);
  expect(files).toEqual([]);
  expect([...refusals.values()]).toEqual(["no such file or directory"]);
});

it("fixes nothing that is not wanted", async () => {
  const service = await serviceFor({ "a.yaml": tooLong });
  expect((await applyFixes(service, () => false)).files).toEqual([]);
  expect(await folder.read("a.yaml")).toBe(tooLong);
});

it("writes over a file with several names, through a symbolic link too", async () => {
  const service = await serviceFor({ "a.yaml": tooLong });
  const at = (name: string) => path.join(folder.path, name);
  await link(at("a.yaml"), at("other.txt"));
  await symlink("other.txt", at("b.yaml"));
  await chmod(at("a.yaml"), 0o640);
  service.updateFromDisk(uriIn("b.yaml"), `# b\n${tooLong}`);
  await writeFile(at("b.yaml"), `# b\n${tooLong}`);
  service.updateFromDisk(uriIn("a.yaml"), `# b\n${tooLong}`);
  const before = await stat(at("a.yaml"));
  const { refusals } = await applyFixes(service, ({ uri }) => uri === uriIn("b.yaml"));
  expect([...refusals]).toEqual([]);
  for (const name of ["a.yaml", "other.txt", "b.yaml"]) {
    expect(await folder.read(name)).toContain("terminationGracePeriodSeconds: 90");
    const { ino, mode } = await stat(at(name));
    expect({ ino, mode }).toEqual({ ino: before.ino, mode: before.mode });
  }
  expect((await lstat(at("b.yaml"))).isSymbolicLink()).toBe(true);
  expect((await readdir(folder.path)).sort()).toEqual(["a.yaml", "b.yaml", "other.txt"]);
});

it("fixes a file once that is read under two names", async () => {
  const service = await serviceFor({ "a.yaml": tooLong });
  await link(path.join(folder.path, "a.yaml"), path.join(folder.path, "b.yaml"));
  service.updateFromDisk(uriIn("b.yaml"), tooLong);
  const { files, refusals } = await applyFixes(service, () => true);
  expect([...refusals]).toEqual([]);
  expect(files.map(({ uri }) => uri)).toEqual([uriIn("a.yaml"), uriIn("b.yaml")]);
  expect((await folder.read("b.yaml")).match(/terminationGracePeriodSeconds: 90/g)).toHaveLength(1);
});

it("makes such a file shorter too, and puts back what cannot be written to its end", async () => {
  folder = await temporaryFolder({ "a.yaml": "a long text\n" });
  const file = path.join(folder.path, "a.yaml");
  await link(file, `${file}.too`);
  await (await stageFile(file, Buffer.from("short\n"))).commit();
  expect(await folder.read("a.yaml.too")).toBe("short\n");

  const staged = await stageFile(file, Buffer.from("a much longer text\n"));
  const handle = await open(file);
  const full = Object.assign(new Error("the disk is full"), { code: "ENOSPC" });
  const truncate = vi.spyOn(Object.getPrototypeOf(handle), "truncate").mockRejectedValueOnce(full);
  await handle.close();
  await expect(staged.commit()).rejects.toBe(full);
  truncate.mockRestore();
  expect(await folder.read("a.yaml")).toBe("short\n");
  expect((await readdir(folder.path)).sort()).toEqual(["a.yaml", "a.yaml.too"]);
});
