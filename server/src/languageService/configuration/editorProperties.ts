import { type Description, editorKeys, type Leaf, longestSeconds } from "./keys.ts";
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

/** A group is one property for each of its keys, but for the rules: those would be a page of their own. */
function add(properties: Record<string, object>, name: string, description: Description): void {
  const shared = { scope: "resource", order: Object.keys(properties).length + 1 };
  if (description.type === "group" && !description.ofRules) {
    for (const [key, each] of Object.entries(description.keys)) add(properties, `${name}.${key}`, each);
  } else if (description.type === "group") {
    const rules = Object.entries(description.keys).map(([key, each]) => [key, ruleProperty(key, each)]);
    properties[name] = {
      type: "object",
      default: {},
      ...shared,
      markdownDescription: words(name),
      additionalProperties: false,
      properties: Object.fromEntries(rules),
    };
  } else if (description.type !== "list") {
    const { type, default: preset } = description;
    properties[name] = {
      type: jsonTypes[type] ?? "string",
      default: preset,
      ...shared,
      markdownDescription: words(name),
      ...constraints(description, name),
    };
  }
}

const jsonTypes: Partial<Record<Leaf["type"], string>> = { boolean: "boolean", seconds: "number" };

function ruleProperty(rule: string, description: Description): object {
  const choices = description.type === "choice" ? description.choices : [];
  return { type: "string", enum: choices?.map(({ word }) => word), markdownDescription: `%rule.${rule}%` };
}

function constraints({ type, choices }: Leaf, name: string): object {
  if (type === "seconds") return { minimum: 0, maximum: longestSeconds };
  if (type === "version") return { pattern: versionPattern, patternErrorMessage: `%${idOf(name)}.pattern%` };
  if (!choices) return {};
  return {
    enum: choices.map(({ word }) => word),
    markdownEnumDescriptions: choices.map(({ word }) => `%${idOf(name)}.${word}%`),
  };
}

function words(name: string): string {
  return `%${idOf(name)}%`;
}

function idOf(name: string): string {
  return name.replace(/^podgrace/, "setting");
}
