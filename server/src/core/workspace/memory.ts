/**
 * What was computed from a source (an index, a snapshot), for each subject, kept as long as the source gives the same answers to
 * the questions that were asked of it. So an edit costs what rests on it, and the result is that of computing everything anew.
 */
export interface Memory<K extends object, S, V> {
  /**
   * `rest` is what else the value depends on. `compute` must ask only the source that it is given, and not later than it
   * returns; `key` and `rest` are compared by identity.
   */
  get(key: K, rest: readonly unknown[], source: S, compute: (source: S) => V): V;
}

/** Asks the source, and writes down question and answer. */
export type Note<S> = <T>(ask: (source: S) => T) => T;

/** @param watch gives a source of which every question passes through `note`. */
export function createMemory<K extends object, S, V>(
  watch: (source: S, note: Note<S>) => S,
): Memory<K, S, V> {
  const remembered = new WeakMap<K, Remembered<S, V>>();
  return {
    get(key, rest, source, compute) {
      const known = remembered.get(key);
      if (known && isSame(known.rest, rest) && known.checks.every((check) => check(source)))
        return known.value;
      const checks: Check<S>[] = [];
      const value = compute(
        watch(source, (ask) => {
          const answer = ask(source);
          checks.push((other) => isSame(ask(other), answer));
          return answer;
        }),
      );
      remembered.set(key, { value, rest, checks });
      return value;
    },
  };
}

interface Remembered<S, V> {
  readonly value: V;
  readonly rest: readonly unknown[];
  readonly checks: readonly Check<S>[];
}

/** True where the source still answers one question as before. */
type Check<S> = (source: S) => boolean;

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
