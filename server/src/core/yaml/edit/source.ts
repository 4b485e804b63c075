import type { Pair, YAMLMap, YAMLSeq } from "yaml";
import { hasTemplate } from "../../template/detect.ts";
import type { Span } from "../../text/span.ts";
import type { EditObstacle } from "../change.ts";
import { composeDocument } from "../composeDocument.ts";
import { defaultLimits } from "../limits.ts";
import { readComposition } from "../readComposition.ts";
import type { YamlNode } from "../tree.ts";
import { type AnchorUses, anchorUsesOf } from "./anchorUses.ts";
import { lexedComments } from "./comments.ts";
import { type Indentation, indentationOf } from "./indentation.ts";

/** One version of the document's text with what an edit needs to know of it. */
export interface Source {
  readonly text: string;
  /** The `yaml` package's tree: it knows anchors and the places of colons, dashes, commas and comments. */
  readonly contents: unknown;
  /** Our own tree of the same text: it knows values. */
  readonly root: YamlNode;
  /** Where its comments stand, in order. */
  readonly comments: () => readonly Span[];
  readonly anchorUses: AnchorUses;
  readonly indentation: Indentation;
}

export type SourceMapping = YAMLMap<unknown, unknown>;
export type SourceSequence = YAMLSeq<unknown>;
export type SourceEntry = Pair<unknown, unknown>;

/** Reads the text with the `yaml` package, or says why it cannot be edited. */
export function readSource(text: string): Source | EditObstacle {
  const composition = composeDocument(text, defaultLimits);
  const parsed = readComposition(text, composition, defaultLimits);
  if (composition.state === "unreadable") return hasTemplate(text, parsed) ? "template" : "syntax-error";
  // An empty document has no mapping at any offset.
  if (parsed.root === null) return "changed";
  const { contents } = composition.document;
  return {
    text,
    contents,
    root: parsed.root,
    comments: () => lexedComments(text),
    anchorUses: anchorUsesOf(contents),
    indentation: indentationOf(contents),
  };
}
