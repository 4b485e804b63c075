import type { Pipeline, Term } from "./ast.ts";

/**
 * The column of what a pipeline prints as a block of its own lines: that of `nindent`, or of `indent` at the start of a
 * line. Null where it does not say so.
 */
export function blockColumn(
  pipeline: Pipeline | null,
): { readonly column: number; readonly ownLines: boolean } | null {
  for (const command of [...(pipeline?.commands ?? [])].reverse()) {
    const [head, first] = command;
    if (head.base.kind === "pipeline" && command.length === 1) return blockColumn(head.base.pipeline);
    const name = head.base.kind === "function" ? head.base.name : "";
    const size = numberOf(first);
    if ((name === "nindent" || name === "indent") && size !== null)
      return { column: size, ownLines: name === "nindent" };
    if (name !== "trim" && name !== "trimSuffix") return null;
  }
  return null;
}

function numberOf(term: Term | undefined): number | null {
  return term?.base.kind === "literal" && typeof term.base.value === "number" ? term.base.value : null;
}
