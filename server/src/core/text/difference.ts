/** What is in only one of two lists. */
export interface Difference<T> {
  readonly gone: readonly T[];
  readonly came: readonly T[];
}

/**
 * Which items are in only one of two lists without repetition, told by identity. Items that both hold have the same order in
 * both: where they do not, all that stands between the equal beginnings and ends counts as gone and come.
 */
export function differenceOf<T>(before: readonly T[], after: readonly T[]): Difference<T> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const [isOld, isFresh] = [new Set(old), new Set(fresh)];
  const stayed = old.filter((item) => isFresh.has(item));
  const isOrdered = fresh.filter((item) => isOld.has(item)).every((item, place) => item === stayed[place]);
  if (!isOrdered) return { gone: old, came: fresh };
  return { gone: old.filter((item) => !isFresh.has(item)), came: fresh.filter((item) => !isOld.has(item)) };
}
