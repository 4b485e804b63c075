import { isAlias, isCollection, isScalar, type Pair, type YAMLSeq } from "yaml";
import type { Span } from "../text/span.ts";

/** A node's own characters, as the `yaml` package counts them: without its anchor, tag and comments. */
export function rangeOf(node: unknown): Span {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : undefined;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** Right behind the colon of an entry, or behind its key where there is no colon (`{a}`). */
export function colonEnd(pair: Pair<unknown, unknown>): number {
  const colon = pair.srcToken?.sep?.find((token) => token.type === "map-value-ind");
  return colon === undefined ? rangeOf(pair.key).end : colon.offset + 1;
}

/** Right behind the dash of each item of a block sequence; nothing for a flow sequence. */
export function dashEnds(sequence: YAMLSeq): readonly number[] {
  const token = sequence.srcToken;
  if (token?.type !== "block-seq") return [];
  return token.items.flatMap((item) => {
    const dash = item.start.find((token) => token.type === "seq-item-ind");
    return dash === undefined ? [] : [dash.offset + 1];
  });
}

/** The end of a block scalar's last line that holds anything, without its line break. */
export function blockScalarEnd(text: string, range: Span): number {
  let end = range.end;
  while (end > range.start && " \t\r\n".includes(text[end - 1] ?? "?")) end--;
  return end;
}
