import { holeMarks } from "../template/holeMarks.ts";
import type { Hole } from "../template/readTemplate.ts";
import { printed, type Value, type ValueOrigin } from "../template/value.ts";
import { replaceSpans, spansBetween } from "../text/between.ts";
import type { Span } from "../text/span.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import type { YamlNode, YamlScalar } from "../yaml/tree.ts";
import { contains, type DocumentReading, overlaps, templateDecides } from "./reading.ts";

/** A scalar of a template with what its actions print. */
export interface ReadScalar {
  readonly node: YamlNode;
  /** Rests on the default values of the chart. */
  readonly defaults: boolean;
  /** A number or boolean that a values file gives as a whole. */
  readonly origin: ValueOrigin | null;
}

/** Whether an action stands in this stretch. */
export function hasAction(span: Span, reading: DocumentReading): boolean {
  return reading.actions.some((action) => overlaps(action, span));
}

export function readScalar(masked: YamlScalar, reading: DocumentReading): ReadScalar {
  const scalar = withoutBlanks(masked);
  if (!hasAction(scalar.span, reading)) return { node: scalar, defaults: false, origin: null };
  const holes = reading.holes.filter(({ span }) => contains(scalar.span, span));
  const whole = { node: templateDecides(scalar.span), defaults: false, origin: null };
  if (!isAllHoles(scalar.span, reading, holes)) return whole;
  const text = composed(scalar.text, holes);
  const isWhole = holes.length === 1 && scalar.style === "plain" && isRun(scalar.text);
  // A line break that an action prints would be one of the YAML as well.
  const breaks = !isWhole && holes.some(({ value }) => printed(value)?.includes("\n"));
  if (text === null || breaks) return whole;
  const node = scalarOf(scalar, text);
  const defaults = holes.some(({ value }) => value.defaults);
  const [only] = holes;
  const isText = node.kind === "scalar" && typeof node.value === "string";
  return { node, defaults, origin: isWhole && !isText ? (only?.value.origin ?? null) : null };
}

/** Where an action stood behind a block scalar, its line is blank, and long enough to be taken for content. */
function withoutBlanks(scalar: YamlScalar): YamlScalar {
  if (scalar.style !== "literal" && scalar.style !== "folded") return scalar;
  const lines = scalar.text.split("\n");
  if (lines.at(-1) !== "") return scalar;
  let kept = lines.length - 1;
  // The first line stays, and so does one that was blank without an action.
  while (kept > 1 && isBlankLine(lines[kept - 1] ?? "")) kept--;
  const text = [...lines.slice(0, kept), ""].join("\n");
  return text === scalar.text ? scalar : { ...scalar, text, value: text };
}

function isBlankLine(line: string): boolean {
  return line !== "" && /^[ \t]*$/.test(line);
}

/** No action but the holes: a condition inside of a text is not followed. */
function isAllHoles(span: Span, reading: DocumentReading, holes: readonly Hole[]): boolean {
  return reading.actions
    .filter((action) => overlaps(action, span))
    .every((action) => holes.some((hole) => contains(hole.span, action)));
}

/** The text with every run of marks replaced by what its hole prints; an expression where that is not known. */
export function composed(text: string, holes: readonly Hole[]): string | null {
  let next = 0;
  let fails = false;
  const result = text.replace(runs, () => {
    const hole = holes[next++];
    const words = hole === undefined ? null : shown(hole.value);
    if (words === null) fails = true;
    return words ?? "";
  });
  return fails || next !== holes.length ? null : result;
}

const runs = new RegExp(`${holeMarks[0]}+|${holeMarks[1]}+`, "g");

function isRun(text: string): boolean {
  return new RegExp(`^(?:${holeMarks[0]}+|${holeMarks[1]}+)$`).test(text);
}

/** What an action prints: nothing for nil, as Helm does; the expression where it is the same everywhere. */
function shown(value: Value): string | null {
  if (value.kind === "scalar" && value.value === null) return "";
  return printed(value) ?? (value.symbol === null ? null : `{{ ${value.symbol} }}`);
}

/** The scalar with another text, which YAML reads anew unless quotes or a block keep it a text. */
function scalarOf(scalar: YamlScalar, text: string): YamlNode {
  if (scalar.style !== "plain") {
    const needsEscape = scalar.style === "single" || scalar.style === "double" ? /["'\\\n]/ : /[\r]/;
    if (needsEscape.test(replaceExpressions(text, ""))) return templateDecides(scalar.span);
    return { ...scalar, text, value: text };
  }
  if (text.includes("{{")) {
    if (/[:#&*!|>%@`"'[\]{},]|^[-?\s]|\n/.test(replaceExpressions(text, "x")))
      return templateDecides(scalar.span);
    return { ...scalar, text, value: text };
  }
  if (text.trim() === "") return { ...scalar, text: "", value: null };
  const { root, problems } = parseDocument(text);
  if (root?.kind !== "scalar" || problems.length > 0) return templateDecides(scalar.span);
  return { ...root, span: scalar.span };
}

function replaceExpressions(text: string, words: string): string {
  return replaceSpans(text, spansBetween(text, "{{", "}}"), words);
}
