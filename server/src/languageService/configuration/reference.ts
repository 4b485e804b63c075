import type { Render } from "../render.ts";
import {
  type Choice,
  type Description,
  fileKeys,
  type Group,
  type Leaf,
  longestSeconds,
  overrideKeys,
} from "./keys.ts";

/** The tables of the reference: every key with its values, its default and what it means, as Markdown. */
export function configurationReference(render: Render): string {
  const shared = new Set(Object.keys(fileKeys.keys).filter((key) => Object.hasOwn(overrideKeys.keys, key)));
  const own = { ...overrideKeys, keys: without(overrideKeys.keys, shared) };
  return [
    "### Keys of the file",
    "",
    ...table(rowsOf("", fileKeys, render)),
    "",
    "### Keys of an override",
    "",
    "Besides these, an override takes every key above but `ignore`, `noInlineSuppress` and `overrides`.",
    "",
    ...table(rowsOf("", own, render)),
    "",
  ].join("\n");
}

function without(keys: Group["keys"], left: ReadonlySet<string>): Group["keys"] {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !left.has(key)));
}

type Row = readonly [key: string, value: string, preset: string, meaning: string];

function rowsOf(prefix: string, { keys }: Group, render: Render): readonly Row[] {
  return Object.entries(keys).flatMap(([key, of]) => rowsFor(`${prefix}${key}`, of, render));
}

function rowsFor(name: string, of: Description, render: Render): readonly Row[] {
  const meaning = render(of.text);
  if (of.type === "list")
    return [[name, of.of.type === "group" ? "list of overrides" : listed(of.of), "", meaning]];
  if (of.type !== "group") return [[name, valueOf(of), preset(of), meaning]];
  if (of.ofRules) return [[`${name}.RULE`, words(of.ofRules), "default", meaning]];
  return rowsOf(`${name}.`, of, render);
}

function listed({ type }: Leaf): string {
  return type === "rule" ? "rule, or list" : "pattern, or list";
}

function words(choices: readonly Choice[]): string {
  return choices.map(({ word }) => `\`${word}\``).join(", ");
}

function valueOf(of: Leaf): string {
  const { type } = of;
  if (type === "seconds") return `seconds, 0 to ${longestSeconds}`;
  if (type === "version") return "version, in quotes";
  if (type === "boolean") return "`true`, `false`";
  return type === "choice" ? words(of.choices) : "text";
}

function preset({ type, default: value }: Leaf): string {
  if (value === undefined) return "";
  return `\`${type === "version" || type === "text" ? JSON.stringify(value) : value}\``;
}

function table(rows: readonly Row[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["Key", "Value", "Default", "Meaning"]),
    "|---|---|---|---|",
    ...rows.map(([key, value, byDefault, meaning]) =>
      line([`\`${key}\``, value, byDefault, meaning.replaceAll("|", "\\|")]),
    ),
  ];
}
