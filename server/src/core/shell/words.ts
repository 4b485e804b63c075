import type { DoubleQuotedChild, ParameterExpansionPart, Word, WordPart } from "unbash";
import { evaluate } from "./arithmetic.ts";
import type { UnmeasurableReason } from "./hookLength.ts";
import { braceRange, plainOutput } from "./plainOutput.ts";
import { knownValue, lookUp, unknownValue, type Value, type Variables } from "./variables.ts";
import { type Argument, charge, type Place, type Scope } from "./walk.ts";

/** The arguments a word becomes: usually one, none for an empty variable, several for `$(seq 1 10)`. */
export function expandWord(word: Word, variables: Variables, scope: Scope): readonly Argument[] {
  const parts = word.parts ?? [];
  if (parts.length === 0) return [argument(word.value, word, literalPlace(word, scope))];
  const all =
    allPositional(parts, variables)?.map((value) => value.text) ?? (scope.bash ? braceRange(parts) : null);
  if (all)
    return charge(scope.walk, all.length)
      ? all.map((text) => argument(text, word, null))
      : [argument(null, word, null)];

  const fields = new Fields();
  for (const part of parts) addPart(part, fields, variables, scope);
  if (!charge(scope.walk, fields.list.length - 1)) return [argument(null, word, null)];
  const place = literalPlace(word, scope);
  return fields.list.map((field) => ({
    text: field.unknown === null ? field.text : null,
    reason: field.unknown?.reason ?? "computed",
    written: field.unknown && parts.length === 1 ? field.unknown.written : word.text,
    place,
  }));
}

/** The one value of a word where no splitting takes place: assignments, `case`, `[[ … ]]`. */
export function wordValue(word: Word, variables: Variables, scope: Scope): Value {
  const fields = new Fields();
  for (const part of word.parts ?? []) addPart(part, fields, variables, scope, true);
  if (!word.parts?.length) return { ...knownValue(word.value), written: word.text };
  const { text, unknown } = fields.current();
  if (unknown) return word.parts.length === 1 ? unknown : { ...unknown, written: word.text };
  return { ...knownValue(text), written: word.text };
}

interface Field {
  text: string;
  unknown: Value | null;
}

/** What expansions add to one word, in characters: beyond it `A=$A$A` would grow without bound. */
const EXPANSION_LIMIT = 32_768;

/** Collects the pieces of a word and splits unquoted expansions at blanks, as shells do by default. */
class Fields {
  readonly list: Field[] = [];
  private open: Field | null = null;
  private expanded = 0;

  addLiteral(text: string): void {
    this.current().text += text;
  }

  add(value: Value, split: boolean): void {
    this.expanded += value.text?.length ?? 0;
    if (value.text === null) this.current().unknown ??= value;
    else if (this.expanded > EXPANSION_LIMIT)
      this.current().unknown ??= unknownValue("computed", value.written);
    else if (split) this.addSplit(value.text);
    else this.current().text += value.text;
  }

  private addSplit(text: string): void {
    const pieces = text.split(/[ \t\n]+/);
    pieces.forEach((piece, index) => {
      if (index > 0) this.open = null;
      if (piece !== "") this.current().text += piece;
    });
  }

  /** The one that the next piece belongs to. */
  current(): Field {
    if (this.open === null) {
      this.open = { text: "", unknown: null };
      this.list.push(this.open);
    }
    return this.open;
  }
}

function addPart(part: WordPart, fields: Fields, variables: Variables, scope: Scope, quoted = false): void {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      fields.addLiteral(part.value);
      break;
    case "DoubleQuoted":
    case "LocaleString":
      fields.addLiteral("");
      for (const child of part.parts) addPart(child, fields, variables, scope, true);
      break;
    case "SimpleExpansion":
    case "ParameterExpansion":
    case "CommandExpansion":
    case "ArithmeticExpansion":
      fields.add(expansion(part, variables, scope), !quoted);
      break;
    default:
      // What a pattern matches, or a process substitution is called, is decided at run time.
      fields.add(unknownValue("computed", part.text), false);
  }
}

function expansion(
  part: Exclude<DoubleQuotedChild, { type: "Literal" }>,
  variables: Variables,
  scope: Scope,
): Value {
  switch (part.type) {
    case "SimpleExpansion":
      return /^\$\w+$/.test(part.text)
        ? lookUp(variables, part.text.slice(1), scope.walk.environment)
        : unknownValue("computed", part.text);
    case "ParameterExpansion":
      return parameter(part, variables, scope);
    case "ArithmeticExpansion": {
      if (!part.expression) return unknownValue("computed", part.text);
      const read = (from: Variables, name: string) => lookUp(from, name, scope.walk.environment);
      const { value, variables: after } = evaluate(part.expression, variables, read);
      // An expansion that assigns (`$((i++))`) would change what later words mean; that is not followed.
      const settled = value !== null && after === variables;
      return settled ? knownValue(String(value)) : unknownValue(arithmeticReason(part.text), part.text);
    }
    case "CommandExpansion": {
      const output = part.script && charge(scope.walk, 1) ? plainOutput(part.script) : null;
      return output === null || !charge(scope.walk, output.length / 64)
        ? unknownValue("computed", part.text)
        : knownValue(output);
    }
  }
}

function arithmeticReason(text: string): UnmeasurableReason {
  const runsCommand = /`|\$\((?!\()/.test(text);
  return !runsCommand && /[A-Za-z_]/.test(text) ? "variable" : "computed";
}

/** `${NAME}` and `${NAME:-default}`; the other operators change texts in ways that are not modelled. */
function parameter(part: ParameterExpansionPart, variables: Variables, scope: Scope): Value {
  const value = lookUp(variables, part.parameter, scope.walk.environment);
  if (part.prefix || part.index || !/^\w+$/.test(part.parameter)) return unknownValue("computed", part.text);
  const operation = part.operation;
  if (!operation) return value;
  if (operation.type !== "Default") return unknownValue("computed", part.text);
  if (value.text === null) return value;
  const absent = operation.operator.startsWith(":") && value.text === "";
  const otherwise = () => wordValue(operation.operand, variables, scope);
  if (operation.operator.endsWith("+")) return absent ? knownValue("") : otherwise();
  return absent ? (operation.operator === ":?" ? unknownValue("computed", part.text) : otherwise()) : value;
}

/** `"$@"` and `$*` as a whole word, where the arguments are known. */
function allPositional(parts: readonly WordPart[], variables: Variables): readonly Value[] | null {
  const only = parts.length === 1 ? parts[0] : undefined;
  const inner = only?.type === "DoubleQuoted" && only.parts.length === 1 ? only.parts[0] : only;
  if (inner?.type !== "SimpleExpansion" || !/^\$[@*]$/.test(inner.text)) return null;
  return variables.positional?.slice(1) ?? null;
}

/** Where the value of the word stands character for character, inside its quotes if it has any. */
function literalPlace(word: Word, scope: Scope): Place | null {
  const only = word.parts?.length === 1 ? word.parts[0] : undefined;
  const inner = only?.type === "DoubleQuoted" && only.parts.length === 1 ? only.parts[0] : undefined;
  const at =
    word.text === word.value && !word.parts
      ? word.pos
      : only?.type === "SingleQuoted"
        ? only.pos + 1
        : inner?.type === "Literal" && inner.text === inner.value
          ? inner.pos
          : null;
  if (at === null || scope.place === null) return null;
  return { word: scope.place.word, start: scope.place.start + at };
}

function argument(text: string | null, word: Word, place: Place | null): Argument {
  return { text, reason: "variable", written: word.text, place };
}
