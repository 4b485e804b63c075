import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver";
import { paletteOf } from "../../server/src/core/picture/palette.ts";
import { themeNotification } from "../../server/src/protocol/timeline.ts";
import { plainCapabilities } from "./support/client.ts";
import { deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

/** The picture of a hover. Inside of its address nothing may end the address. */
function svgIn(markdown: string): string {
  const [, address = ""] = /!\[[^\n]*\]\(data:image\/svg\+xml,([^\s()<>]*)\)/.exec(markdown) ?? [];
  return decodeURIComponent(address);
}

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

  it("holds a picture for clients that show images, in the theme they have", async () => {
    const { client, workspace } = await startIn(shop(), {
      initializationOptions: { hoverImages: true, theme: "light" },
    });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const markdown = async () => (await client.hover(uri, graceLine, 10))?.contents as MarkupContent;
    const light = svgIn((await markdown()).value);
    expect(XMLValidator.validate(light)).toBe(true);
    expect(light).toContain("SIGKILL 45 s");
    expect(light).toContain(paletteOf("light").ink);
    await client.connection.sendNotification(themeNotification, "high-contrast-dark");
    expect(svgIn((await markdown()).value)).toContain(paletteOf("high-contrast-dark").line.finishing);
    await client.connection.sendNotification(themeNotification, "no such theme");
    expect(svgIn((await markdown()).value)).toContain(paletteOf("high-contrast-dark").line.finishing);
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
