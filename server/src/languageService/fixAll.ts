import { applyEdits } from "../core/text/applyEdits.ts";
import { digestOf } from "../core/text/digest.ts";
import type { TextEdit } from "../core/text/span.ts";
import type { FileEdits } from "./api.ts";
import { composeMinimalEdits } from "./composeMinimalEdits.ts";
import { type Analysis, type AppliedFix, fixesOfRound, type KnownTexts, type Round } from "./fixRound.ts";

/** A copy of the folder in which texts can be tried out. */
export interface Draft {
  update(uri: string, text: string): void;
  analyse(): Analysis;
}

/** What all preferred fixes come to. */
export interface AllFixes {
  /** The composed minimal edits, for the texts that were handed over. */
  readonly files: readonly FileEdits[];
  /** In the order in which they were made. */
  readonly applied: readonly AppliedFix[];
}

/** Fixes may uncover findings whose fixes uncover others; more rounds than this mean that they undo each other. */
const mostRounds = 10;

/**
 * Applies every preferred fix. After each round the draft is analysed again, so that fixes that meet in one place follow
 * each other instead of clashing. Yields the URI of each text it needs and is given the text, or null for a file that
 * is not to be touched; a fix that needs such a file is left to the user.
 */
export function* fixAll(draft: Draft): Generator<string, AllFixes, string | null> {
  const known: KnownTexts = { texts: new Map(), refused: new Set() };
  const work: Work = { edits: new Map(), originals: new Map() };
  const applied: AppliedFix[] = [];
  const seen = new Set([stateOf(work, known)]);
  for (let round = 0; round < mostRounds; round++) {
    const next = yield* fixesOfRound(draft.analyse(), known);
    const before = editedFiles(work);
    for (const [uri, text] of carryOut(next, work, known)) draft.update(uri, text);
    // Nothing left to do, or back where it was before: these fixes undo each other.
    if (seen.has(stateOf(work, known))) return { files: before, applied };
    seen.add(stateOf(work, known));
    applied.push(...next.applied);
  }
  return { files: editedFiles(work), applied };
}

/** What the rounds so far come to. */
interface Work {
  readonly edits: Map<string, readonly TextEdit[]>;
  /** The texts to which `edits` refer. */
  readonly originals: Map<string, string>;
}

/** Makes the changes of a round; gives the new texts. */
function carryOut(round: Round, { edits, originals }: Work, { texts }: KnownTexts): Map<string, string> {
  const changed = new Map<string, string>();
  for (const [uri, next] of round.edits) {
    const current = texts.get(uri)!;
    const text = applyEdits(current, next);
    changed.set(uri, text);
    const original = originals.get(uri) ?? current;
    originals.set(uri, original);
    edits.set(uri, composeMinimalEdits(original, edits.get(uri) ?? [], next));
  }
  for (const [uri, text] of changed) texts.set(uri, text);
  return changed;
}

function editedFiles({ edits }: Work): readonly FileEdits[] {
  return [...edits].map(([uri, list]) => ({ uri, edits: list })).filter((file) => file.edits.length > 0);
}

/** Equal for equal texts; the files that are as they were at the beginning do not matter. */
function stateOf({ originals }: Work, { texts }: KnownTexts): string {
  return [...originals.keys()]
    .filter((uri) => texts.get(uri) !== originals.get(uri))
    .map((uri) => `${uri} ${digestOf(texts.get(uri)!)}`)
    .sort()
    .join("\n");
}

/** All preferred fixes that need no other file than this one, which has the text given. */
export function fixFile(uri: string, text: string, draft: Draft): readonly TextEdit[] {
  draft.update(uri, text);
  const steps = fixAll(draft);
  let step = steps.next();
  while (!step.done) step = steps.next(step.value === uri ? text : null);
  return step.value.files.find((file) => file.uri === uri)?.edits ?? [];
}
