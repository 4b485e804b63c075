import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import type { FileFacts } from "../workspace/snapshot.ts";
import type { TextOf } from "../yaml/fieldReader.ts";
import type { DocumentTrees } from "./documentTrees.ts";
import type { ObjectMemo } from "./objectMemo.ts";

/**
 * One way in which files become the objects that are applied: kustomizations with their bases and patches, charts with their
 * values. Rules know nothing of it. A stage takes the tree of a document, transforms it, and reads the result with
 * `readEffective`. What it puts into a tree from another document it marks with an `Origin`; then every `Field` of the
 * manifest has its place and its basis from there, findings sit there, and fixes edit there. What it does not know it puts
 * in as a node of kind `unknown`, at the narrowest place that is honest, so that unknown is passed on and nothing is
 * concluded from it.
 *
 * A stage is a pure function of its input. The order of the files has no say.
 */
export type UnitStage = (input: UnitInput) => UnitObjects;

export interface UnitInput {
  /** The folder, for the names of variants. */
  readonly root: string;
  /** Those that something is kept of, in the order of their URIs. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Whether there is a file, also one that nothing is kept of. */
  readonly isThere: (uri: string) => boolean;
  readonly trees: DocumentTrees;
  /** The text of any document that is kept; see `DocumentFacts.text`. */
  readonly textOf: TextOf;
  readonly memo: ObjectMemo;
}

export interface UnitObjects {
  /** Files that are applied through this stage or not at all. Those without an object here are only parts of others. */
  readonly claimed: ReadonlySet<string>;
  /** Of each file in the order of its documents. */
  readonly objects: ReadonlyMap<string, readonly Effective<Manifest>[]>;
}
