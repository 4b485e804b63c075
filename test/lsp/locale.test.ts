import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { containerName, deployment, shop } from "./support/manifests.ts";
import { servers } from "./support/server.ts";

describe("a server told to speak Traditional Chinese", () => {
  const { startIn } = servers();
  const initializationOptions = { locale: "zh-TW" };
  const config = ".podgrace.yaml";

  it("does so in diagnostics, hovers and code actions", async () => {
    const { client, workspace } = await startIn(shop(), { initializationOptions });
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment());
    const isOurs = ({ code }: Diagnostic) => code === "prestop-missing";
    const [finding] = (await client.diagnostics(uri, (all) => all.some(isOurs))).filter(isOurs);
    expect(finding?.message).toBe(
      "Deployment/shop 中的容器「web」在 Pod 被刪除時會立刻收到 SIGTERM，但之後 60 秒內 ALB（Ingress/shop）仍可能送請求過來。請加上 70 秒的 preStop 延遲，寬限期至少 90 秒。",
    );
    const hover = await client.hover(uri, containerName.start.line, containerName.start.character);
    expect(JSON.stringify(hover?.contents)).toContain("Pod 被刪除後 60 秒內可能遺失請求。");
    const actions = await client.codeActions(uri, containerName);
    const titles = actions.map(({ title }) => title);
    expect(titles).toContain("加上 70 秒的 preStop 延遲，並將 terminationGracePeriodSeconds 設為 90");
    expect(titles).toContain("修正這個檔案中 Podgrace 能修正的所有問題");
  });

  it("does so for a configuration file, and for a document that it cannot read", async () => {
    const { client, workspace } = await startIn(shop(), { initializationOptions });
    const own = workspace.uriOf(config);
    client.open(own, "requiredSeconds: { albIp: sixty }\n");
    const [problem] = await client.diagnostics(own, (all) => all.length > 0);
    expect(problem?.message).toBe('requiredSeconds.albIp 必須是 0 到 86400 之間的秒數，而不是 "sixty"。');
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, deployment().replace("  name: shop", "  name: shop\n  name: shop"));
    // The findings come before it or after it: the folder may have been read by now, or not yet.
    const saysTwice = ({ message }: Diagnostic) => String(message).includes("鍵「name」寫了兩次");
    expect(await client.diagnostics(uri, (all) => all.some(saysTwice))).not.toEqual([]);
  });

  it("says in Chinese which settings of the editor it leaves out", async () => {
    const settings = { nonsense: 1 };
    const { client, workspace } = await startIn(shop(), { settings, initializationOptions });
    client.open(workspace.uriOf("deployment.yaml"), deployment());
    await client.diagnostics(workspace.uriOf("deployment.yaml"));
    expect(client.messages).toEqual(["Podgrace 略過了部分設定：沒有 podgrace.nonsense 這個設定。"]);
  });
});
