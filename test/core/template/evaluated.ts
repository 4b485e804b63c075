import { valuesOf } from "../../../server/src/core/chart/values.ts";
import { evaluate, rootScope } from "../../../server/src/core/template/evaluate.ts";
import { libraryOf } from "../../../server/src/core/template/namedTemplates.ts";
import { parseTemplate } from "../../../server/src/core/template/parseTemplate.ts";
import { startEvaluation } from "../../../server/src/core/template/printTemplate.ts";
import { opaque, table, type Value } from "../../../server/src/core/template/value.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

/** What an expression gives with a values file and named templates. */
export function evaluated(expression: string, values = "", helpers = ""): Value {
  const [node] = parseTemplate(`{{ ${expression} }}`).nodes;
  if (node?.kind !== "output" || node.pipeline === null) throw new Error(`${expression} is no expression`);
  const dot = table(
    [
      ["Values", valuesOf(parseDocument(values).root, 1)],
      ["Release", opaque(null)],
    ],
    { symbol: ".", open: true },
  );
  const library = libraryOf([{ text: helpers, template: parseTemplate(helpers) }]);
  return evaluate(node.pipeline, rootScope(dot), startEvaluation(library));
}

/** A value in short: data as it is, `{…}` for the expression of what is not known, `?` where not even that can be said. */
export function inShort(value: Value): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(inShort);
    case "table":
      return Object.fromEntries([...value.entries].map(([key, each]) => [key, inShort(each)]));
    case "opaque":
      return value.symbol === null ? "?" : `{${value.symbol}}`;
  }
}
