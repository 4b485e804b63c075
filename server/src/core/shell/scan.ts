import { forEachChild, type SyntaxNode } from "unbash";
import { charge, type Walk } from "./walk.ts";

/** Names that something below a node may assign; null when it may assign any. */
export function assignedNames(root: SyntaxNode, walk: Walk): ReadonlySet<string> | null {
  const names = new Set<string>();
  let any = false;
  visit(root, walk, (node) => {
    const assigned = assignedBy(node);
    if (assigned === null) any = true;
    else for (const name of assigned) names.add(name);
  });
  return any ? null : names;
}

/** The names that a node assigns by itself; null when it may assign any. */
function assignedBy(node: SyntaxNode): readonly string[] | null {
  switch (node.type) {
    case "Assignment":
      return [node.name];
    case "For":
    case "Select":
      return [node.name.value];
    case "ArithmeticBinary":
      return node.operator.endsWith("=") && node.left.type === "ArithmeticWord" ? [node.left.value] : none;
    case "ArithmeticUnary":
      return node.operand.type === "ArithmeticWord" ? [node.operand.value] : none;
    case "Command":
      return assignedByCommand(node.name?.value ?? "", node.args);
    default:
      return none;
  }
}

const none: readonly string[] = [];

function assignedByCommand(name: string, args: readonly SyntaxNode[]): readonly string[] | null {
  if (/^(eval|\.|source|unset|shift|set|getopts)$/.test(name)) return null;
  if (name === "printf") return hasWord(args, "-v") ? null : none;
  if (!/^(read|mapfile|readarray|let)$/.test(name)) return none;
  return args.flatMap((word) => (word.type === "Word" ? [word.value.replace(/\W.*$/s, "")] : none));
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
