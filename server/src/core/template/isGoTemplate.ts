import type { Pipeline, Template, TemplateNode, Term } from "./ast.ts";

/**
 * Whether a text outside of charts is a Go template rather than one of the many others that use double braces: some action
 * asks for a field of the dot or of a variable, and nothing is of another language.
 */
export function isGoTemplate(text: string, template: Template): boolean {
  if (/\{%|\{#|<%|^[ \t]*#@/m.test(text)) return false;
  return template.problems.length === 0 && template.nodes.some(isOfGo);
}

function isOfGo(node: TemplateNode): boolean {
  switch (node.kind) {
    case "text":
    case "silent":
    case "jump":
      return false;
    case "output":
      return asksDot(node.pipeline);
    case "assign":
    case "define":
      return true;
    case "block":
      return node.branches.some(({ pipeline, body }) => asksDot(pipeline) || body.some(isOfGo));
  }
}

function asksDot(pipeline: Pipeline | null): boolean {
  return (pipeline?.commands ?? []).some((command) => command.some(isOfDot));
}

function isOfDot({ base, fields }: Term): boolean {
  if (base.kind === "pipeline") return asksDot(base.pipeline);
  return base.kind === "variable" || (base.kind === "dot" && fields.length > 0);
}
