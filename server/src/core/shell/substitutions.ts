import { forEachChild, type SyntaxNode } from "unbash";
import { giveUp, type Path } from "./path.ts";
import { kubernetesVariable } from "./sleepCommand.ts";
import { leaveSubshell } from "./subshell.ts";
import { deeper, type Scope } from "./walk.ts";
import { onEach } from "./ways.ts";

/**
 * Runs the command substitutions inside words, assignments and redirections: the shell does so before the
 * command itself, so their time comes first.
 */
export function runSubstitutions(nodes: readonly SyntaxNode[], path: Path, scope: Scope): readonly Path[] {
  let paths: readonly Path[] = [path];
  for (const node of nodes) {
    // Looking at the parts of a word parses them; most words have nothing to run.
    const text = "text" in node ? node.text : scope.text.slice(node.pos, node.end);
    const body = node.type === "HereDoc" ? node.body.text : "";
    if (!/[`(]/.test(text + body)) continue;
    paths = onEach(paths, (each) =>
      deeper(
        scope.walk,
        () => runInside(node, each, scope),
        () => [giveUp(each, "syntax")],
      ),
    );
  }
  return paths;
}

function runInside(node: SyntaxNode, path: Path, scope: Scope): readonly Path[] {
  let paths: readonly Path[] = [path];
  for (const found of substitutionsIn(node)) {
    paths = onEach(paths, (each) => runOne(found, each, scope));
  }
  return paths;
}

type Substitution = Extract<
  SyntaxNode,
  { type: "CommandExpansion" | "ArithmeticCommandExpansion" | "ProcessSubstitution" }
>;

/** The outermost substitutions of a word, in the order in which they stand. */
function substitutionsIn(root: SyntaxNode): readonly Substitution[] {
  const found: Substitution[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (
      node.type === "CommandExpansion" ||
      node.type === "ArithmeticCommandExpansion" ||
      node.type === "ProcessSubstitution"
    ) {
      found.push(node);
      continue;
    }
    const children: SyntaxNode[] = [];
    forEachChild(node, (child) => children.push(child));
    open.push(...children.reverse());
  }
  return found;
}

function runOne(part: Substitution, path: Path, scope: Scope): readonly Path[] {
  // A process substitution runs at the same time as the command that reads it, which is not modelled.
  if (part.type === "ProcessSubstitution" || !part.script || part.script.errors)
    return [giveUp(path, "syntax")];
  const name = /^\$\(\s*(\w+)\s*\)$/.exec(part.text)?.[1];
  const isVariable = kubernetesVariable({ text: null, written: part.text }) !== null;
  // `$(DELAY)` was meant for Kubernetes: there is no such program, and the shell goes on at once.
  if (name !== undefined && isVariable && !path.functions.has(name)) return [path];
  const own = part.script.source;
  const inner: Scope = own === undefined ? scope : { ...scope, text: own, place: null };
  const ends = scope.walk.statements(part.script, { ...path, jobs: [], exitTrap: null }, inner);
  return ends.map((end) => leaveSubshell(path, end));
}
