import { forEachChild, type SyntaxNode } from "unbash";
import { charge, type Walk } from "./walk.ts";

/** Names that something below a node may assign; null when it may assign any. */
export function assignedNames(root: SyntaxNode, walk: Walk): ReadonlySet<string> | null {
  const names = new Set<string>();
  let any = false;
  visit(root, walk, (node) => {
    if (node.type === "Assignment") names.add(node.name);
    else if (node.type === "For" || node.type === "Select") names.add(node.name.value);
    else if (
      node.type === "ArithmeticBinary" &&
      node.operator.endsWith("=") &&
      node.left.type === "ArithmeticWord"
    ) {
      names.add(node.left.value);
    } else if (node.type === "ArithmeticUnary" && node.operand.type === "ArithmeticWord")
      names.add(node.operand.value);
    else if (node.type === "Command") {
      const name = node.name?.value ?? "";
      if (/^(eval|\.|source|unset|shift|set|getopts|printf)$/.test(name))
        any ||= name !== "printf" || hasWord(node.args, "-v");
      if (/^(read|mapfile|readarray|let)$/.test(name)) {
        for (const word of node.args) if (word.type === "Word") names.add(word.value.replace(/\W.*$/s, ""));
      }
    }
  });
  return any ? null : names;
}

/** Names that a function body declares `local`. */
export function localNames(root: SyntaxNode, walk: Walk): ReadonlySet<string> {
  const names = new Set<string>();
  visit(root, walk, (node) => {
    if (node.type !== "Command" || !/^(local|declare|typeset)$/.test(node.name?.value ?? "")) return;
    for (const word of node.args)
      names.add(word.type === "Assignment" ? word.name : word.value.replace(/=.*$/s, ""));
  });
  return names;
}

/** Whether something below a node may end a loop around it from inside. */
export function mayLeaveLoop(root: SyntaxNode, functions: ReadonlyMap<string, unknown>, walk: Walk): boolean {
  let leaves = false;
  visit(root, walk, (node) => {
    if (node.type !== "Command") return;
    const name = node.name?.value ?? "";
    leaves ||=
      /^(break|exit|return|exec|eval|\.|source|kill|pkill|killall|set)$/.test(name) || /^\$/.test(name);
    leaves ||= functions.has(name);
  });
  return leaves;
}

function hasWord(words: readonly SyntaxNode[], text: string): boolean {
  return words.some((word) => word.type === "Word" && word.value === text);
}

/** Visits a node and all nodes below it, without recursion: chains of operators nest by the thousand. */
function visit(root: SyntaxNode, walk: Walk, look: (node: SyntaxNode) => void): void {
  charge(walk, (root.end - root.pos) / 64);
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    look(node);
    forEachChild(node, (child) => open.push(child));
  }
}
