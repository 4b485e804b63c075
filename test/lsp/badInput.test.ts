import { rmSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver";
import { applied } from "./support/applyEdit.ts";
import { addBadFiles } from "./support/badFiles.ts";
import { type Bundle, bundleServer } from "./support/bundle.ts";
import { type Client, until } from "./support/client.ts";
import { hostileTexts, withBrokenHook } from "./support/hostileTexts.ts";
import { containerName, deployment, ingress, namespace, shop } from "./support/manifests.ts";
import { ordinaryRound } from "./support/ordinaryRound.ts";
import { servers } from "./support/server.ts";
import { unprivileged } from "./support/unprivileged.ts";
import type { Workspace } from "./support/workspace.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 40_000;

const start = { line: 0, character: 0 };

describe("a server that was given", { timeout }, () => {
  const { startIn, start: startServer, folder } = servers();
  let bundle: Bundle;
  let expected: unknown;

  beforeAll(async () => {
    bundle = await bundleServer();
    const { client, workspace } = await startIn();
    expected = await ordinaryRound(client, workspace);
    expect(JSON.stringify(expected)).toContain("prestop-missing");
  });
  afterAll(() => bundle.remove());

  /** It answers as a server does that has just been started, and nothing went wrong inside of it. */
  async function worksAsEver(client: Client, workspace: Workspace): Promise<void> {
    expect(anyServer(await ordinaryRound(client, workspace))).toEqual(anyServer(expected));
    expect(client.log.filter((line) => / failed: |Uncaught|Unhandled/.test(line))).toEqual([]);
  }

  async function pull(client: Client, uri: string): Promise<readonly Diagnostic[]> {
    const report = await client.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  it.each(hostileTexts)("$title", async ({ text, hint, rules }) => {
    const { client, workspace } = await startIn();
    const uri = workspace.uriOf("bad.yaml");
    client.open(uri, text);
    const items = await pull(client, uri);
    expect(items.flatMap(({ code }) => code ?? [])).toEqual(rules);
    const hints = items.filter(({ code }) => code === undefined);
    const word = { severity: 4, source: "podgrace", message: expect.stringMatching(hint ?? /^$/) };
    expect(hints).toEqual(hint ? [expect.objectContaining(word)] : []);
    for (const { range } of items) {
      expect(range.end.line).toBe(range.start.line);
      expect(range.end.character).toBeGreaterThan(range.start.character);
      await client.hover(uri, range.start.line, range.start.character);
      await client.codeActions(uri, range);
    }
    await client.codeActions(uri, { start, end: { line: 1e6, character: 0 } });
    client.edit(uri, "# \n", { start, end: start });
    const after = await pull(client, uri);
    expect(after.map(({ code }) => code)).toEqual(items.map(({ code }) => code));
    client.close(uri);
    await until("silence about a closed file", async () => (await pull(client, uri)).length === 0);
    await worksAsEver(client, workspace);
  });

  it("all of that on the disk, with files that cannot be read", async () => {
    const workspace = folder();
    const some = hostileTexts.filter(({ text }) => text.length < 1e6);
    for (const [at, { text }] of some.entries()) workspace.write(`hostile/${at}.yaml`, text);
    addBadFiles(workspace);
    const server = unprivileged(bundle.server);
    const client = await startServer({ folders: [workspace.uri], server, processId: null });
    const summary = await client.connection.sendRequest("workspace/executeCommand", {
      command: "podgrace.server.scanWorkspace",
    });
    const hinted = some.filter(({ hint }) => hint !== null).length;
    // And JSON with comments, of which an editor does not speak, three files that are no text or too large, two refused.
    expect(summary).toMatchObject({ skipped: hinted + 1 + 3 + 2 });
    expect(client.messages.at(-1)).toMatch(/ Not read: \d+ \(see the log\)\.$/);
    const told = client.log.map((line) => line.replaceAll(`${workspace.uri}/`, ""));
    expect(told).toEqual(
      expect.arrayContaining([
        "Not read: binary.yaml: it is not text",
        "Not read: utf16.yaml: it is UTF-16 text, only UTF-8 is read",
        "Not read: huge.yaml: it has 65 MB, the limit is 64 MB",
        "Not read: closed.yaml: permission denied",
        "Not read: closed: permission denied",
        expect.stringMatching(/^Not read: hostile\/\d+\.yaml#L\d+: Tabs are not allowed as indentation$/),
      ]),
    );
    await worksAsEver(client, workspace);
  });

  it("a folder that shrinks while it is read, and ends as nothing", async () => {
    const files = Array.from({ length: 400 }, (_, at) => [`${at % 20}/${at}.yaml`, withBrokenHook(`n${at}`)]);
    const { client, workspace } = await startIn({ ...shop(), ...Object.fromEntries(files) });
    const scan = client.connection.sendRequest("podgrace/scan", {});
    for (let at = 0; at < 20; at++) {
      rmSync(path.join(workspace.path, `${at}`), { recursive: true });
      await client.pull(workspace.uriOf(`${at}/${at}.yaml`));
    }
    await scan;
    expect(await client.connection.sendRequest("podgrace/scan", {})).toMatchObject({ files: 4, skipped: 0 });
    await worksAsEver(client, workspace);
    workspace.remove();
    expect(await client.connection.sendRequest("podgrace/scan", {})).toMatchObject({ files: 0 });
  });

  it("names made of markup, commands and control characters", async () => {
    const name = `\u001b[31m<img src=x onerror=alert(1)> **x** \`x\` [x](command:workbench.action.quit) ![x](https://x.example/x)\n# x\n\u202e$(zap)\u0007`;
    const files = Object.fromEntries(
      Object.entries(shop()).map(([file, text]) => [
        file,
        text
          .replace(/(?<=\bname: )(shop|web)\b/g, JSON.stringify(name))
          .replace(/(?<=namespace: )shop/g, JSON.stringify(name)),
      ]),
    );
    const { client, workspace } = await startIn(files);
    const uri = workspace.uriOf("deployment.yaml");
    const text = files["deployment.yaml"] ?? "";
    client.open(uri, text);
    const [found] = await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 2));
    const actions = await client.codeActions(uri, found?.range ?? { start, end: start });
    const words = [
      found?.message,
      ...(found?.relatedInformation ?? []),
      ...actions.map(({ title }) => title),
    ];
    expect(words.length).toBeGreaterThan(3);
    expect(JSON.stringify(words)).not.toMatch(/\\u00[01]|\\n|\u202e|\u009b/);
    const kinds = new Set<string>();
    const links = new Set<string>();
    for (const [line, content] of text.split("\n").entries()) {
      const hover = await client.hover(uri, line, Math.max(0, content.search(/\S/)) + 3);
      const { value = "" } = (hover?.contents ?? {}) as { readonly value?: string };
      const tokens = renderer.parse(value, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      for (const token of tokens) kinds.add(token.type.replace(/_(open|close)$/, ""));
      for (const token of tokens) if (token.type === "link_open") links.add(String(token.attrGet("href")));
    }
    expect([...kinds].filter((kind) => !ourMarkup.has(kind))).toEqual([]);
    expect(kinds).toContain("code_inline");
    const foreign = (href: string) => !href.startsWith("https://") && !href.startsWith(`${workspace.uri}/`);
    expect([...links].filter((href) => foreign(href) || href.includes("x.example"))).toEqual([]);
  });

  it("a byte order mark, CRLF and no line break at the end, which a fix leaves as they are", async () => {
    const odd = (text: string) => `\ufeff${text.trimEnd().replaceAll("\n", "\r\n")}`;
    const files = { ...shop(), "namespace.yaml": odd(namespace()) };
    const { client, workspace } = await startIn(files);
    const uri = workspace.uriOf("deployment.yaml");
    client.open(uri, odd(deployment()));
    await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 2));
    const [fix] = await client.codeActions(uri, containerName, ["quickfix"]);
    const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", fix);
    const hook =
      "\r\n          lifecycle:\r\n            preStop:\r\n              sleep:\r\n                seconds: 70";
    expect(applied(odd(deployment()), uri, edit)).toBe(
      odd(deployment()).replace("Seconds: 45", "Seconds: 90") + hook,
    );

    // The other file is not open: editors take the mark away when they read it, as the server does.
    const other = workspace.uriOf("namespace.yaml");
    const nameOf = { start: { line: 3, character: 8 }, end: { line: 3, character: 8 } };
    const label = (await client.codeActions(other, nameOf, ["quickfix"]))[0];
    const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", label);
    const before = odd(namespace()).slice(1);
    expect(applied(before, other, resolved.edit)).toBe(
      `${before}\r\n  labels:\r\n    elbv2.k8s.aws/pod-readiness-gate-inject: enabled`,
    );
  });

  it("a manifest as JSON, which stays JSON when it is fixed", async () => {
    const { "deployment.yaml": _, ...rest } = shop();
    const { client, workspace } = await startIn(rest);
    const uri = workspace.uriOf("deployment.json");
    const manifest = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "shop", namespace: "shop" },
      spec: {
        template: {
          metadata: { labels: { app: "shop" } },
          spec: { containers: [{ name: "web", image: "nginx" }] },
        },
      },
    };
    const text = JSON.stringify(manifest, null, 2);
    client.open(uri, text, "json");
    const [found] = await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 2));
    const [fix] = await client.codeActions(uri, found?.range ?? { start, end: start }, ["quickfix"]);
    const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", fix);
    expect(JSON.parse(applied(text, uri, edit))).toMatchObject({
      spec: {
        template: {
          spec: { containers: [{ name: "web", lifecycle: { preStop: { sleep: { seconds: 70 } } } }] },
        },
      },
    });
  });

  it("documents without a folder, of other languages, and a settings file with comments", async () => {
    const { client, workspace } = await startIn();
    const outside = folder({ "ingress.yaml": ingress() });
    const untitled = "untitled:Untitled-1";
    const helm = workspace.uriOf("templates/deployment.yaml");
    client.open(untitled, withBrokenHook("untitled"));
    client.open(outside.uriOf("x.yaml"), withBrokenHook("outside"));
    client.open(helm, `{{- if .Values.web }}\n${deployment()}{{- end }}\n`, "helm");
    client.open(workspace.uriOf("tsconfig.json"), '{ // "apiVersion"\n "kind": [}', "jsonc");
    const codes = async (uri: string) => (await pull(client, uri)).map(({ code }) => code);
    expect(await codes(untitled)).toEqual(["prestop-ineffective"]);
    expect(await codes(outside.uriOf("x.yaml"))).toEqual(["prestop-ineffective"]);
    expect(await codes(helm)).toEqual([]);
    expect(await client.codeActions(helm, { start, end: { line: 99, character: 0 } })).toEqual([]);
    const [fix] = await client.codeActions(untitled, { start, end: { line: 99, character: 0 } }, [
      "quickfix",
    ]);
    const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", fix);
    expect(applied(withBrokenHook("untitled"), untitled, edit)).toContain('["sleep", "70"]');
    for (const uri of [untitled, outside.uriOf("x.yaml"), helm]) client.close(uri);
    await worksAsEver(client, workspace);
  });
});

/** Renders what it can: HTML, bare addresses, images, any scheme. */
const renderer = new MarkdownIt({ html: true, linkify: true });
renderer.linkify.set({ fuzzyLink: false });
renderer.validateLink = () => true;

/** What our own hovers are made of. */
const ourMarkup = new Set(
  "paragraph list_item bullet_list strong link inline text text_special code_inline fence softbreak".split(
    " ",
  ),
);

/** Rule pages lie beside the server, and one of the servers here runs from another folder. */
function anyServer(answers: unknown): unknown {
  return JSON.parse(JSON.stringify(answers).replaceAll(/podgrace-server-\w+/g, "podgrace-server"));
}
