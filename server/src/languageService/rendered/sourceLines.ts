/** A line of a manifest or template that says something: blank lines, comments and lines of actions only are left out. */
export interface SourceLine {
  /** Offset of its first character in the text. */
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
  /** Columns of white space in front. */
  readonly indent: number;
  /** Column of what the dashes in front lead to; the indent where there is none. */
  readonly column: number;
  /** The key at `column`, without quotes; null where there is none. */
  readonly key: string | null;
  /** Offsets of the key in the text. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Offset behind the colon of the key, or of what stands at `column`. */
  readonly valueStart: number;
}

/** The lines of a text that carry YAML, template or not. No line is understood beyond its key. */
export function sourceLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const readable = withoutComments(text);
  const pattern = /[^\r\n]+/g;
  for (let match = pattern.exec(readable); match !== null; match = pattern.exec(readable)) {
    const line = readLine(text.slice(match.index, match.index + match[0].length), match[0], match.index);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** Comments of templates may hold anything on any number of lines. */
function withoutComments(text: string): string {
  const begin = /\{\{-?\s*\/\*/g;
  const end = /\*\/\s*-?\}\}/y;
  let result = "";
  let done = 0;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    end.lastIndex = text.indexOf("*/", begin.lastIndex);
    if (end.lastIndex < begin.lastIndex) break;
    begin.lastIndex = end.lastIndex;
    if (!end.test(text)) continue;
    begin.lastIndex = end.lastIndex;
    const comment = text.slice(found.index, end.lastIndex);
    result += text.slice(done, found.index) + comment.replace(/[^\r\n]/g, " ");
    done = end.lastIndex;
  }
  return result + text.slice(done);
}

function readLine(text: string, readable: string, start: number): SourceLine | null {
  if (/^\s*(#|$)/.test(readable) || /^\s*(\{\{[^}]*\}\}\s*)+(#.*)?$/.test(readable)) return null;
  const [front = "", white = "", dashes = ""] = /^(\s*)((?:-(?:\s+|$))*)/.exec(readable)!;
  const indent = white.length;
  const column = front.length;
  const rest = readable.slice(column);
  const found = /^("(?:[^"\\]|\\.)*"|'[^']*'|(?:\{\{[^}]*\}\}|[^\s:#"'[\]{}]|:(?=\S))+)\s*:(?=\s|$)/.exec(
    rest,
  );
  const key = found?.[1] ?? null;
  return {
    start,
    text,
    indent,
    column: dashes === "" ? indent : column,
    key: key === null ? null : key.replace(/^(["'])(.*)\1$/, "$2"),
    keyStart: start + column,
    keyEnd: start + column + (key?.length ?? 0),
    valueStart: start + column + (found?.[0].length ?? 0),
  };
}

/** The characters of the value that begins on a line, without white space and a comment; empty where it begins below. */
export function inlineValue(line: SourceLine): { readonly start: number; readonly end: number } {
  const text = line.text.slice(line.valueStart - line.start);
  const lead = text.length - text.trimStart().length;
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text.slice(lead))?.[0];
  const plain = text
    .slice(lead)
    .replace(/(?<=\s)#[\s\S]*$/, "")
    .trimEnd();
  const start = line.valueStart + lead;
  return { start, end: start + (quoted ?? (plain.startsWith("#") ? "" : plain)).length };
}
