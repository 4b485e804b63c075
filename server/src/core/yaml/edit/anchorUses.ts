import { isAlias, isCollection, isPair, isScalar } from "yaml";
import type { EditObstacle } from "../change.ts";

/** For each anchor that is referred to anywhere in the document, how: an edit of the anchored node would be seen there too. */
export type AnchorUses = ReadonlyMap<string, Extract<EditObstacle, "alias" | "merge-key">>;

/** Anchors are told apart by name only: where a name is defined twice, both count as used. */
export function anchorUsesOf(root: unknown): AnchorUses {
  const uses = new Map<string, "alias" | "merge-key">();
  collect(root, "alias", uses);
  return uses;
}

function collect(node: unknown, use: "alias" | "merge-key", uses: Map<string, "alias" | "merge-key">): void {
  if (isAlias(node)) {
    if (uses.get(node.source) !== "alias") uses.set(node.source, use);
  } else if (isPair(node)) {
    collect(node.key, use, uses);
    collect(node.value, isScalar(node.key) && node.key.source === "<<" ? "merge-key" : "alias", uses);
  } else if (isCollection(node)) {
    for (const child of node.items) collect(child, use, uses);
  }
}
