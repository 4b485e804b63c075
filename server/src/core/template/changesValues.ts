import type { Command, Pipeline, Template, TemplateNode, Term } from "./ast.ts";

/**
 * Whether a template may change the values of its chart while it is rendered (`set .Values "x" 1`): then none of them can be
 * told from files. Changes of maps that the template has made itself do not count.
 */
export function changesValues({ nodes }: Pick<Template, "nodes">): boolean {
  const commands: Command[] = [];
  const assigned = new Map<string, Pipeline[]>();
  collect(nodes, commands, assigned);
  return commands.some((command) => {
    const [head, first] = command;
    const changes = head.base.kind === "function" && changing.has(head.base.name);
    return changes && first !== undefined && !isOwn(first, assigned, 0);
  });
}

const changing: ReadonlySet<string> = new Set([
  "set",
  "unset",
  "merge",
  "mergeOverwrite",
  "mustMerge",
  "mustMergeOverwrite",
]);

/** Functions that give a map of their own. */
const making: ReadonlySet<string> = new Set([
  "dict",
  "deepCopy",
  "mustDeepCopy",
  "fromYaml",
  "fromJson",
  "mustFromJson",
  "omit",
  "pick",
]);

function isOwn(
  { base, fields }: Term,
  assigned: ReadonlyMap<string, readonly Pipeline[]>,
  depth: number,
): boolean {
  if (fields.length > 0 || depth > 8) return false;
  if (base.kind === "pipeline") return makesOwn(base.pipeline, assigned, depth);
  if (base.kind === "function") return making.has(base.name);
  const pipelines = base.kind === "variable" ? (assigned.get(base.name) ?? []) : [];
  return pipelines.length > 0 && pipelines.every((pipeline) => makesOwn(pipeline, assigned, depth));
}

/** What a changing function gives back is its first argument. */
function makesOwn(
  pipeline: Pipeline,
  assigned: ReadonlyMap<string, readonly Pipeline[]>,
  depth: number,
): boolean {
  const last = pipeline.commands.at(-1);
  if (last === undefined) return false;
  const [head, first] = last;
  if (head.base.kind !== "function") return last.length === 1 && isOwn(head, assigned, depth + 1);
  if (making.has(head.base.name)) return true;
  return changing.has(head.base.name) && first !== undefined && isOwn(first, assigned, depth + 1);
}

function collect(
  nodes: readonly TemplateNode[],
  commands: Command[],
  assigned: Map<string, Pipeline[]>,
): void {
  for (const node of nodes) {
    if (node.kind === "output") fromPipeline(node.pipeline, commands);
    if (node.kind === "assign") {
      fromPipeline(node.pipeline, commands);
      const known = assigned.get(node.variable);
      if (known) known.push(node.pipeline);
      else assigned.set(node.variable, [node.pipeline]);
    }
    if (node.kind === "define") collect(node.body, commands, assigned);
    if (node.kind === "block") {
      for (const { pipeline, body } of node.branches) {
        fromPipeline(pipeline, commands);
        collect(body, commands, assigned);
      }
    }
  }
}

function fromPipeline(pipeline: Pipeline | null, commands: Command[]): void {
  for (const command of pipeline?.commands ?? []) {
    commands.push(command);
    for (const { base } of command) if (base.kind === "pipeline") fromPipeline(base.pipeline, commands);
  }
}
