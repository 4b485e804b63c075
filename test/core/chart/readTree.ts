import { overlayTree } from "../../../server/src/core/chart/overlayTree.ts";
import { valuesOf } from "../../../server/src/core/chart/values.ts";
import { rootScope } from "../../../server/src/core/template/evaluate.ts";
import { libraryOf } from "../../../server/src/core/template/namedTemplates.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";
import { startEvaluation } from "../../../server/src/core/template/printTemplate.ts";
import { readTemplate } from "../../../server/src/core/template/readTemplate.ts";
import { opaque, table } from "../../../server/src/core/template/value.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../server/src/core/yaml/tree.ts";

export const templateDocument = 1;
export const valuesDocument = 2;

/** The tree of one document of a template, read with the text of a values file and of named templates. */
export function readTree(text: string, values = "", helpers = ""): YamlNode {
  const template = parseTemplate(text);
  const library = libraryOf([
    { text, template },
    { text: helpers, template: parseTemplate(helpers) },
  ]);
  const dot = table(
    [
      ["Values", valuesOf(parseDocument(values).root, valuesDocument)],
      ["Release", opaque(null)],
      ["Chart", opaque(null)],
    ],
    { symbol: ".", open: true },
  );
  const evaluation = startEvaluation(library);
  const reading = readTemplate(text, template, rootScope(dot), evaluation);
  const { root, problems } = parseDocument(reading.masked);
  if (root === null) throw new Error(`${problems[0]?.detail}\n${reading.masked}`);
  return overlayTree(root, { ...reading, document: templateDocument, evaluation }).node;
}

/** A tree as data: `?` for what is unknown, `…` for a mapping that may hold more, `*` behind what rests on default values. */
export function shown(node: YamlNode): unknown {
  switch (node.kind) {
    case "unknown":
      return "?";
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map((item) => starred(shown(item.value), item.origin !== undefined));
    case "mapping": {
      const entries = node.entries.map(({ key, value, origin, duplicate }) => [
        key,
        starred(duplicate ? "twice" : shown(value), origin !== undefined),
      ]);
      return Object.fromEntries(node.open ? [...entries, ["…", true]] : entries);
    }
  }
}

function starred(data: unknown, defaults: boolean): unknown {
  if (!defaults || (typeof data === "object" && data !== null)) return data;
  return `${data}*`;
}
