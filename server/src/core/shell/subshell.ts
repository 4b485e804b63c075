import { plus, unknown } from "./length.ts";
import type { Path } from "./path.ts";

/** Back in the shell that started a subshell: what that one assigned, defined or exited from is gone. */
export function leaveSubshell(before: Path, end: Path): Path {
  const ended = end.elapsed.state === "unbounded";
  // A `trap … EXIT` set inside would run here; that is too rare to be followed.
  const trapped = end.exitTrap !== null && end.exitTrap !== before.exitTrap;
  return {
    ...end,
    elapsed: trapped ? plus(end.elapsed, unknown("syntax")) : end.elapsed,
    flow: ended ? "ended" : before.flow,
    variables: before.variables,
    functions: before.functions,
    errexit: before.errexit,
    guarded: before.guarded,
    exitTrap: before.exitTrap,
    jobs: before.jobs,
    orphans: [...end.orphans, ...end.jobs.filter((job) => !before.jobs.includes(job))],
  };
}
