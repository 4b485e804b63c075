import { fieldOf, literal, printed, type Value } from "../template/value.ts";

/** How a chart takes the one in its `charts` folder. */
export interface Dependency {
  /** It is rendered with the default values, as far as they tell (Helm, chart dependencies: condition, tags). */
  readonly isCertain: boolean;
  /** It is taken under another name, so that its values do not stand under its own. */
  readonly isRenamed: boolean;
}

/**
 * What a chart says about one it holds. A chart that is not among the dependencies is always rendered.
 *
 * @param list the dependencies that it names
 * @param outer values of the chart that holds it
 * @param inner its own, with what the other sets
 */
export function dependencyOn(name: string, list: Value, outer: Value, inner: Value): Dependency {
  // What a description that cannot be read switches off or renames is not known.
  if (list.kind !== "list" && !isMissing(list)) return { isCertain: false, isRenamed: true };
  const entries = list.kind === "list" ? list.items.filter((item) => textOf(item, "name") === name) : [];
  return {
    isCertain: entries.every((entry) => isOn(entry, name, outer, inner)),
    isRenamed: entries.some((entry) => (textOf(entry, "alias") ?? name) !== name),
  };
}

/** The first condition that the values answer decides, else the tags, one of which has to be on. */
function isOn(entry: Value, name: string, outer: Value, inner: Value): boolean {
  const conditions = (textOf(entry, "condition") ?? "").split(",").map((path) => path.trim());
  for (const path of conditions.filter((each) => each !== "")) {
    const [first = "", ...rest] = path.split(".");
    const answer = first === name ? answerAt(inner, rest) : answerAt(outer, [first, ...rest]);
    if (answer !== "none") return answer === "on";
  }
  const tags = fieldOf(entry, "tags");
  const answers =
    tags.kind === "list" ? tags.items.map((tag) => answerAt(outer, ["tags", printed(tag) ?? ""])) : [];
  return answers.includes("on") || answers.every((answer) => answer === "none");
}

type Answer = "on" | "off" | "none" | "unknown";

/** Helm passes over what is missing or no boolean (pkg/chart, dependencies). */
function answerAt(values: Value, path: readonly string[]): Answer {
  const value = path.reduce(
    (outer, key) => (outer.kind === "scalar" ? literal(null) : fieldOf(outer, key)),
    values,
  );
  if (value.kind === "opaque") return "unknown";
  if (value.kind !== "scalar" || typeof value.value !== "boolean") return "none";
  return value.value ? "on" : "off";
}

function isMissing(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}

function textOf(table: Value, key: string): string | null {
  const value = fieldOf(table, key);
  return value.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}
