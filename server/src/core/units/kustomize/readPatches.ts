import type { DocumentFacts, FileFacts } from "../../workspace/snapshot.ts";
import { resolveRelative } from "../../workspace/uriPath.ts";
import { readEmbedded } from "../../yaml/embedded.ts";
import type { Field } from "../../yaml/field.ts";
import type { FieldReader, MappingField } from "../../yaml/fieldReader.ts";
import type { NodeField } from "../../yaml/readScalar.ts";
import type { YamlNode } from "../../yaml/tree.ts";
import type { DocumentTrees } from "../documentTrees.ts";
import type { Patch, PatchPart } from "./patch.ts";
import { readSelector } from "./selector.ts";

/** What patches are read from. */
export interface PatchSource {
  readonly read: FieldReader;
  readonly root: MappingField;
  /** The kustomization's own document, and its folder. */
  readonly document: DocumentFacts;
  readonly folder: string;
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly isThere: (uri: string) => boolean;
  readonly trees: DocumentTrees;
}

/** `patchesStrategicMerge`: each a path, or a patch itself. */
export function strategicMergePatches(from: PatchSource): readonly Patch[] {
  return from.read.items(from.root, "patchesStrategicMerge").map((item) => ({
    parts: partsOf(item, from, false),
    target: null,
    allowsNameChange: false,
    allowsKindChange: false,
  }));
}

/** `patches` or `patchesJson6902`: each with a path or a patch, and what it acts on. */
export function targetedPatches(from: PatchSource, key: "patches" | "patchesJson6902"): readonly Patch[] {
  const { read, root } = from;
  return read.mappings(root, key).map((patch) => {
    const options = read.mapping(patch, "options");
    const target = read.mapping(patch, "target");
    const inline = read.child(patch, "patch");
    const content = inline.state === "absent" ? read.child(patch, "path") : inline;
    return {
      parts: partsOf(content, from, target.state !== "absent"),
      target: target.state === "absent" ? null : (readSelector(read, target) ?? "unreadable"),
      allowsNameChange: isTrue(read.boolean(options, "allowNameChange")),
      allowsKindChange: isTrue(read.boolean(options, "allowKindChange")),
    };
  });
}

function isTrue(field: Field<boolean>): boolean {
  return field.state === "known" && field.value;
}

/**
 * The patch that a scalar is, or names by its path. Without a target it acts on the kind it names itself, and a document whose
 * text is not kept is of a kind that the product does not read: it changes nothing here.
 */
function partsOf(field: NodeField, from: PatchSource, hasTarget: boolean): readonly PatchPart[] | null {
  if (field.state !== "known" || field.value.kind !== "scalar") return null;
  const scalar = field.value;
  if (isInline(scalar.text)) {
    const root = readEmbedded(scalar, from.document.text ?? "");
    return root && partsIn([{ root, document: from.document.id }]);
  }
  const uri = resolveRelative(from.folder, scalar.text);
  if (uri === null || !from.isThere(uri)) return null;
  const file = from.files.get(uri);
  // A patch with a target needs no kind, so that its file may have looked as if it were of no use.
  if (file === undefined) return hasTarget ? null : [];
  const documents = file.documents.filter(
    ({ start, end, text, skipped }) =>
      text !== null || skipped !== null || (hasTarget && end - start > longestSeparator),
  );
  return partsIn(documents.map((document) => ({ root: from.trees.of(document), document: document.id })));
}

/** Files begin or end with `---` at times: such a document is empty. */
const longestSeparator = 4;

/** A path has one line and no mapping in it. */
export function isInline(text: string): boolean {
  return /\n|: |^\s*[[{]/.test(text.trim());
}

/** Null where one of them cannot be read. */
function partsIn(
  documents: readonly { readonly root: YamlNode | null; readonly document: number }[],
): readonly PatchPart[] | null {
  const parts: PatchPart[] = [];
  for (const { root, document } of documents) {
    if (root?.kind === "mapping") parts.push({ form: "merge", root, document });
    else if (root?.kind === "sequence") parts.push({ form: "json", root, document });
    else return null;
  }
  return parts;
}
