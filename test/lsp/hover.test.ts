import { describe, expect, it } from "vitest";
import { plainCapabilities } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

/** `terminationGracePeriodSeconds` of the Deployment. */
const graceLine = 12;

describe("hover", () => {
  const { startIn } = servers();

  it("explains the grace period in Markdown, with the range of what it explains", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const hover = await client.hover(uri, graceLine, 10);
    expect(hover?.contents).toMatchObject({ kind: "markdown" });
    expect(JSON.stringify(hover?.contents)).toContain("SIGKILL");
    expect(hover?.range?.start.line).toBe(graceLine);
    expect(JSON.stringify(hover)).not.toContain("command:");
  });

  it("is plain text for clients that show no Markdown", async () => {
    const { client, workspace } = await startIn(shop(), { capabilities: plainCapabilities });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    expect((await client.hover(uri, graceLine, 10))?.contents).toMatchObject({ kind: "plaintext" });
  });

  it("has nothing to say beside the text, behind its end, and in files that nobody knows", async () => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    expect(await client.hover(uri, 0, 3)).toBeNull();
    expect(await client.hover(uri, 9_999_999, 9_999_999)).toBeNull();
    expect(await client.hover("untitled:nothing", 0, 0)).toBeNull();
  });
});
