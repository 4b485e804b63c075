import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, InlayHint } from "vscode-languageserver";
import { overviewRequest } from "../../server/src/protocol/overview.ts";
import { type TimelineResult, timelineRequest } from "../../server/src/protocol/timeline.ts";
import { workspaceReportRequest } from "../../server/src/protocol/workspaceReport.ts";
import { type BundledCli, bundleCli } from "../cli/bundledCli.ts";
import type { Client } from "../lsp/support/client.ts";
import { deployment, ingress, namespace, service } from "../lsp/support/manifests.ts";
import { servers } from "../lsp/support/server.ts";
import { createWorkspace, type Workspace } from "../lsp/support/workspace.ts";
import { expectLines, expectMarkdown, expectPlain, expectSvg } from "./support/harmless.ts";
import { hostileNames } from "./support/hostileNames.ts";

/** Milliseconds until a test is taken to hang: many share the machine. */
const timeout = 60_000;

/** A workload behind a load balancer, a chart, an overlay and a configuration: everything that can have a name has this one. */
function filesNamed(name: string): Record<string, string> {
  // As JSON, which YAML reads; halves of pairs and what YAML does not print stay escapes.
  const quoted = JSON.stringify(name).replace(/[^\x20-\x7e]/g, escape);
  const named = { name: quoted, namespace: quoted };
  const oneLine = name.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, "");
  const web = deployment(named).replace("- name: web", `- name: ${quoted}`);
  return {
    "deployment.yaml": web,
    "service.yaml": service(named),
    "ingress.yaml": ingress(named),
    "namespace.yaml": namespace({ name: quoted }),
    "suppressed/deployment.yaml": web
      .replace(
        "metadata:\n",
        `metadata:\n  annotations: { podgrace/ignore: ${quoted}, podgrace/ignore-reason: ${quoted} }\n`,
      )
      .replace("# serves", `# podgrace-ignore prestop-missing -- ${oneLine}`),
    "hook/deployment.yaml": web.replace(
      "ports:",
      `lifecycle: { preStop: { exec: { command: [${quoted}] } } }\n          ports:`,
    ),
    "gate/deployment.yaml": web.replace(
      "      containers:",
      `      readinessGates: [{ conditionType: ${quoted} }]\n      terminationGracePeriodSecond: ${quoted}\n      containers:`,
    ),
    "twice.yaml": `kind: Deployment\n${quoted}: 1\n${quoted}: 2\n`,
    "chart/Chart.yaml": `apiVersion: v2\nname: ${quoted}\nversion: 1.0.0\n`,
    "chart/values.yaml": `name: ${quoted}\ngrace: 45\n`,
    "chart/templates/web.yaml": web
      .replaceAll(`name: ${quoted}`, "name: {{ .Values.name | quote }}")
      .replace("Seconds: 45", "Seconds: {{ .Values.grace }}"),
    "overlay/a/kustomization.yaml": `resources: [../../base]\nnamePrefix: ${quoted}\n`,
    "overlay/b/kustomization.yaml": `resources: [../../base]\nnamespace: ${quoted}\n`,
    "base/kustomization.yaml": `resources: [web.yaml, ${quoted}]\n`,
    "base/web.yaml": web,
    ".podgrace.yaml": `rules: { ${quoted}: off, prestop-missing: ${quoted} }\n${quoted}: ${quoted}\nkubernetesVersion: ${quoted}\n`,
  };
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe("a name that is more than a name is text in an editor:", { timeout }, () => {
  const { startIn } = servers();

  it.each(hostileNames)("$title", async ({ name }) => {
    const files = filesNamed(name);
    const { client, workspace } = await startIn(files, {
      settings: { codeLens: { enable: true }, preStopStyle: name, rules: { [name]: "off" } },
      initializationOptions: {
        ...{ hoverImages: true, theme: "dark", canCopy: true, canShowRule: true, canShowTimeline: true },
        ...{ showsOverview: true, showsStatus: true },
      },
    });
    await client.connection.sendRequest("podgrace/scan", {});
    const isOurs = (address: string) =>
      address.startsWith(`${workspace.uri}/`) ||
      /^command:podgrace\.showRule\?%5B%22[a-z-]+%22%5D$/.test(address) ||
      (/^(https|file):\/\//.test(address) && !/x\.example|passwd/.test(address));
    const rules = new Set<unknown>();
    let pictures = 0;
    for (const [file, text] of Object.entries(files)) {
      const uri = workspace.uriOf(file);
      client.open(uri, text);
      for (const each of await problems(client, uri)) {
        rules.add(each.code);
        expectPlain(String(each.message));
        for (const { message } of each.relatedInformation ?? []) expectPlain(message);
      }
      for (const action of await client.codeActions(uri, whole)) {
        expectPlain(action.title);
        if (action.disabled) expectPlain(action.disabled.reason);
        const resolved = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
        for (const { label, description } of Object.values(resolved.edit?.changeAnnotations ?? {}))
          expectPlain(label + (description ?? ""));
      }
      for (const [line, content] of text.split("\n").entries()) {
        for (const character of [content.search(/\S/), content.search(/: ./) + 3].filter((at) => at >= 0)) {
          const hover = await client.hover(uri, line, character);
          const { value = "" } = (hover?.contents ?? {}) as { readonly value?: string };
          expectMarkdown(value, isOurs);
          pictures += value.includes("](data:image") ? 1 : 0;
        }
      }
      const textDocument = { uri };
      const lenses = await client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
        textDocument,
      });
      for (const { command } of lenses) {
        expectPlain(command?.title ?? "");
        expect(command?.title).not.toContain("$(");
      }
      const hints = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
        textDocument,
        range: whole,
      });
      for (const { label } of hints) expectPlain(String(label));
      const position = { line: 0, character: 0 };
      const completions = await client.connection.sendRequest<CompletionItem[]>("textDocument/completion", {
        textDocument,
        position,
      });
      for (const { label } of completions) expectPlain(label);
      const timeline = await client.connection.sendRequest<TimelineResult | null>(timelineRequest, {
        ...{ uri, themes: ["light"], width: 400 },
      });
      expectPanel(timeline);
    }
    const overview = await client.connection.sendRequest<readonly object[]>(overviewRequest);
    eachString(overview, expectPlain);
    const report = await client.connection.sendRequest<string>(workspaceReportRequest, { theme: "dark" });
    expectMarkdown(report, (address) => address.startsWith("/") && !/\/\//.test(address));
    expect(client.messages.length).toBeGreaterThan(0);
    for (const message of client.messages) {
      expectPlain(message);
      // VS Code makes a link of this in a message, and it may run a command.
      expect(message).not.toContain("](");
    }
    for (const line of client.log) expect(line.length).toBeLessThan(5_000);
    // There was something to be seen, but of what Helm takes for an expression.
    if (name.includes("{{")) return;
    expect([...rules]).toEqual(expect.arrayContaining(["prestop-missing", "directive-invalid"]));
    expect(pictures).toBeGreaterThan(0);
    expect(overview).not.toEqual([]);
    expect(report).toContain("](data:image/svg+xml");
  });

  async function problems(client: Client, uri: string): Promise<readonly Diagnostic[]> {
    const report = await client.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  /** What the panel is sent: its pictures, and the data it draws others from. */
  function expectPanel(timeline: TimelineResult | null): void {
    for (const svg of Object.values(timeline?.pictures ?? {})) expectSvg(svg);
    for (const { picture, obstacles } of timeline?.workloads ?? []) {
      eachString({ ...(picture as object), variant: null }, expectPlain);
      eachString(obstacles, expectPlain);
    }
    if (timeline?.none) expectPlain(timeline.none);
    for (const line of (timeline?.text ?? "").split("\n")) expectPlain(line);
  }
});

