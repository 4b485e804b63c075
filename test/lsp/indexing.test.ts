import { expect, test } from "vitest";
import { CancellationToken } from "vscode-languageserver";
import type { VersionedResult } from "../../server/src/core/workspace/fileSource.ts";
import { createLeftOut } from "../../server/src/host/leftOut.ts";
import { createLanguageService } from "../../server/src/languageService/languageService.ts";
import { createFolder } from "../../server/src/lsp/folder.ts";
import { indexFolder } from "../../server/src/lsp/indexing.ts";
import type { Session } from "../../server/src/lsp/session.ts";

const uri = "file:///ws/a.yaml";

/** A folder of one file, with every version that was asked for. */
function indexing() {
  const service = createLanguageService(undefined, "file:///ws");
  const folder = createFolder("workspace", "file:///ws", service, () => {});
  const asked: (string | null)[] = [];
  let [files, answer]: [string[], VersionedResult] = [[uri], { state: "missing", version: null }];
  const session = {
    files: {
      leftOutOf: async () => createLeftOut("", false),
      async *list() {
        yield files.map((each) => ({ state: "file", uri: each }) as const);
      },
      async readAgain(_: string, version: string | null) {
        asked.push(version);
        return answer;
      },
    },
    folders: { all: () => [folder], around: () => folder },
    documents: { has: () => false, reassign: () => {} },
    runtime: { pause: async () => {}, tightenHeap: () => () => {} },
    changes: { fire: () => {} },
    log: () => {},
  } as unknown as Session;
  return {
    service,
    asked,
    async index(result: VersionedResult, present = true) {
      [files, answer] = [present ? [uri] : [], result];
      await indexFolder(session, folder, CancellationToken.None);
    },
  };
}

const first = { state: "text", text: "kind: Service\napiVersion: v1\n", version: "1" } as const;

test("a file that was read is asked for with its version, and stays where it has not changed", async () => {
  const { service, asked, index } = indexing();
  await index(first);
  await index({ state: "unchanged" });
  expect(asked).toEqual([null, "1"]);
  expect(service.has(uri)).toBe(true);
  const before = service.revision();
  await index({ state: "text", text: "kind: Service\napiVersion: v2\n", version: "2" });
  expect(service.revision()).toBeGreaterThan(before);
  await index({ state: "unchanged" });
  expect(asked).toEqual([null, "1", "1", "2"]);
});

test("a file that was gone, could not be read or has no version is read anew", async () => {
  const { service, asked, index } = indexing();
  await index(first);
  await index({ state: "unreadable", reason: "denied", detail: "", version: null });
  expect(service.has(uri)).toBe(false);
  await index(first);
  await index(first, false);
  expect(service.has(uri)).toBe(false);
  await index(first);
  await index({ ...first, version: null });
  await index(first);
  expect(asked).toEqual([null, "1", null, null, "1", null]);
});
