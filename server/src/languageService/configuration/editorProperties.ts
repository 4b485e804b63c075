import { type Choice, type Description, editorKeys, type Leaf, longestSeconds } from "./keys.ts";
import { versionPattern } from "./schema.ts";

/**
 * `contributes.configuration.properties` of package.json. The words stand in package.nls.json, by the ids of their
 * messages.
 */
export function editorProperties(): Readonly<Record<string, object>> {
  const properties: Record<string, object> = {};
  for (const [key, each] of Object.entries(editorKeys.keys)) add(properties, `podgrace.${key}`, each);
  return properties;
}

/** A group is one property for each of its keys, but for the rules: those would be a page of their own. Lists are for files. */
function add(properties: Record<string, object>, name: string, description: Description): void {
  const order = Object.keys(properties).length + 1;
  const property = (type: string, preset: unknown, more: object) => {
    const shared = { scope: "resource", order, markdownDescription: words(name) };
    properties[name] = { type, default: preset, ...shared, ...more };
  };
  if (description.type === "group") {
    const { keys, ofRules } = description;
    if (ofRules) property("object", {}, ofEachRule(Object.keys(keys), ofRules));
    else for (const [key, each] of Object.entries(keys)) add(properties, `${name}.${key}`, each);
  } else if (description.type !== "list") {
    const { type, default: preset } = description;
    property(jsonTypes[type] ?? "string", preset, constraints(description, name));
  }
}

const jsonTypes: Partial<Record<Leaf["type"], string>> = { boolean: "boolean", seconds: "number" };

function ofEachRule(rules: readonly string[], choices: readonly Choice[]): object {
  const words = choices.map(({ word }) => word);
  const properties = rules.map((rule) => [
    rule,
    { type: "string", enum: words, markdownDescription: `%rule.${rule}%` },
  ]);
  return { additionalProperties: false, properties: Object.fromEntries(properties) };
}

function constraints(of: Leaf, name: string): object {
  const { type } = of;
  if (type === "seconds") return { minimum: 0, maximum: longestSeconds };
  if (type === "version") return { pattern: versionPattern, patternErrorMessage: `%${idOf(name)}.pattern%` };
  if (type !== "choice") return {};
  return {
    enum: of.choices.map(({ word }) => word),
    markdownEnumDescriptions: of.choices.map(({ word }) => `%${idOf(name)}.${word}%`),
  };
}

function words(name: string): string {
  return `%${idOf(name)}%`;
}

function idOf(name: string): string {
  return name.replace(/^podgrace/, "setting");
}
