/**
 * Regular expressions out of foreign files, matched against a whole text in a time that is at most the product of both lengths.
 * JavaScript's own would try every way to match, of which a pattern of a few characters can have more than there is time for.
 * What names are selected with is known: characters, `.`, `[…]`, `(…)`, `|`, `*`, `+` and `?`.
 */
export type WholePattern = (text: string) => boolean;

/** A state of an automaton: it takes a character that fits and goes on, or goes on for nothing. */
interface State {
  fits: ((character: string) => boolean) | null;
  readonly next: number[];
}

/** Null where something else is used, or nothing that could be a pattern. */
export function wholePattern(pattern: string): WholePattern | null {
  const states: State[] = [];
  const reader = createReader(pattern, states);
  const whole = reader.alternatives(true);
  if (whole === null || !reader.isAtEnd()) return null;
  const { start, end } = whole;
  return (text) => {
    let here = reachable(states, [start]);
    for (const character of text) {
      here = reachable(
        states,
        [...here].flatMap((each) => (states[each]?.fits?.(character) ? (states[each]?.next ?? []) : [])),
      );
      if (here.size === 0) return false;
    }
    return here.has(end);
  };
}

function reachable(states: readonly State[], from: readonly number[]): Set<number> {
  const found = new Set(from);
  for (const each of found) {
    const state = states[each];
    if (state?.fits === null) for (const next of state.next) found.add(next);
  }
  return found;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function createReader(pattern: string, states: State[]) {
  const characters = [...pattern];
  let at = 0;

  function state(fits: State["fits"], ...next: number[]): number {
    return states.push({ fits, next }) - 1;
  }

  function link(from: number, to: number): void {
    states[from]?.next.push(to);
  }

  /** `^` in front and `$` behind say nothing of a whole text; elsewhere they are not read. */
  function alternatives(isWhole: boolean): Part | null {
    const start = state(null);
    const end = state(null);
    do {
      if (isWhole && characters[at] === "^") at++;
      const part = sequence();
      if (part === null) return null;
      if (isWhole && characters[at] === "$") at++;
      link(start, part.start);
      link(part.end, end);
    } while (characters[at] === "|" && ++at);
    return { start, end };
  }

  function sequence(): Part | null {
    const start = state(null);
    let end = start;
    while (at < characters.length && !"|)$".includes(characters[at] ?? "")) {
      const part = repeated();
      if (part === null) return null;
      link(end, part.start);
      end = part.end;
    }
    return { start, end };
  }

  function repeated(): Part | null {
    const part = atom();
    const sign = characters[at] ?? "";
    if (part === null || sign === "" || !"*+?".includes(sign)) return part;
    at++;
    const start = state(null, part.start);
    const end = state(null);
    link(part.end, end);
    if (sign !== "?") link(part.end, start);
    if (sign !== "+") link(start, end);
    return { start, end };
  }

  function atom(): Part | null {
    const character = characters[at++] ?? "";
    if (character === "(") return group();
    const fits = character === "[" ? set() : one(character);
    if (fits === null) return null;
    const end = state(null);
    return { start: state(fits, end), end };
  }

  function group(): Part | null {
    if (characters[at] === "?" && characters[at + 1] === ":") at += 2;
    const inside = alternatives(false);
    return characters[at++] === ")" ? inside : null;
  }

  function one(character: string): State["fits"] {
    if (character === ".") return (each) => each !== "\n";
    const meant = character === "\\" ? escaped() : "*+?{}]^$".includes(character) ? null : character;
    return meant === null ? null : (each) => each === meant;
  }

  /** Letters and digits behind a backslash stand for something else. */
  function escaped(): string | null {
    const character = characters[at++] ?? "";
    return /^[^\w\s]$/.test(character) ? character : null;
  }

  function set(): State["fits"] {
    const isNot = characters[at] === "^";
    if (isNot) at++;
    const ranges: (readonly [first: string, last: string])[] = [];
    while (at < characters.length && characters[at] !== "]") {
      const first = member();
      const isRange = characters[at] === "-" && characters[at + 1] !== "]";
      if (isRange) at++;
      const last = isRange ? member() : first;
      if (first === null || last === null || last < first) return null;
      ranges.push([first, last]);
    }
    if (characters[at++] !== "]" || ranges.length === 0) return null;
    return (each) => ranges.some(([first, last]) => first <= each && each <= last) !== isNot;
  }

  function member(): string | null {
    const character = characters[at++] ?? "[";
    if (character === "\\") return escaped();
    return character === "[" ? null : character;
  }

  return { alternatives, isAtEnd: () => at === characters.length };
}
