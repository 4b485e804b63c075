import type { Completion } from "../api.ts";
import type { Render } from "../render.ts";
import { describedAt } from "./find.ts";
import type { Description, Leaf } from "./keys.ts";
import { placeAt } from "./place.ts";

/** What may be written at an offset of a configuration file: keys, severities, styles, rules. */
export function completionsAt(text: string, offset: number, render: Render): readonly Completion[] {
  const place = placeAt(text, offset);
  if (place === null) return [];
  const described = describedAt(place.path);
  const inside = described?.type === "list" ? described.of : described;
  const span = { start: place.start, end: offset };
  if (place.writes === "value" || (place.writes === "item" && inside?.type !== "group")) {
    return inside === undefined || inside.type === "group"
      ? []
      : valuesOf(inside, render).map((each) => ({ ...each, span }));
  }
  if (inside?.type !== "group") return [];
  return Object.entries(inside.keys)
    .filter(([key]) => !place.siblings.has(key))
    .map(([key, of]) => ({
      kind: "key",
      label: key,
      newText: `${key}:${opens(of) ? "" : " "}`,
      detail: render(of.text),
      span,
    }));
}

/** The value of these begins on a line of its own. */
function opens({ type }: Description): boolean {
  return type === "group" || type === "list";
}

function valuesOf(of: Leaf, render: Render): Omit<Completion, "span">[] {
  const { type, default: preset } = of;
  const value = (newText: string, detail = "") => ({
    kind: "value" as const,
    label: newText,
    newText,
    detail,
  });
  if (type === "boolean") return [value("true"), value("false")];
  if (type === "choice" || type === "rule")
    return of.choices.map(({ word, text }) => value(word, render(text)));
  return preset === undefined ? [] : [value(JSON.stringify(preset))];
}
