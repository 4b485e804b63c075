import type { Render } from "../render.ts";
import { type Description, fileKeys, type Leaf, longestSeconds, overrideKeys, selectorKeys } from "./keys.ts";

/** The JSON Schema of a configuration file, for editors that validate YAML by schemas. */
export function configurationSchema(render: Render): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Podgrace configuration",
    ...schemaOf(fileKeys, render),
  };
}

function schemaOf(description: Description, render: Render): object {
  const text = render(description.text);
  const described = { description: text.replaceAll("`", ""), markdownDescription: text };
  if (description.type === "group") {
    const properties = Object.fromEntries(
      Object.entries(description.keys).map(([key, each]) => [key, schemaOf(each, render)]),
    );
    const selectors = Object.keys(selectorKeys).map((key) => ({ required: [key] }));
    const required = description === overrideKeys ? { anyOf: selectors } : {};
    // A key without a value is taken for one that is not there.
    return { ...described, type: ["object", "null"], additionalProperties: false, properties, ...required };
  }
  if (description.type === "list") {
    const items = schemaOf(description.of, render);
    const list = { type: ["array", "null"], items };
    return { ...described, ...(description.orOne ? { anyOf: [list, items] } : list) };
  }
  return { ...described, ...leafSchema(description, render) };
}

function leafSchema(of: Leaf, render: Render): object {
  const withDefault = of.default === undefined ? {} : { default: of.default };
  switch (of.type) {
    case "boolean":
      return { type: "boolean", ...withDefault };
    case "seconds":
      return { type: "number", minimum: 0, maximum: longestSeconds, ...withDefault };
    case "version":
      return { type: "string", pattern: versionPattern, ...withDefault };
    case "path":
      return { type: "string", minLength: 1, pattern: "^[^!/]" };
    case "name":
      return { type: "string", minLength: 1, pattern: "^[^!]" };
    case "text":
      return { type: "string", ...withDefault };
    case "choice":
    case "rule":
      return {
        type: "string",
        ...withDefault,
        enum: of.choices.map(({ word }) => word),
        markdownEnumDescriptions: of.choices.map(({ text }) => render(text)),
      };
  }
}

export const versionPattern = "^v?1\\.\\d{1,3}([.+-].*)?$";
