import type { Memory, Source } from "./memory.ts";
import type { Snapshot } from "./snapshot.ts";

/** What was computed from the answers of snapshots, for each subject. */
export type AnswerMemory<K extends object, V> = Memory<K, Remembered<V>>;

interface Remembered<V> {
  readonly value: V;
  /** Whether the questions that concern the folder as a whole are still answered as they were. */
  readonly checks: Checks;
}

export type Checks = ((snapshot: Snapshot) => boolean)[];

/**
 * @param from where to read what rests on lists of objects; everything else is asked of the snapshot, through `note`
 * @param outer writes down for whoever this is computed for
 */
export function rememberAnswers<K extends object, V>(
  memory: AnswerMemory<K, V>,
  subject: K,
  rest: readonly unknown[],
  snapshot: Snapshot,
  { from, outer }: { readonly from: Source; readonly outer: Checks | null },
  compute: (source: Source, checks: Checks) => V,
): V {
  const known = () =>
    from.remember(memory, subject, rest, (source): Remembered<V> => {
      const checks: Checks = [];
      return { value: compute(source, checks), checks };
    });
  if (!known().checks.every((check) => check(snapshot))) from.forget(memory, subject);
  const { value, checks } = known();
  outer?.push(...checks);
  return value;
}

/** Asks a snapshot, and writes down question and answer. */
export function noteIn(checks: Checks, snapshot: Snapshot): <T>(ask: (snapshot: Snapshot) => T) => T {
  return (ask) => {
    const answer = ask(snapshot);
    checks.push(checkOf(ask, answer));
    return answer;
  };
}

/** Made outside of whatever asks, so that it does not keep the snapshot alive that was asked. */
function checkOf<T>(ask: (snapshot: Snapshot) => T, answer: T): Checks[number] {
  return (other) => isSame(ask(other), answer);
}

/** The same value, or a list or record of the same ones; at most so deep, because what lies deeper is made once. */
function isSame(a: unknown, b: unknown, depth = 2): boolean {
  if (Object.is(a, b)) return true;
  if (depth === 0) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, number) => isSame(item, b[number], depth - 1));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key], depth - 1));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
