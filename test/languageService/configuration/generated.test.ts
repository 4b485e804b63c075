import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultSettings } from "../../../server/src/core/settings.ts";
import { message } from "../../../server/src/core/text/message.ts";
import { editorProperties } from "../../../server/src/languageService/configuration/editorProperties.ts";
import { fileKeys } from "../../../server/src/languageService/configuration/keys.ts";
import { readConfiguration } from "../../../server/src/languageService/configuration/readConfiguration.ts";
import { configurationReference } from "../../../server/src/languageService/configuration/reference.ts";
import { resolveSettings } from "../../../server/src/languageService/configuration/resolveSettings.ts";
import { configurationSchema } from "../../../server/src/languageService/configuration/schema.ts";
import { configurationTemplate } from "../../../server/src/languageService/configuration/template.ts";
import { catalogues } from "../../../server/src/languageService/messages/catalogues.ts";
import { settings as words } from "../../../server/src/languageService/messages/en/settings.ts";
import { renderIn } from "../../../server/src/languageService/render.ts";
import { rules } from "../../../server/src/rules/index.ts";

/** `UPDATE=1` writes what is made from the one description of the keys; look at the difference before it is committed. */
const update = process.env.UPDATE === "1";
const project = path.resolve(import.meta.dirname, "../../..");
const render = renderIn("en");
const inProject = (file: string) => path.join(project, file);
const read = (file: string) => readFileSync(inProject(file), "utf8");
const write = (file: string, text: string) => update && writeFileSync(inProject(file), text);
const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe("what is made from the description of the keys", () => {
  it("is the schema", () => {
    const schema = asJson(configurationSchema(render));
    write("schemas/podgrace.schema.json", schema);
    expect(read("schemas/podgrace.schema.json")).toBe(schema);
  });

  it("are the settings of package.json", () => {
    const manifest = JSON.parse(read("package.json"));
    const { properties } = manifest.contributes.configuration;
    const made = editorProperties();
    const others = Object.entries(properties).filter(([key]) => !Object.hasOwn(made, key));
    const trace = others.map(([key, each], at) => [key, { ...(each as object), order: 100 + at }]);
    const next = { ...made, ...Object.fromEntries(trace) };
    manifest.contributes.configuration.properties = next;
    write("package.json", asJson(manifest));
    expect(update ? next : properties).toEqual(next);
  });

  it.each(Object.keys(catalogues))("are the words of package.nls.json in %s", (locale) => {
    const file = locale === "en" ? "package.nls.json" : `package.nls.${locale}.json`;
    const say = renderIn(locale);
    const named = new Set([...read("package.json").matchAll(/"%([^%]+)%"/g)].map(([, key = ""]) => key));
    const made: Record<string, string> = {};
    for (const key of named) if (Object.hasOwn(words, key)) made[key] = say(message(key));
    for (const { id, meta } of rules) made[`rule.${id}`] = say(meta.what);
    const present: Record<string, string> = JSON.parse(read(file));
    const kept = Object.fromEntries(Object.entries(present).filter(([key]) => named.has(key)));
    const next = { ...kept, ...made };
    write(file, asJson(next));
    expect(update ? next : present).toEqual(next);
  });

  it("is the reference in docs/configuration.md", () => {
    const [start, end] = [/<!-- reference: [^\n]*-->\n/, "<!-- /reference -->"];
    const page = read("docs/configuration.md");
    const from = (start.exec(page)?.index ?? -1) + (start.exec(page)?.[0].length ?? 0);
    const next = `${page.slice(0, from)}\n${configurationReference(render)}${page.slice(page.indexOf(end))}`;
    write("docs/configuration.md", next);
    expect(read("docs/configuration.md")).toBe(next);
  });
});

describe("docs/configuration.md", () => {
  it("shows nothing that is not a right configuration", () => {
    const blocks = [...read("docs/configuration.md").matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = ""]) => text,
    );
    expect(blocks.length).toBeGreaterThan(1);
    for (const text of blocks)
      expect(readConfiguration("file:///ws/.podgrace.yaml", text).problems).toEqual([]);
  });
});

describe("the file that is written for somebody who has none", () => {
  const template = configurationTemplate();
  const everything = template
    .split("\n")
    .filter((line) => /^#(?! )|^# {2}/.test(line))
    .map((line) => line.slice(1))
    .join("\n");

  it("changes nothing", () => {
    expect(readConfiguration("file:///ws/.podgrace.yaml", template)).toMatchObject({
      patch: {},
      overrides: [],
      ignore: [],
      problems: [],
    });
    expect(template).toMatchSnapshot();
    expect(template.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });

  it("says nothing but the defaults where the # is taken away, and names every key", () => {
    const configuration = readConfiguration("file:///ws/.podgrace.yaml", everything);
    expect(configuration.problems).toEqual([]);
    const source = resolveSettings(defaultSettings, [
      { configuration: { ...configuration, overrides: [], noInlineSuppress: [] }, folder: "file:///ws" },
    ]);
    const settings = source.at({ uri: "file:///ws/web.yaml", object: null, container: null });
    expect({ ...settings, rules: {}, sources: {} }).toEqual(defaultSettings);
    expect(new Set(Object.values(settings.rules))).toEqual(new Set(["default"]));
    expect(Object.keys(parse(everything))).toEqual(Object.keys(fileKeys.keys));
    expect(Object.keys(parse(everything).rules)).toEqual(rules.map(({ id }) => id));
  });
});

describe("the schema", () => {
  const validate = new Ajv({ strict: false }).compile(configurationSchema(render));
  const text = (path: string) => readFileSync(inProject(path), "utf8");

  it("accepts what we accept", () => {
    const right = [
      "{}",
      "rules:\nignore:\n",
      'kubernetesVersion: "1.31"\nrules: {prestop-missing: off}',
      "ignore: vendor\nnoInlineSuppress: [prestop-missing]",
      "overrides: [{files: [a, b], reason: x, rules: {prestop-missing: hint}}]",
      ...[...text("docs/configuration.md").matchAll(/```yaml\n([\s\S]*?)```/g)].map(
        ([, block = ""]) => block,
      ),
    ];
    for (const each of right) {
      expect(readConfiguration("file:///ws/.podgrace.yaml", each).problems).toEqual([]);
      expect({ each, valid: validate(parse(each)), errors: validate.errors }).toMatchObject({ valid: true });
    }
  });

  it("refuses what we refuse", () => {
    const wrong = [
      "nonsense: 1",
      "enable: false",
      "kubernetesVersion: 1.30",
      "rules: {prestop-mising: off}",
      "rules: {prestop-missing: fatal}",
      "requiredSeconds: {albIp: -1}",
      "requiredSeconds: {albIp: 100000}",
      "overrides: [{rules: {prestop-missing: off}}]",
      "overrides: {name: web}",
      "noInlineSuppress: [nothing]",
      "ignore: ['!a']",
      "- a",
    ];
    for (const each of wrong) {
      expect(readConfiguration("file:///ws/.podgrace.yaml", each).problems.length).toBeGreaterThan(0);
      expect({ each, valid: validate(parse(each)) }).toEqual({ each, valid: false });
    }
  });
});
