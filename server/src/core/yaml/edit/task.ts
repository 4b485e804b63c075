import type { EditObstacle, YamlChange, YamlPath, YamlValue } from "../change.ts";
import { pathOfMapping, pathOfScalar } from "./locate.ts";
import type { Source } from "./source.ts";

/**
 * A change that says where it goes by its path from the root: offsets move with every edit, paths mostly do not.
 * `owner` is how long the part of the path is that led to the mapping which the change named.
 */
export type Task =
  | {
      readonly kind: "set";
      readonly path: YamlPath;
      readonly owner: number;
      readonly value: YamlValue;
      readonly before: readonly string[];
    }
  | { readonly kind: "remove"; readonly path: YamlPath; readonly owner: number }
  | { readonly kind: "rename"; readonly path: YamlPath; readonly owner: number; readonly key: string }
  | {
      readonly kind: "replace";
      readonly path: YamlPath;
      readonly owner: number;
      readonly offset: number;
      readonly end: number;
      readonly newText: string;
    };

/** The change with its place as a path, or the reason why its place is not in this text. */
export function taskOf(source: Source, change: YamlChange): Task | EditObstacle {
  if (change.kind === "replace") {
    const { start, end } = change.span;
    const path = pathOfScalar(source, start, end);
    if (path === null) return "changed";
    return { kind: "replace", path, owner: path.length, offset: start, end, newText: change.newText };
  }
  const owner = pathOfMapping(source, change.mapping.start);
  if (owner === null) return "changed";
  if (change.path.length === 0) return "conflict";
  const place = { path: [...owner, ...change.path], owner: owner.length };
  if (change.kind === "remove") return { kind: "remove", ...place };
  if (change.kind === "rename") return { kind: "rename", ...place, key: change.key };
  return { kind: "set", ...place, value: change.value, before: change.before ?? [] };
}

/** True where one of the two may see what the other does: they must not be planned on the same text. */
export function areRelated(one: Task, other: Task): boolean {
  if (one.kind === "replace" && other.kind === "replace") return false;
  const length = Math.min(one.path.length, other.path.length);
  for (let depth = 0; depth < length; depth++)
    if (one.path[depth] !== other.path[depth]) return isShifted(one, other, depth);
  return true;
}

/** Removing an item moves the items behind it. */
function isShifted(one: Task, other: Task, depth: number): boolean {
  const removesItem = (task: Task) =>
    task.kind === "remove" && task.path.length === depth + 1 && typeof task.path[depth] === "number";
  return removesItem(one) || removesItem(other);
}

/** The task as it reads after `done`: a renamed key or a removed item on the way to its mapping changes its path. */
export function after(done: Task, task: Task): Task {
  const depth = done.path.length - 1;
  if (depth >= task.owner || !done.path.slice(0, depth).every((step, index) => step === task.path[index]))
    return task;
  const path = [...task.path];
  const [step, doneStep] = [path[depth], done.path[depth]];
  if (done.kind === "rename" && step === doneStep) path[depth] = done.key;
  if (done.kind === "remove" && typeof step === "number" && typeof doneStep === "number" && step > doneStep) {
    path[depth] = step - 1;
  }
  return { ...task, path };
}
