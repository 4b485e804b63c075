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

/** How an anchor inside a node is referred to, or null where the node can be taken away without breaking an alias. */
export function containsUsedAnchor(uses: AnchorUses, node: unknown): EditObstacle | null {
  if (uses.size === 0) return null;
  if (isPair(node)) return containsUsedAnchor(uses, node.key) ?? containsUsedAnchor(uses, node.value);
  const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
  const use = anchor === undefined ? undefined : uses.get(anchor);
  if (use !== undefined) return use;
  if (!isCollection(node)) return null;
  for (const child of node.items) {
    const inside = containsUsedAnchor(uses, child);
    if (inside !== null) return inside;
  }
  return null;
}
