import type { Base, Command, Pipeline, Term } from "./ast.ts";
import type { Lexeme } from "./lexAction.ts";

/** A pipeline with the variables in front of it: `$x := …`, `$k, $v := …`, `$x = …`. */
export interface Statement {
  readonly variables: readonly string[];
  readonly declares: boolean;
  readonly pipeline: Pipeline;
}

/** How deep parentheses are followed; a text of parentheses must not exhaust the stack. */
const maximumDepth = 100;

/** Reads the words behind a keyword, or a whole action without one; null where they are no statement. */
export function parseStatement(words: readonly Lexeme[]): Statement | null {
  const head = readVariables(words);
  const reader = { words, next: head.next, depth: 0 };
  const pipeline = readPipeline(reader);
  if (pipeline === null || reader.next !== words.length) return null;
  return { variables: head.variables, declares: head.declares, pipeline };
}

interface Reader {
  readonly words: readonly Lexeme[];
  next: number;
  depth: number;
}

function readVariables(words: readonly Lexeme[]) {
  const none = { variables: [], declares: false, next: 0 };
  const [first, second, third, fourth] = words;
  if (first?.kind !== "variable") return none;
  const assigns = (word: Lexeme | undefined) =>
    word?.kind === "mark" && (word.text === ":=" || word.text === "=");
  if (assigns(second)) return { variables: [first.text], declares: second?.text === ":=", next: 2 };
  if (second?.text === "," && third?.kind === "variable" && assigns(fourth)) {
    return { variables: [first.text, third.text], declares: fourth?.text === ":=", next: 4 };
  }
  return none;
}

function readPipeline(reader: Reader): Pipeline | null {
  const first = readCommand(reader);
  if (first === null) return null;
  const commands: [Command, ...Command[]] = [first];
  while (takeMark(reader, "|")) {
    const command = readCommand(reader);
    if (command === null) return null;
    commands.push(command);
  }
  return { commands };
}

function readCommand(reader: Reader): Command | null {
  const first = readTerm(reader);
  if (first === null) return null;
  const command: [Term, ...Term[]] = [first];
  for (;;) {
    const word = reader.words[reader.next];
    if (word === undefined || (word.kind === "mark" && word.text !== "(")) return command;
    // `a(b)` is no command: arguments stand apart.
    if (!word.gap) return null;
    const term = readTerm(reader);
    if (term === null) return null;
    command.push(term);
  }
}

function readTerm(reader: Reader): Term | null {
  const word = reader.words[reader.next];
  if (word === undefined) return null;
  if (word.kind === "field") return { base: { kind: "dot" }, fields: readFields(reader, true) };
  const base = readBase(reader, word);
  return base && { base, fields: readFields(reader, false) };
}

/** The fields written without a gap; the first may have one, where it stands for a field of the dot. */
function readFields(reader: Reader, mayStartWithGap: boolean): readonly string[] {
  const fields: string[] = [];
  for (;;) {
    const word = reader.words[reader.next];
    const attached = word !== undefined && (!word.gap || (mayStartWithGap && fields.length === 0));
    if (word?.kind !== "field" || !attached) return fields;
    fields.push(word.text);
    reader.next++;
  }
}

function readBase(reader: Reader, word: Lexeme): Base | null {
  reader.next++;
  switch (word.kind) {
    case "literal":
      return { kind: "literal", value: word.value };
    case "variable":
      return { kind: "variable", name: word.text };
    case "dot":
      return { kind: "dot" };
    case "word":
      return constants.get(word.text) ?? { kind: "function", name: word.text };
    case "mark":
      return word.text === "(" ? readParenthesis(reader) : null;
    case "field":
      return null;
  }
}

const constants: ReadonlyMap<string, Base> = new Map([
  ["true", { kind: "literal", value: true }],
  ["false", { kind: "literal", value: false }],
  ["nil", { kind: "literal", value: null }],
]);

function readParenthesis(reader: Reader): Base | null {
  if (++reader.depth > maximumDepth) return null;
  const pipeline = readPipeline(reader);
  reader.depth--;
  return pipeline !== null && takeMark(reader, ")") ? { kind: "pipeline", pipeline } : null;
}

function takeMark(reader: Reader, mark: string): boolean {
  const word = reader.words[reader.next];
  if (word?.kind !== "mark" || word.text !== mark) return false;
  reader.next++;
  return true;
}
