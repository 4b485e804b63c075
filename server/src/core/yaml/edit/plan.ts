import { isCollection, isMap, isScalar, isSeq } from "yaml";
import type { TextEdit } from "../../text/span.ts";
import type { EditObstacle, YamlPath, YamlValue } from "../change.ts";
import { rangeOf } from "../sourceSpans.ts";
import { containsUsedAnchor } from "./anchorUses.ts";
import { equalsValue } from "./data.ts";
import { isMapping, isSequence } from "./flowText.ts";
import { insertBlockEntry, insertBlockItem } from "./insertBlock.ts";
import { insertFlowEntry, insertFlowItem } from "./insertFlow.ts";
import { endsWithComment, lineEndAt, lineStartAt } from "./lines.ts";
import { follow, type Place } from "./locate.ts";
import { removeAt } from "./remove.ts";
import { scalarText, stringInStyleOf } from "./scalarText.ts";
import type { Source } from "./source.ts";
import type { Task } from "./task.ts";
import { isReplaceableEmpty, writeValue } from "./writeValue.ts";

/** What a task comes to: text edits, or smaller tasks to be done one after the other. */
export type Plan = { readonly edits: readonly TextEdit[] } | { readonly tasks: readonly Task[] };

/** Plans one task on one version of the text. */
export function planTask(source: Source, task: Task): Plan | EditObstacle {
  const place = follow(source, task.path);
  if (typeof place === "string") return place;
  // The mapping that the change named must still be there.
  if (place.missing.length > task.path.length - task.owner) return "changed";
  const plan = planAt(source, task, place);
  if (typeof plan === "string" || "tasks" in plan) return plan;
  return plan.edits.some((edit) => touchesTemplate(source.text, edit)) ? "template" : plan;
}

function planAt(source: Source, task: Task, place: Place): Plan | EditObstacle {
  if (task.kind === "set") return planSet(source, task, place);
  if (place.missing.length > 0) return "changed";
  if (task.kind === "remove") return planRemove(source, task, place);
  if (task.kind === "rename") return edits(rename(source, task.path, place, task.key));
  return { edits: [{ span: { start: task.offset, end: task.end }, newText: task.newText }] };
}

function planSet(source: Source, task: Extract<Task, { kind: "set" }>, place: Place): Plan | EditObstacle {
  const { holder, node } = place;
  const [step, ...rest] = place.missing;
  if (step === undefined) return replaceValue(source, task, place);
  const value = wrap(rest, task.value);
  if (!isCollection(node) || isReplaceableEmpty(source, holder, node)) {
    return edits(writeValue(source, holder, node, wrap([step], value)));
  }
  if (isMap(node) && typeof step === "string") {
    const insert = node.flow === true ? insertFlowEntry : insertBlockEntry;
    return edits(insert(source, node, step, value, task.before));
  }
  if (isSeq(node)) return edits((node.flow === true ? insertFlowItem : insertBlockItem)(source, node, value));
  return "conflict";
}

/** Collections of the same kind are changed item by item, so that what is equal stays as it is written. */
function replaceValue(
  source: Source,
  task: Extract<Task, { kind: "set" }>,
  place: Place,
): Plan | EditObstacle {
  const { node, value: old, holder } = place;
  const { value } = task;
  if (equalsValue(old, value)) return { edits: [] };
  const set = (step: string | number, item: YamlValue): Task => ({
    ...task,
    path: [...task.path, step],
    value: item,
    before: [],
  });
  const remove = (step: string | number): Task => ({
    kind: "remove",
    path: [...task.path, step],
    owner: task.owner,
  });
  if (old.kind === "mapping" && isMapping(value) && old.entries.length > 0 && Object.keys(value).length > 0) {
    const gone = old.entries.filter((entry) => !Object.hasOwn(value, entry.key));
    return {
      tasks: [
        ...Object.entries(value).map(([key, item]) => set(key, item)),
        ...gone.map(({ key }) => remove(key)),
      ],
    };
  }
  if (old.kind === "sequence" && isSequence(value) && old.items.length > 0 && value.length > 0) {
    const gone = old.items.map((_, number) => number).slice(value.length);
    return { tasks: [...value.map((item, number) => set(number, item)), ...gone.reverse().map(remove)] };
  }
  const use = containsUsedAnchor(source.anchorUses, node);
  return use ?? edits(writeValue(source, holder, node, value));
}

function planRemove(source: Source, task: Task, place: Place): Plan | EditObstacle {
  const use = containsUsedAnchor(source.anchorUses, place.node);
  if (use !== null) return use;
  const { holder } = place;
  if (holder.kind === "root") return "conflict";
  const collection = holder.kind === "entry" ? holder.mapping : holder.sequence;
  if (collection.flow === true || collection.items.length > 1) return edits(removeAt(source, holder));
  // Without its last entry a block collection would be null.
  const parent = follow(source, task.path.slice(0, -1));
  if (typeof parent === "string") return parent;
  const emptied = writeValue(source, parent.holder, parent.node, holder.kind === "entry" ? {} : []);
  return edits(
    typeof emptied === "string" ? emptied : emptied.map((edit) => withLastComment(source.text, edit)),
  );
}

/** The comment on the last line of what is taken away goes with it. */
function withLastComment(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.span;
  return start < end && endsWithComment(text, end)
    ? { ...edit, span: { start, end: lineEndAt(text, end) } }
    : edit;
}

function rename(source: Source, path: YamlPath, { holder }: Place, key: string): TextEdit[] | EditObstacle {
  if (holder.kind !== "entry" || !isScalar(holder.entry.key)) return "conflict";
  const taken = follow(source, [...path.slice(0, -1), key]);
  if (typeof taken === "string") return taken;
  if (taken.missing.length === 0) return "conflict";
  const { type } = holder.entry.key;
  const newText =
    type === "QUOTE_SINGLE"
      ? stringInStyleOf("single", key)
      : scalarText(key, type === "QUOTE_DOUBLE" ? "always" : "where-needed");
  return [{ span: rangeOf(holder.entry.key), newText }];
}

/** `["exec", "command"]` and a value become `{exec: {command: value}}`. */
function wrap(path: YamlPath, value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>(
    (inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }),
    value,
  );
}

/** A template expression on a line that the edit touches may be part of what is there. */
function touchesTemplate(text: string, { span }: TextEdit): boolean {
  return text.slice(lineStartAt(text, span.start), lineEndAt(text, span.end)).includes("{{");
}

function edits(outcome: TextEdit[] | EditObstacle): Plan | EditObstacle {
  return typeof outcome === "string" ? outcome : { edits: outcome };
}
