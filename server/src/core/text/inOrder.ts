/** Stands for any number of items, also for none. */
export const many = "many";

/** What one place of a pattern takes. */
export type Part<Item> = typeof many | ((item: Item) => boolean);

/**
 * Whether the items fit the parts of a pattern one after the other. It takes as many steps as the product of both lengths at the
 * most: only the last `many` that was passed is ever tried again, because a longer stretch for an earlier one would gain nothing.
 */
export function matchesInOrder<Item>(parts: readonly Part<Item>[], items: readonly Item[]): boolean {
  let at = 0;
  let last = -1;
  let taken = 0;
  let next = 0;
  for (const end = items.length; next < end; ) {
    const part = parts[at];
    if (part === many) {
      last = at++;
      taken = next;
    } else if (part?.(items[next] as Item)) {
      at++;
      next++;
    } else if (last !== -1) {
      at = last + 1;
      next = ++taken;
    } else return false;
  }
  return parts.slice(at).every((part) => part === many);
}
