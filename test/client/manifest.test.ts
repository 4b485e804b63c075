import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../server/src/core/settings.ts";
import { readSettings } from "../../server/src/languageService/readSettings.ts";
import { copyTextCommand, showRuleCommand } from "../../server/src/protocol/commands.ts";
import { rules } from "../../server/src/rules/index.ts";

const project = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(project, file), "utf8");
const manifest = JSON.parse(read("package.json"));
const properties: Record<
  string,
  { default: unknown; scope: string; order: number; markdownDescription: string }
> = manifest.contributes.configuration.properties;

const [walkthrough, ...others]: readonly { steps: readonly Step[] }[] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const words: Record<string, string> = JSON.parse(read("package.nls.json"));

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

/** The file of a picture, or one in each language where it has words in it. */
function picturesOf(svg: string): string[] {
  const [, key] = /^%(.+)%$/.exec(svg) ?? [];
  const files = readdirSync(project).filter((file) => /^package\.nls.*\.json$/.test(file));
  return key === undefined ? [svg] : files.map((file) => JSON.parse(read(file))[key]);
}

/** The settings as an editor hands them over when nobody has changed them. */
function defaults(): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [name, { default: value }] of Object.entries(properties)) {
    const keys = name.split(".").slice(1);
    let level = tree;
    for (const key of keys.slice(0, -1)) {
      const deeper = (level[key] ?? {}) as Record<string, unknown>;
      level[key] = deeper;
      level = deeper;
    }
    level[keys.at(-1) ?? ""] = value;
  }
  return tree;
}

/** What is not a matter of each folder. A workspace that is not trusted must not choose programs. */
const scopes: Readonly<Record<string, string>> = {
  "podgrace.trace.server": "window",
  "podgrace.helm.path": "machine-overridable",
  "podgrace.kustomize.path": "machine-overridable",
};

describe("the manifest", () => {
  it("has the defaults of the engine, and no setting that it does not know", () => {
    expect(readSettings(defaults(), { ...defaultSettings, kubernetesMinor: 0, enable: false })).toEqual({
      settings: defaultSettings,
      problems: [],
    });
    const keys = Object.keys(properties);
    for (const key of Object.keys(defaultSettings.requiredSeconds)) {
      expect(keys).toContain(`podgrace.requiredSeconds.${key}`);
    }
  });

  it("gives every setting a place, a description and a scope of its own", () => {
    const orders = Object.values(properties).map(({ order }) => order);
    expect(new Set(orders).size).toBe(orders.length);
    for (const [name, { scope, markdownDescription }] of Object.entries(properties)) {
      expect(markdownDescription, name).toMatch(/^%.+%$/);
      expect(scope, name).toBe(scopes[name] ?? "resource");
    }
  });

  it("offers each rule in podgrace.rules", () => {
    const offered = Object.keys(manifest.contributes.configuration.properties["podgrace.rules"].properties);
    for (const { id } of rules) expect(offered).toContain(id);
  });

  it("has words for everything it names, and none that nobody needs", () => {
    const named = [...read("package.json").matchAll(/"%([^%]+)%"/g)].map(([, key]) => key);
    expect(Object.keys(JSON.parse(read("package.nls.json"))).sort()).toEqual([...new Set(named)].sort());
  });

  it("contributes the commands that the client registers", () => {
    const source = read("client/src/extension.ts");
    const registered = [...source.matchAll(/"(podgrace\.\w+)":/g)].map(([, id]) => id);
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expect(contributed.sort()).toEqual([...registered, copyTextCommand, showRuleCommand].sort());
  });

  it("starts programs in trusted workspaces only", () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe("limited");
    const programs = Object.keys(properties).filter((name) => name.endsWith(".path"));
    expect(restrictedConfigurations).toEqual(programs);
    const rendering = manifest.contributes.commands.filter((each: { command: string }) =>
      each.command.endsWith("Rendered"),
    );
    expect(rendering).toMatchObject([{ enablement: "isWorkspaceTrusted" }]);
  });

  it("has one walkthrough of five steps, each with a button that runs the command it waits for", () => {
    expect(others).toEqual([]);
    expect(steps.length).toBeLessThanOrEqual(5);
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    for (const { description, completionEvents } of steps) {
      const text = words[description.slice(1, -1)] ?? "";
      const [, command] = /\]\(command:([\w.]+)\)$/.exec(text) ?? [];
      expect(completionEvents).toEqual([`onCommand:${command}`]);
      expect(contributed).toContain(command);
    }
  });

  it("points at files that exist", () => {
    const files = [
      manifest.icon,
      ...manifest.contributes.grammars.map((each: { path: string }) => each.path),
      ...manifest.contributes.yamlValidation.map((each: { url: string }) => each.url),
      ...steps.flatMap(({ media }) => picturesOf(media.svg)),
    ];
    for (const file of files) expect(existsSync(path.join(project, file)), file).toBe(true);
  });
});

describe("the words of the client", () => {
  it("are all in the bundle for translators", () => {
    const sources = readdirSync(path.join(project, "client/src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(path.join("client/src", file)));
    const used = sources.flatMap((source) => [
      ...source.matchAll(/l10n\.t\(\s*(?:\{\s*message:\s*)?"([^"]+)"/g),
    ]);
    const calls = sources.join("").match(/l10n\.t\(/g) ?? [];
    expect(used).toHaveLength(calls.length);
    const bundle = JSON.parse(read("l10n/bundle.l10n.json"));
    expect(Object.keys(bundle).sort()).toEqual([...new Set(used.map(([, text]) => text))].sort());
  });
});
