import type { Command, Pipeline, Template, TemplateNode, Term } from "./ast.ts";

/**
 * Whether a template may change the values of its chart while it is rendered (`set .Values "x" 1`): then none of them can be
 * told from files. Changes of maps that the template has made itself do not count.
 */
export function changesValues({ nodes }: Pick<Template, "nodes">): boolean {
  const commands: Command[] = [];
  const assigned = new Map<string, (Pipeline | null)[]>();
  collect(nodes, commands, assigned);
  return commands.some((command) => {
    const [head, first] = command;
    const changes = head.base.kind === "function" && changing.has(head.base.name);
    return changes && first !== undefined && !isOwn(first, assigned, new Set());
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

/** What gives the value of a variable; null for the items of a loop, which belong to what it goes through. */
type Assigned = ReadonlyMap<string, readonly (Pipeline | null)[]>;

/** `seen`: variables that have been asked for; one that is not its own has decided the whole already. */
function isOwn({ base, fields }: Term, assigned: Assigned, seen: Set<string>): boolean {
  if (fields.length > 0) return false;
  if (base.kind === "pipeline") return makesOwn(base.pipeline, assigned, seen);
  if (base.kind === "function") return making.has(base.name);
  if (base.kind !== "variable") return false;
  if (seen.has(base.name)) return true;
  seen.add(base.name);
  const pipelines = assigned.get(base.name) ?? [];
  return pipelines.length > 0 && pipelines.every((each) => each !== null && makesOwn(each, assigned, seen));
}

/** What a changing function gives back is its first argument. */
function makesOwn({ commands }: Pipeline, assigned: Assigned, seen: Set<string>): boolean {
  const [only, ...piped] = commands;
  const [head, first] = piped.at(-1) ?? only;
  if (head.base.kind !== "function") return first === undefined && isOwn(head, assigned, seen);
  if (making.has(head.base.name)) return true;
  return changing.has(head.base.name) && first !== undefined && isOwn(first, assigned, seen);
}

function collect(
  nodes: readonly TemplateNode[],
  commands: Command[],
  assigned: Map<string, (Pipeline | null)[]>,
): void {
  const assign = (variable: string, pipeline: Pipeline | null) => {
    const known = assigned.get(variable);
    if (known) known.push(pipeline);
    else assigned.set(variable, [pipeline]);
  };
  for (const node of nodes) {
    switch (node.kind) {
      case "output":
        fromPipeline(node.pipeline, commands);
        break;
      case "assign":
        fromPipeline(node.pipeline, commands);
        assign(node.variable, node.pipeline);
        break;
      case "define":
        collect(node.body, commands, assigned);
        break;
      case "block":
        for (const { keyword, pipeline, variables, body } of node.branches) {
          fromPipeline(pipeline, commands);
          for (const variable of variables) assign(variable, keyword === "range" ? null : pipeline);
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
