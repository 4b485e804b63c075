import type { LeftOut } from "../core/workspace/fileSource.ts";
import { type IgnoreRules, readIgnoreRules } from "./ignoreRules.ts";

/**
 * Nothing but what ignore files say, which are still to be learned.
 *
 * @param always what holds where no ignore file says something else: `.git/info/exclude`
 */
export function createLeftOut(always: string, ignoresCase: boolean): LeftOut {
  const outermost = readIgnoreRules(always, ignoresCase);
  const learned = new Map<string, IgnoreRules>();

  function isLeftOut(names: readonly string[], isFolder: boolean): boolean {
    // The nearest file that says something decides.
    for (let depth = learned.size === 0 ? -1 : names.length - 1; depth >= 0; depth--) {
      const rules = learned.get(names.slice(0, depth).join("/"));
      const verdict = rules?.(names.slice(depth), isFolder);
      if (verdict !== undefined && verdict !== null) return verdict;
    }
    return outermost(names, isFolder) ?? false;
  }

  function from(prefix: readonly string[]): LeftOut {
    const whole = (names: readonly string[]) => (prefix.length === 0 ? names : [...prefix, ...names]);
    return {
      learn: (folder, text) => void learned.set(whole(folder).join("/"), readIgnoreRules(text, ignoresCase)),
      below: (folder) => from(whole(folder)),
      isLeftOut: (names, isFolder) => isLeftOut(whole(names), isFolder),
      leavesOut: (names, isFolder) =>
        names.some((_, at) => {
          const isLast = at === names.length - 1;
          return isLeftOut(whole(names.slice(0, at + 1)), !isLast || isFolder);
        }),
    };
  }
  return from([]);
}
