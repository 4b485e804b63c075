import { describe, expect, it } from "vitest";
import { type AskClient, clientFileSource } from "../../server/src/host/clientFileSource.ts";

const folders: Readonly<Record<string, unknown>> = {
  "vfs://h/w": {
    state: "entries",
    entries: [
      { name: "b.yaml", kind: "file" },
      { name: "sub", kind: "directory" },
      { name: "node_modules", kind: "directory" },
      { name: "a.json", kind: "file" },
      { name: 5 },
      { name: "c.yaml", kind: "file", obstacle: 5 },
      null,
    ],
  },
  "vfs://h/": { state: "entries", entries: [{ name: "top.yaml", kind: "file" }] },
  "vfs://h/w/sub": { state: "unreadable", detail: "offline" },
};
const files: Readonly<Record<string, unknown>> = {
  "vfs://h/w/a.json": { state: "text", text: "{}" },
  "vfs://h/w/gone.yaml": { state: "missing" },
  "vfs://h/w/zip.yaml": { state: "unreadable", reason: "binary", detail: "it is not text" },
  "vfs://h/w/odd.yaml": { state: "text", text: 7 },
};

const ask: AskClient = async (method, { uri }) => {
  if (method === "podgrace/readDirectory") return folders[uri];
  if (method === "podgrace/readFile") return files[uri];
  throw new Error("unknown method");
};

describe("files that only the client reaches", () => {
  it("are listed folder by folder, without the folders of tools and without nonsense", async () => {
    const batches: unknown[] = [];
    for await (const batch of clientFileSource(ask).list("vfs://h/w/")) batches.push(batch);
    expect(batches).toEqual([
      [
        { state: "file", uri: "vfs://h/w/a.json" },
        { state: "file", uri: "vfs://h/w/b.yaml" },
      ],
      [{ state: "unreadable", uri: "vfs://h/w/sub", reason: "denied", detail: "offline" }],
    ]);
  });

  it("are listed in the root of a file system too", async () => {
    for await (const batch of clientFileSource(ask).list("vfs://h")) {
      expect(batch).toEqual([{ state: "file", uri: "vfs://h/top.yaml" }]);
    }
  });

  it("are read as the client hands them over, and unreadable when it does not", async () => {
    const { read } = clientFileSource(ask);
    expect(await read("vfs://h/w/a.json")).toEqual({ state: "text", text: "{}" });
    expect(await read("vfs://h/w/gone.yaml")).toEqual({ state: "missing" });
    expect(await read("vfs://h/w/zip.yaml")).toMatchObject({ reason: "binary", detail: "it is not text" });
    for (const uri of ["vfs://h/w/odd.yaml", "vfs://h/w/unknown.yaml"]) {
      expect(await read(uri)).toMatchObject({ state: "unreadable", reason: "other" });
    }
  });

  it("are unreadable when the client fails", async () => {
    const broken = clientFileSource(() => Promise.reject(new Error("gone")));
    expect(await broken.read("vfs://h/w/a.yaml")).toMatchObject({ state: "unreadable" });
    for await (const [first] of broken.list("vfs://h/w")) expect(first?.state).toBe("unreadable");
  });
});
