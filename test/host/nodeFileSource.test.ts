import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { URI } from "vscode-uri";
import type { ListedFile } from "../../server/src/core/workspace/fileSource.ts";
import { createNodeFileSource } from "../../server/src/host/nodeFileSource.ts";

describe("files of the disk", () => {
  const source = createNodeFileSource({ mayWait: false });
  let folder = "";

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "podgrace-files-")));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, content: string | Uint8Array = "kind: x\n"): string {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
    return uriOf(file);
  }
  function makePipe(file: string): void {
    execFileSync("sh", ["-c", 'mkfifo "$0"', path.join(folder, file)]);
  }

  const uriOf = (file: string) => URI.file(path.join(folder, file)).toString();

  async function list(from = folder): Promise<readonly (readonly ListedFile[])[]> {
    const batches: (readonly ListedFile[])[] = [];
    for await (const files of source.list(URI.file(from).toString())) batches.push(files);
    return batches;
  }
  const names = (batches: readonly (readonly ListedFile[])[]) =>
    batches
      .flat()
      .map(
        (each) => `${each.state === "file" ? "" : "! "}${path.relative(folder, URI.parse(each.uri).fsPath)}`,
      );

  describe("listed", () => {
    it("are the manifests, the folder's own first and then folder by folder in the order of their names", async () => {
      for (const file of [
        "b/z.yml",
        "b.yaml",
        "a/2.json",
        "a/1.yaml",
        "A.YAML",
        "c/d/e.yaml",
        "read.me",
        "x.yaml.tpl",
      ])
        write(file);
      const batches = await list();
      expect(names(batches)).toEqual(["A.YAML", "b.yaml", "a/1.yaml", "a/2.json", "b/z.yml", "c/d/e.yaml"]);
      expect(batches[0]).toHaveLength(2);
    });

    it("are not those of version control, package stores and vendored code", async () => {
      for (const file of [".git/a.yaml", "x/node_modules/b/c.yaml", ".terraform/d.yaml"]) write(file);
      write("vendor/modules.txt");
      write("vendor/go/e.yaml");
      write("php/vendor/autoload.php");
      write("php/vendor/f.yaml");
      write("cluster/vendor/argo/install.yaml");
      write(".github/g.yaml");
      expect(names(await list())).toEqual([".github/g.yaml", "cluster/vendor/argo/install.yaml"]);
    });

    it("are not reached through links, neither in circles nor out of the folder", async () => {
      write("real/a.yaml");
      symlinkSync("..", path.join(folder, "real", "loop"));
      symlinkSync("real", path.join(folder, "again"));
      symlinkSync("/etc", path.join(folder, "outside"));
      symlinkSync("real/a.yaml", path.join(folder, "b.yaml"));
      symlinkSync("nowhere", path.join(folder, "c.yaml"));
      expect(names(await list())).toEqual(["real/a.yaml"]);
    });

    it("are no folders and no pipes that are named like files", async () => {
      write("folder.yaml/a.yaml");
      makePipe("pipe.yaml");
      expect(names(await list())).toEqual(["folder.yaml/a.yaml"]);
    });

    it("have URIs that can be read again, whatever their names", async () => {
      for (const name of ["with space.yaml", "100%.yaml", "a#b?c.yaml", "ü😀.yaml", "q'(1)!.yaml"])
        write(name, name);
      const files = (await list()).flat();
      expect(files).toHaveLength(5);
      for (const { uri } of files) {
        expect(await source.read(uri)).toEqual({ state: "text", text: path.basename(URI.parse(uri).fsPath) });
      }
    });

    it("are reported where their names are no text", async () => {
      // Other systems allow no such names.
      if (process.platform !== "linux") return;
      const named = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "latin1")]);
      for (const name of ["caf\xe9.yaml", "caf\xe9.txt"]) writeFileSync(named(name), "");
      for (const name of ["d\xfcnn", "node_modules"]) mkdirSync(named(name));
      write("whole \ufffd.yaml");
      const files = (await list()).flat();
      expect(files).toEqual([
        { state: "file", uri: uriOf("whole \ufffd.yaml") },
        ...["caf\ufffd.yaml", "d\ufffdnn"].map((name) => ({
          state: "unreadable",
          uri: uriOf(name),
          reason: "other",
          detail: "its name is not UTF-8",
        })),
      ]);
      // What stands behind such a name is not found by whoever cleans up.
      for (const name of ["caf\xe9.yaml", "caf\xe9.txt"]) unlinkSync(named(name));
      rmdirSync(named("d\xfcnn"));
    });

    it("are the others, when one folder cannot be read", async () => {
      write("closed/a.yaml");
      write("open/b.yaml");
      chmodSync(path.join(folder, "closed"), 0);
      // Nothing is closed to the superuser.
      const readable = process.getuid?.() === 0;
      expect(names(await list())).toEqual(
        readable ? ["closed/a.yaml", "open/b.yaml"] : ["! closed", "open/b.yaml"],
      );
      chmodSync(path.join(folder, "closed"), 0o700);
    });

    it("are none in a folder that is gone or is a file", async () => {
      write("file.yaml");
      expect(names(await list(path.join(folder, "gone")))).toEqual([]);
      const [[found] = []] = await list(path.join(folder, "file.yaml"));
      expect(found).toMatchObject({ state: "unreadable", detail: "it is not a directory" });
    });
  });

  describe("read", () => {
    it("are UTF-8, without the byte order mark that editors do not count either", async () => {
      expect(await source.read(write("a.yaml", "\ufeffkind: ü\r\n"))).toEqual({
        state: "text",
        text: "kind: ü\r\n",
      });
    });

    it("are not text when they hold a NUL, or are UTF-16", async () => {
      const binary = await source.read(write("a.yaml", new Uint8Array([107, 58, 0, 1])));
      expect(binary).toEqual({ state: "unreadable", reason: "binary", detail: "it is not text" });
      const wide = await source.read(write("b.yaml", Buffer.from("\ufeffkind: x", "utf16le")));
      expect(wide).toMatchObject({ reason: "binary", detail: "it is UTF-16 text, only UTF-8 is read" });
    });

    it("are missing when they are gone, or stand in what is no folder", async () => {
      const file = write("a.yaml");
      expect(await source.read(uriOf("b.yaml"))).toEqual({ state: "missing" });
      expect(await source.read(`${file}/c.yaml`)).toEqual({ state: "missing" });
    });

    it("have a limit", async () => {
      const uri = write("a.yaml");
      truncateSync(path.join(folder, "a.yaml"), 65 * 1024 * 1024);
      expect(await source.read(uri)).toMatchObject({
        reason: "too-large",
        detail: "it has 65 MB, the limit is 64 MB",
      });
    });

    it("are never waited for: folders, devices and pipes are refused", async () => {
      mkdirSync(path.join(folder, "a.yaml"));
      symlinkSync("/dev/zero", path.join(folder, "b.yaml"));
      makePipe("c.yaml");
      for (const name of ["a.yaml", "b.yaml", "c.yaml"]) {
        expect(await source.read(uriOf(name))).toMatchObject({ state: "unreadable", reason: "other" });
      }
    });

    it("may be pipes for a command line that names one", async () => {
      makePipe("c.yaml");
      const text = createNodeFileSource().read(uriOf("c.yaml"));
      spawn("sh", ["-c", 'printf "kind: x" > "$0"', path.join(folder, "c.yaml")]);
      expect(await text).toEqual({ state: "text", text: "kind: x" });
    });

    it("that are forbidden are denied", async () => {
      const uri = write("a.yaml");
      chmodSync(path.join(folder, "a.yaml"), 0);
      const expected =
        process.getuid?.() === 0 ? { state: "text" } : { reason: "denied", detail: "permission denied" };
      expect(await source.read(uri)).toMatchObject(expected);
    });
  });
});
