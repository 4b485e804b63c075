import type { Manifest } from "../kubernetes/manifest.ts";
import { defaultLimits } from "../yaml/limits.ts";
import type { YamlNode } from "../yaml/tree.ts";
import { type DirectiveFacts, noDirectives } from "./directive.ts";
import { readLayout } from "./layout.ts";
import { readAnnotations } from "./readAnnotations.ts";
import { readComments } from "./readComments.ts";

/** A document as far as its directives need it. */
export interface DirectiveSource {
  readonly text: string;
  /** Null where it was not parsed, or cannot be. */
  readonly root: YamlNode | null;
  readonly manifests: readonly Manifest[];
  /** YAML as it stands; false where a template or a mistake makes it unclear what is a comment. */
  readonly readable: boolean;
  /** JSON has no comments. */
  readonly hasComments: boolean;
}

/**
 * The directives of a document. A document without a word of ours, as almost all are, costs one search of its text. Where
 * it is unclear what is a comment, those at the top still are.
 */
export function readDirectives(source: DirectiveSource): DirectiveFacts {
  const { text, root, manifests } = source;
  if (!mayHoldDirectives(text)) return noDirectives;
  if (text.length > defaultLimits.maxLength) return { found: [], complete: false };
  const layout = source.hasComments ? readLayout(text) : null;
  const comments = layout ? readComments(text, layout) : [];
  const annotations = root && manifests.length > 0 ? readAnnotations(root, manifests, text) : [];
  const complete = source.readable && (layout !== null || !source.hasComments);
  const certain = complete ? comments : comments.filter(({ leading }) => leading);
  return { found: [...certain, ...annotations], complete };
}

/** Whether a text has a word of ours in it. */
export function mayHoldDirectives(text: string): boolean {
  return mark.test(text);
}

/** The product's name, or a misspelt name in front of our verb. */
const mark = /pod-?grace|-ignore/i;