function eachString(value: unknown, check: (text: string) => void): void {
  if (typeof value === "string") check(value);
  else if (typeof value === "object" && value !== null)
    for (const each of Object.values(value)) eachString(each, check);
}

describe("a name that is more than a name is text on the command line:", { timeout: 2 * timeout }, () => {
  const folders = hostileNames.map(({ name }, at) => ({ name, at: `n${at}`, files: filesNamed(name) }));
  let cli: BundledCli;
  let folder: Workspace;
  beforeAll(async () => {
    cli = await bundleCli();
    folder = createWorkspace();
    for (const { at, files } of folders)
      for (const [file, text] of Object.entries(files))
        if (file !== ".podgrace.yaml") folder.write(`${at}/${file}`, text);
  });
  afterAll(async () => {
    folder.remove();
    await cli.dispose();
  });

  async function run(...args: string[]): Promise<string> {
    const outcome = await cli.run(args, { cwd: folder.path });
    expectLines(outcome.stderr);
    expect(outcome.stderr).not.toContain("mistake of its own");
    return outcome.stdout;
  }

  const scan = (format: string) => run("scan", "--severity", "hint", "--format", format);

  it("text", async () => {
    const text = await scan("text");
    expect(text).toContain("prestop-missing");
    expectLines(text);
  });

  it("workflow commands", async () => {
    const ours = /^::(notice|warning|error) title=Podgrace[ \w-]*,file=[\w./-]+(,|::)/;
    const lines = await scan("github");
    expect(lines).toMatch(ours);
    expectLines(lines, ours);
  });

  it.each(["json", "sarif"])("%s, in which names are data", async (format) => {
    const data = await scan(format);
    expectLines(data);
    const strings = new Set<string>();
    eachString(JSON.parse(data), (text) => strings.add(text));
    expect(strings).toContain("prestop-missing");
    if (format === "sarif") return;
    // `{{ … }}` is an expression to Helm, and no name.
    const written = hostileNames.filter(({ title }) => title !== "an expression of Helm");
    expect(written.filter(({ name }) => !strings.has(name)).map(({ title }) => title)).toEqual([]);
  });

  it("XML of JUnit", async () => {
    const junit = await scan("junit");
    expectLines(junit);
    expect(XMLValidator.validate(junit)).toBe(true);
    const elements = new Set<string>();
    new XMLParser({
      updateTag(element) {
        elements.add(element);
        return true;
      },
    }).parse(junit.replace(/^<\?xml.*\?>/, ""));
    expect([...elements].sort()).toEqual([
      "failure",
      "skipped",
      "system-out",
      "testcase",
      "testsuite",
      "testsuites",
    ]);
  });

  it("Markdown", async () => {
    const markdown = await scan("markdown");
    // Ours keeps GitHub from telling people that they were mentioned; those of names are left for words that are written so.
    const withoutJoiners = markdown.replaceAll("@\u2060", "@ ").replaceAll("\u200d", "");
    expectLines(withoutJoiners);
    expectMarkdown(withoutJoiners, () => false);
  });

  it("pictures and differences", async () => {
    expectLines(await run("timeline", "."));
    expectLines(await run("scan", "--fix-dry-run", "n0"));
    for (const { at } of folders.filter((_, at) => at % 4 === 3))
      expectSvg((await run("timeline", `${at}/deployment.yaml`, "--format", "svg")).trimEnd());
  });

  it("complaints", async () => {
    for (const { name, at, files } of folders.filter(({ name }) => /##|\u202e|\]8;|x{99}/.test(name))) {
      for (const args of [
        ["timeline", at, "--name", name],
        ["explain", name],
        ["scan", "--format", name],
      ])
        expectLines(await run(...args));
      folder.write(`${at}/.podgrace.yaml`, files[".podgrace.yaml"] ?? "");
      expectLines(await run("scan", at));
      folder.delete(`${at}/.podgrace.yaml`);
    }
  });
});
