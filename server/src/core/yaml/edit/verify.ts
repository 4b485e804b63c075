import { applyEdits } from "../../text/applyEdits.ts";
import type { TextEdit } from "../../text/span.ts";
import { defaultLimits } from "../limits.ts";
import { parseWithPackage } from "../parseDocument.ts";
import { readPlainDocument } from "../plain/readPlain.ts";
import type { YamlNode } from "../tree.ts";
import { commentsAt, lexedComments } from "./comments.ts";
import { nodeOf, valueAt, withValue } from "./data.ts";
import { holdSameData } from "./sameData.ts";
import type { Source } from "./source.ts";
import { after, type Task } from "./task.ts";

/** True where the edited text reads as the old data with just these tasks done, and has all comments of what stayed. */
export function keepsEverythingElse(
  source: Source,
  edits: readonly TextEdit[],
  tasks: readonly Task[],
): boolean {
  const text = applyEdits(source.text, edits);
  const plain = readPlainDocument(text, defaultLimits);
  const { root } = plain ?? parseWithPackage(text);
  if (root === null) return false;
  const expected = expectedRoot(source.root, root, tasks);
  if (expected === null || !holdSameData({ root: expected, text: source.text }, { root, text })) return false;
  const kept = commentsAt(source.comments(), source.text, edits);
  const found = commentsAt(plain?.comments ?? lexedComments(text), text);
  return kept.length === found.length && kept.every((comment, number) => comment === found[number]);
}

function expectedRoot(before: YamlNode, now: YamlNode, tasks: readonly Task[]): YamlNode | null {
  let root = before;
  let open = [...tasks];
  for (let task = open.shift(); task !== undefined; task = open.shift()) {
    const done: YamlNode | null = afterTask(root, now, task);
    if (done === null) return null;
    root = done;
    const current = task;
    open = open.map((other) => after(current, other));
  }
  return root;
}

function afterTask(root: YamlNode, now: YamlNode, task: Task): YamlNode | null {
  switch (task.kind) {
    case "set":
      return withValue(root, task.path, nodeOf(task.value));
    case "remove":
      return withValue(root, task.path, null);
    case "rename":
      return renamed(root, task);
    case "replace":
      return replaced(root, now, task);
  }
}

function renamed(root: YamlNode, task: Extract<Task, { kind: "rename" }>): YamlNode | null {
  const value = valueAt(root, task.path);
  if (value === null) return null;
  return withValue(withValue(root, task.path, null), [...task.path.slice(0, -1), task.key], value);
}

/** What a replaced stretch of a scalar means is the scalar's own matter, but it must stay one scalar, and of the same style if only part of it is replaced. */
function replaced(root: YamlNode, now: YamlNode, task: Extract<Task, { kind: "replace" }>): YamlNode | null {
  const old = valueAt(root, task.path);
  const value = valueAt(now, task.path);
  if (old?.kind !== "scalar" || value?.kind !== "scalar") return null;
  const isWhole = task.offset === old.span.start && task.end === old.span.end;
  return isWhole || old.style === value.style ? withValue(root, task.path, value) : null;
}
