import type { Location } from "../../core/text/span.ts";
import type { DocumentChange } from "../rule.ts";

/** Rewrites a value where it stands. Whether other places share it is seen when the text is edited. */
export function replaceScalar(
  { at }: { readonly at: Location },
  value: string | number | boolean,
): DocumentChange {
  return { document: at.document, change: { kind: "replace", span: at.span, newText: String(value) } };
}
