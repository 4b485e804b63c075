import type { Span, TextEdit } from "../text/span.ts";

/** Plain data to be written as YAML. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** A step from a mapping to a value inside it: keys and 0-based item numbers. */
export type YamlPath = readonly (string | number)[];

/**
 * A wished-for difference in the data of one document. Spans count from the start of the document, in the text as it is before
 * all changes of a call; paths may lead into what an earlier change of the call creates.
 *
 * `set` gives the value at `path` inside the mapping that starts at `mapping.start`: an existing value is replaced (of a mapping
 * or sequence only what differs), what is missing on the way is created. `before` names keys of the mapping that receives the
 * new key; it goes in front of the first name of the list that exists there, otherwise to the end. `remove` takes the entry or
 * item away. `rename` changes the key only. `replace` rewrites characters of one scalar (the seconds in a shell command).
 */
export type YamlChange =
  | {
      readonly kind: "set";
      readonly mapping: Span;
      readonly path: YamlPath;
      readonly value: YamlValue;
      readonly before?: readonly string[];
    }
  | { readonly kind: "remove"; readonly mapping: Span; readonly path: YamlPath }
  | { readonly kind: "rename"; readonly mapping: Span; readonly path: YamlPath; readonly key: string }
  | { readonly kind: "replace"; readonly span: Span; readonly newText: string };

/** The smallest text edits that make the changes, or the reason why none can be promised to touch nothing else. */
export type EditOutcome =
  | { readonly state: "edits"; readonly edits: readonly TextEdit[] }
  | { readonly state: "impossible"; readonly obstacle: EditObstacle };

/** Why a document cannot be edited without touching more than was asked. */
export type EditObstacle =
  /** The value is shared through an anchor: other places would change too. */
  | "alias"
  /** The value comes from a merge key. */
  | "merge-key"
  /** A template expression stands there. */
  | "template"
  /** A tag asks another tool to put something there. */
  | "tag"
  /** The document has a syntax error. */
  | "syntax-error"
  /** The text is no longer the one the change was made for. */
  | "changed"
  /** The key is written twice, or a value of another type stands in the way. */
  | "conflict"
  /** Complex keys, tags or tabs: a layout that is not edited. */
  | "layout";
