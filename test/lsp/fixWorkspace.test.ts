import { describe, expect, it } from "vitest";
import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { type FixWorkspaceAnswer, fixWorkspaceRequest } from "../../server/src/protocol/fixWorkspace.ts";
import { plainCapabilities } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("fixing the workspace", () => {
  const { startIn } = servers();

  async function fixed(files: Readonly<Record<string, string>>, options: Parameters<typeof startIn>[1] = {}) {
    const { client, workspace } = await startIn(files, options);
    const ask = () => client.connection.sendRequest<FixWorkspaceAnswer | null>(fixWorkspaceRequest, {});
    return { client, workspace, ask };
  }

  it("is one edit over all files, every part of which asks for confirmation", async () => {
    const { workspace, ask } = await fixed({
      ...shop(),
      "other.yaml": deployment({ name: "other" }).replace("name: web", "name: other"),
    });
    const answer = await ask();
    const edit = answer?.edit as WorkspaceEdit;
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument.uri)).toEqual([
      workspace.uriOf("deployment.yaml"),
      workspace.uriOf("namespace.yaml"),
    ]);
    expect(answer).toMatchObject({ files: 2 });
    const [id] = Object.keys(edit.changeAnnotations ?? {});
    expect(edit.changeAnnotations?.[id ?? ""]).toMatchObject({ needsConfirmation: true });
    expect(changes.flatMap(({ edits }) => edits).every((each) => "annotationId" in each)).toBe(true);
  });

  it("takes the buffers as they are, with their versions", async () => {
    const { client, workspace, ask } = await fixed(shop());
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, `# a line more\n${deployment()}`);
    const edit = (await ask())?.edit as WorkspaceEdit;
    const change = (edit.documentChanges as TextDocumentEdit[]).find((each) => each.textDocument.uri === uri);
    expect(change?.textDocument.version).toBe(1);
    expect(change?.edits[0]?.range.start.line).toBe(13);
  });

  it("is nothing where there is nothing to fix", async () => {
    const { ask } = await fixed({ "a.yaml": "a: 1\n" });
    expect(await ask()).toEqual({ edit: null, findings: 0, files: 0 });
  });

  it("is plain for clients that know no more", async () => {
    const { ask } = await fixed(shop(), { capabilities: plainCapabilities });
    const edit = (await ask())?.edit as WorkspaceEdit;
    expect(Object.keys(edit)).toEqual(["changes"]);
  });
});
