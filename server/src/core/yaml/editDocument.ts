import { applyEdits } from "../text/applyEdits.ts";
import { composeEdits } from "../text/composeEdits.ts";
import type { TextEdit } from "../text/span.ts";
import type { EditObstacle, EditOutcome, YamlChange } from "./change.ts";
import { plainSource } from "./edit/plainSource.ts";
import { type Plan, planTask } from "./edit/plan.ts";
import { readSource, type Source } from "./edit/source.ts";
import { after, areRelated, type Task, taskOf } from "./edit/task.ts";
import { keepsEverythingElse } from "./edit/verify.ts";

/**
 * The smallest text edits that make the changes in the text of one document, or the reason why they cannot be promised to
 * touch nothing else. Offsets of changes and edits are UTF-16 units from the start of `text`.
 *
 * The changes happen one after the other: a later one may go inside what an earlier one has created. The result is checked
 * before it is given away: the edited text must read as the old data with just these changes, and keep all its comments.
 */
export function editDocument(text: string, changes: readonly YamlChange[]): EditOutcome {
  const quick = editWith(plainSource, text, changes);
  return quick.state === "edits" ? quick : editWith(readSource, text, changes);
}

/** Two readers can tell what an edit needs. What the quick one gives is what the other would; where it gives up, that one decides. */
type Reader = (text: string) => Source | EditObstacle | null;

/** The same with one of them, which is asked again for what the edits make of the text. */
export function editWith(read: Reader, text: string, changes: readonly YamlChange[]): EditOutcome {
  const source = read(text) ?? "layout";
  if (typeof source === "string") return impossible(source);
  const tasks: Task[] = [];
  for (const change of changes) {
    const task = taskOf(source, change);
    if (typeof task === "string") return impossible(task);
    tasks.push(task);
  }
  const edits = editsFor(source, tasks, read);
  if (typeof edits === "string") return impossible(edits);
  return keepsEverythingElse(source, edits, tasks) ? { state: "edits", edits } : impossible("layout");
}

/** Rounds of independent tasks. Those that meet wait for the next round, which reads the text that the round before has made. */
function editsFor(original: Source, all: readonly Task[], read: Reader): TextEdit[] | EditObstacle {
  let source = original;
  let edits: TextEdit[] = [];
  // Offsets of `replace` count in the original text only, so these come first; they move no path.
  let waiting = [...all].sort(
    (one, other) => Number(other.kind === "replace") - Number(one.kind === "replace"),
  );
  while (waiting.length > 0) {
    const round = planRound(source, waiting);
    if (typeof round === "string") return round;
    edits = composeEdits(edits, round.edits);
    if (round.edits.length > 0 && round.waiting.length > 0) {
      const next = read(applyEdits(source.text, round.edits)) ?? "layout";
      if (typeof next === "string") return "layout";
      source = next;
    }
    waiting = round.waiting;
  }
  return edits;
}

interface Round {
  readonly edits: readonly TextEdit[];
  readonly waiting: Task[];
}

function planRound(source: Source, tasks: readonly Task[]): Round | EditObstacle {
  const done: Task[] = [];
  const waiting: Task[] = [];
  const edits: TextEdit[] = [];
  const open = [...tasks];
  for (let task = open.shift(); task !== undefined; task = open.shift()) {
    const current = task;
    if (
      waiting.some((other) => areRelated(other, current)) ||
      done.some((other) => areRelated(other, current))
    ) {
      waiting.push(current);
      continue;
    }
    const plan: Plan | EditObstacle = planTask(source, current);
    if (typeof plan === "string") return plan;
    if ("tasks" in plan) open.unshift(...plan.tasks);
    else if (plan.edits.some((edit) => edits.some((other) => meets(edit, other)))) {
      // Its offsets would be wrong in the next round's text.
      if (current.kind === "replace") return "conflict";
      waiting.push(current);
    } else {
      done.push(current);
      edits.push(...plan.edits);
    }
  }
  edits.sort((one, other) => one.span.start - other.span.start);
  return { edits, waiting: waiting.map((task) => done.reduce((moved, other) => after(other, moved), task)) };
}

function meets(one: TextEdit, other: TextEdit): boolean {
  return one.span.start <= other.span.end && other.span.start <= one.span.end;
}

function impossible(obstacle: EditObstacle): EditOutcome {
  return { state: "impossible", obstacle };
}
