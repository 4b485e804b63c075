import { composeDocument } from "./composeDocument.ts";
import type { ParsedDocument } from "./document.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { readPlain } from "./plain/readPlain.ts";
import { readComposition } from "./readComposition.ts";

/**
 * Reads the text of one document (a slice of `splitDocuments`). Never fails: what cannot be read is a problem and a
 * null root, what cannot be known is a `YamlUnknown`. Spans count from the start of `text`.
 *
 * Two readers stand behind it. What the quick one leaves alone is read with the `yaml` package; where both read, they agree.
 */
export function parseDocument(text: string, limits: Limits = defaultLimits): ParsedDocument {
  const root = readPlain(text, limits);
  return root === null ? parseWithPackage(text, limits) : { root, problems: [], plain: true };
}

/** The same by the `yaml` package alone: the measure for the quick reader. */
export function parseWithPackage(text: string, limits: Limits = defaultLimits): ParsedDocument {
  return readComposition(text, composeDocument(text, limits), limits);
}
