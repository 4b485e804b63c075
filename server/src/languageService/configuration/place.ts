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
  const lines = text.split(/\r\n|\n|\r/);
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const number = before.length - 1;
  const line = before[number] ?? "";
  const parts = /^(?<indent> *)(?<dashes>(?:- +)*)(?:(?<key>[\w-]+): +)?(?<word>["']?[^\s#"']*)$/.exec(line);
  if (!parts?.groups) return null;
  const { indent = "", dashes = "", key, word = "" } = parts.groups;
  const column = indent.length + dashes.length;
  const start = offset - word.length;
  const outer = parentsOf(lines, number, column, dashes !== "");
  if (key !== undefined) return { path: [...outer, key], writes: "value", word, start, siblings: new Set() };
  const siblings = siblingsOf(lines, number, column, dashes !== "");
  return { path: outer, writes: dashes === "" ? "key" : "item", word, start, siblings };
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

/** The keys that a column of a line stands below, the nearest last. A list may stand in the column of its own key. */
function parentsOf(lines: readonly string[], number: number, column: number, isItem: boolean): string[] {
  const path: string[] = [];
  let limit = column;
  let inList = isItem;
  if (isItem) limit = rowIndent(lines[number] ?? "");
  for (let at = number - 1; at >= 0; at--) {
    const row = rowOf(lines[at] ?? "");
    if (row === null) continue;
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

function rowIndent(line: string): number {
  return line.length - line.trimStart().length;
}

/** The keys in the same column, up and down, as far as the group goes. */
function siblingsOf(lines: readonly string[], number: number, column: number, isItem: boolean): Set<string> {
  const found = new Set<string>();
  const look = (from: number, step: number) => {
    for (let at = from; at >= 0 && at < lines.length; at += step) {
      const row = rowOf(lines[at] ?? "");
      if (row === null || row.outer > column) continue;
      if (row.column < column || (step > 0 && row.outer < column)) return;
      if (row.column === column && row.key !== null) found.add(row.key);
      if (row.outer < column) return;
    }
  };
  if (!isItem) look(number - 1, -1);
  look(number + 1, 1);
  return found;
}
