import type { Case, CaseItem, CompoundList, Elif, If } from "unbash";
import { zero } from "./length.ts";
import { asCondition, giveUp, type Path, pass } from "./path.ts";
import { runSubstitutions } from "./substitutions.ts";
import type { Scope } from "./walk.ts";
import { onEach } from "./ways.ts";
import { wordValue } from "./words.ts";

/** `if`: the branch its condition decides on, or both where the text does not tell. */
export function runIf(node: If, path: Path, scope: Scope): readonly Path[] {
  return runBranches([node, ...node.elif], node.else, path, scope);
}

function runBranches(
  branches: readonly (If | Elif)[],
  otherwise: CompoundList | undefined,
  path: Path,
  scope: Scope,
): readonly Path[] {
  const [branch, ...rest] = branches;
  if (!branch) return otherwise ? scope.walk.statements(otherwise, path, scope) : [pass(path, zero)];
  return onEach(
    asCondition(path, (each) => scope.walk.statements(branch.clause, each, scope)),
    (asked) => {
      const yes = () => scope.walk.statements(branch.then, asked, scope);
      const no = () => runBranches(rest, otherwise, asked, scope);
      if (asked.status === "success") return yes();
      return asked.status === "failure" ? no() : [...yes(), ...no()];
    },
  );
}

/** `case`: the first item with a fitting literal pattern, or every item where a pattern or the word is open. */
export function runCase(node: Case, path: Path, scope: Scope): readonly Path[] {
  if (node.items.some((item) => item.terminator === ";&" || item.terminator === ";;&"))
    return [giveUp(path, "syntax")];
  return onEach(runSubstitutions([node.word], path, scope), (ready) => {
    const text = wordValue(node.word, ready.variables, scope).text;
    const ends: Path[] = [];
    for (const item of node.items) {
      const fits = matches(item, text, ready, scope);
      if (fits !== "no") ends.push(...scope.walk.statements(item.body, pass(ready, zero), scope));
      if (fits === "yes") return ends;
    }
    return [...ends, pass(ready, zero)];
  });
}

function matches(item: CaseItem, text: string | null, path: Path, scope: Scope): "yes" | "no" | "open" {
  const answers = item.pattern.map((pattern) => {
    if (pattern.text === "*") return "yes";
    const open = text === null || /[*?[$`]/.test(pattern.text);
    if (open) return "open";
    return wordValue(pattern, path.variables, scope).text === text ? "yes" : "no";
  });
  return answers.find((answer) => answer === "yes") ?? answers.find((answer) => answer === "open") ?? "no";
}
