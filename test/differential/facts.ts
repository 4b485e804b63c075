import type { ReportedContainer, ReportedWorkload } from "../../server/src/languageService/api.ts";

/**
 * What is told of workloads from the files, held against what is told of them when rendered. What is unknown from the files
 * is not held against anything; a workload that is not rendered by default neither.
 */
export function factsThatDiffer(
  found: readonly ReportedWorkload[],
  rendered: readonly ReportedWorkload[],
): { readonly equal: number; readonly different: readonly string[] } {
  let equal = 0;
  const different: string[] = [];
  for (const workload of found) {
    const candidates = rendered.filter((each) => isSame(workload, each));
    const [only] = candidates;
    // Several from one template: which of them is meant cannot be told.
    if (only === undefined || candidates.length > 1) continue;
    for (const [what, read, applied] of pairs(workload, only)) {
      if (read === applied) equal++;
      else different.push(`${workload.kind}/${workload.name} ${what}: read ${read}, rendered ${applied}`);
    }
  }
  return { equal, different };
}

function isSame(found: ReportedWorkload, rendered: ReportedWorkload): boolean {
  if (found.kind !== rendered.kind) return false;
  if (found.name === "" || found.name.includes("{{")) return rendered.uri === found.uri;
  return rendered.name === found.name || rendered.name.includes(found.name);
}

type Pair = readonly [what: string, read: string, applied: string];

function pairs(found: ReportedWorkload, rendered: ReportedWorkload): readonly Pair[] {
  const list: Pair[] = [];
  const grace = found.gracePeriodSeconds;
  if (grace.state !== "unknown")
    list.push(["grace period", `${grace.value}`, `${rendered.gracePeriodSeconds.value}`]);
  if (found.exposure.state !== "unknown")
    list.push(["exposure", found.exposure.state, rendered.exposure.state]);
  const paths = pathsOf(rendered);
  for (const path of pathsOf(found))
    list.push(["path", path, paths.includes(path) ? path : paths.join(", ")]);
  for (const container of found.containers) {
    const own = rendered.containers.filter(({ name }) => name === container.name);
    if (own.length === 1 && own[0]) list.push(...hookPairs(container, own[0]));
  }
  return list;
}

/** Who sends requests where to, as far as it is told; a path of an unknown kind tells nothing that could be wrong. */
function pathsOf({ exposure }: ReportedWorkload): readonly string[] {
  const told = exposure.paths.filter(({ targetType }) => targetType !== "unknown");
  return [...new Set(told.map(({ loadBalancer, targetType }) => `${loadBalancer} ${targetType}`))];
}

function hookPairs(found: ReportedContainer, rendered: ReportedContainer): readonly Pair[] {
  const { preStop } = found;
  if (preStop.state === "unknown") return [];
  const where = `of ${found.name}`;
  const list: Pair[] = [[`hook ${where}`, preStop.state, rendered.preStop.state]];
  if (preStop.delaySeconds !== null) {
    list.push([`delay ${where}`, `${preStop.delaySeconds}`, `${rendered.preStop.delaySeconds}`]);
  }
  if (preStop.hookSeconds !== null) {
    list.push([`length of the hook ${where}`, `${preStop.hookSeconds}`, `${rendered.preStop.hookSeconds}`]);
  }
  return list;
}
