/** Where a cursor stands in a configuration file, as its lines tell. What is being typed is mostly no YAML yet. */
export interface CursorPlace {
  /** The keys around it, from the outermost on; items of lists are no step. */
  readonly path: readonly string[];
  /** A key of `path` is being written, or its value, or an item of its list. */
  readonly writes: "key" | "value" | "item";
  /** What is written already, in front of the cursor. */
  readonly word: string;
  /** Where that begins. */
  readonly start: number;
  /** Keys that stand beside the one being written. */
  readonly siblings: ReadonlySet<string>;
}

/** The place of an offset; null where nothing could be completed, as in a comment or behind a value. */
export function placeAt(text: string, offset: number): CursorPlace | null {
  const lines = text.split(lineBreak);
  const before = text.slice(0, offset).split(lineBreak);
  const parts = /^(?<indent> *)(?<dashes>(?:- +)*)(?:(?<key>[\w-]+): +)?(?<word>["']?[^\s#"']*)$/.exec(
    before.pop()!,
  );
  if (!parts?.groups) return null;
  const { indent = "", dashes = "", key, word = "" } = parts.groups;
  const around: Surroundings = {
    above: rowsOf(lines.slice(0, before.length)).reverse(),
    below: rowsOf(lines.slice(before.length + 1)),
    outer: indent.length,
    column: indent.length + dashes.length,
    isItem: dashes !== "",
  };
  const start = offset - word.length;
  const outer = parentsOf(around);
  if (key !== undefined) return { path: [...outer, key], writes: "value", word, start, siblings: new Set() };
  const writes = around.isItem ? "item" : "key";
  return { path: outer, writes, word, start, siblings: siblingsOf(around) };
}

const lineBreak = /\r\n|\n|\r/;

/** The line of the cursor and those around it, the nearest first. */
interface Surroundings {
  readonly above: readonly Row[];
  readonly below: readonly Row[];
  /** Columns of the line of the cursor, as those of a row. */
  readonly outer: number;
  readonly column: number;
  /** The line begins with a dash. */
  readonly isItem: boolean;
}

interface Row {
  /** Column of the first dash, or of the key without one. */
  readonly outer: number;
  /** Column of the key. */
  readonly column: number;
  readonly key: string | null;
}

/** A line as far as the structure goes; null for blank ones and comments. */
function rowOf(line: string): Row | null {
  const parts = /^( *)((?:- +)*)(?:["']?([\w-]+)["']?\s*:(?:\s|$))?/.exec(line);
  const rest = line.trim();
  if (!parts || rest === "" || rest.startsWith("#")) return null;
  const [, indent = "", dashes = "", key = null] = parts;
  return { outer: indent.length, column: indent.length + dashes.length, key };
}

function rowsOf(lines: readonly string[]): Row[] {
  return lines.flatMap((line) => rowOf(line) ?? []);
}

/** The keys that a column of a line stands below, the nearest last. A list may stand in the column of its own key. */
function parentsOf({ above, outer, column, isItem }: Surroundings): string[] {
  const path: string[] = [];
  let limit = isItem ? outer : column;
  let inList = isItem;
  for (const row of above) {
    const isParent = row.column < limit || (inList && row.column === limit && row.outer === row.column);
    if (isParent && row.key !== null) path.unshift(row.key);
    // The row begins an item: what is around it stands around its dash.
    if (isParent || row.column === limit) {
      if (row.outer < row.column && (isParent || !inList)) {
        limit = row.outer;
        inList = true;
      } else if (isParent) {
        limit = row.column;
        inList = false;
      }
    }
    if (limit === 0 && !inList) break;
  }
  return path;
}

/** The keys in the same column, up and down, as far as the group goes. */
function siblingsOf({ above, below, column, isItem }: Surroundings): Set<string> {
  const found = new Set<string>();
  const look = (rows: readonly Row[], isBelow: boolean) => {
    for (const row of rows) {
      if (row.outer > column) continue;
      if (row.column < column || (isBelow && row.outer < column)) return;
      if (row.column === column && row.key !== null) found.add(row.key);
      if (row.outer < column) return;
    }
  };
  if (!isItem) look(above, false);
  look(below, true);
  return found;
}
