import { resolvePlain } from "../scalar.ts";
import type { YamlNode, YamlScalar } from "../tree.ts";
import { type Cursor, codes, isGap, lineEnd, unusual } from "./cursor.ts";

/** Where no value is written. */
export function missing(at: number): YamlScalar {
  return { kind: "scalar", span: { start: at, end: at }, style: "plain", text: "", value: null };
}

/** An unquoted scalar of a block collection; the cursor stands behind it afterwards. */
export function readPlainScalar(cursor: Cursor): YamlNode {
  const end = plainEnd(cursor.text, cursor.at, false);
  if (cursor.text.charCodeAt(end) === codes.colon) unusual();
  return takePlain(cursor, end);
}

/** The same inside of brackets and braces. */
export function readFlowPlain(cursor: Cursor): YamlNode {
  return takePlain(cursor, plainEnd(cursor.text, cursor.at, true));
}

function takePlain(cursor: Cursor, limit: number): YamlNode {
  const { text, at } = cursor;
  let end = limit;
  while (end > at && text.charCodeAt(end - 1) === codes.space) end--;
  cursor.at = end;
  return scalarNode("plain", text.slice(at, end), at, end);
}

export function readQuoted(cursor: Cursor): YamlNode {
  const { text, at } = cursor;
  const end = quoteEnd(text, at);
  cursor.at = end;
  const style = text.charCodeAt(at) === codes.doubleQuote ? "double" : "single";
  return scalarNode(style, quotedText(text, at, end), at, end);
}

/** A template action inside of a scalar makes it unknown, whatever is around it. */
export function scalarNode(style: YamlScalar["style"], text: string, start: number, end: number): YamlNode {
  const span = { start, end };
  if (text.includes("{{")) return { kind: "unknown", span, reason: "template" };
  return { kind: "scalar", span, style, text, value: style === "plain" ? resolvePlain(text) : text };
}

/**
 * Where an unquoted scalar stops: at the colon of a key, in front of a comment, at the end of its line, inside of brackets also
 * at their punctuation. Blanks in front of that are not taken off.
 */
export function plainEnd(text: string, start: number, inFlow: boolean): number {
  refuseIndicator(text, start, inFlow);
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    // Letters, and brackets that mean nothing here: nearly all that comes by.
    if (code > codes.colon && !(inFlow && isFlowMark(code))) continue;
    if (code === codes.lineFeed || at >= text.length) return at;
    if (code === codes.carriageReturn) return at;
    if (code === codes.tab) unusual();
    if (code === codes.colon && (isGap(text, at + 1) || (inFlow && isFlowMark(text.charCodeAt(at + 1)))))
      return at;
    if (code === codes.hash && at > start && text.charCodeAt(at - 1) === codes.space) return at;
    if (inFlow && isFlowMark(code)) return at;
  }
}

/** Characters with which no unquoted scalar begins (YAML 1.2 §7.3.3), and those the reader leaves to the other one. */
const indicators: ReadonlySet<number> = new Set(
  [..."-?:,[]{}#&*!|>'\"%@`"].map((each) => each.charCodeAt(0)),
);

function refuseIndicator(text: string, start: number, inFlow: boolean): void {
  const first = text.charCodeAt(start);
  if (first === codes.tab || Number.isNaN(first)) unusual();
  if (!indicators.has(first)) return;
  const next = text.charCodeAt(start + 1);
  if (first !== codes.dash || isGap(text, start + 1) || next === codes.tab || (inFlow && isFlowMark(next)))
    unusual();
}

function isFlowMark(code: number): boolean {
  return (
    code === codes.comma ||
    code === codes.openBracket ||
    code === codes.closeBracket ||
    code === codes.openBrace ||
    code === codes.closeBrace
  );
}

/** Right behind the closing quote, which must stand on the same line. */
export function quoteEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  const limit = lineEnd(text, start);
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.backslash && quote === codes.doubleQuote) at++;
    else if (code === quote) {
      if (quote === codes.doubleQuote || text.charCodeAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return unusual();
}

/** The characters between the quotes with their escapes resolved. */
export function quotedText(text: string, start: number, end: number): string {
  const inside = text.slice(start + 1, end - 1);
  if (text.charCodeAt(start) === codes.singleQuote) return inside.replaceAll("''", "'");
  if (!inside.includes("\\")) return inside;
  return inside.replace(/\\(.)/g, (_, escaped: string) => escapes.get(escaped) ?? unusual());
}

/** The ones in use; the other reader knows the rest. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ['"', '"'],
  ["/", "/"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
