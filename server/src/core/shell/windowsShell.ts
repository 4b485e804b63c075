import { known, unknown, zero } from "./length.ts";
import { addSleeps, mayStop, type Path, pass } from "./path.ts";
import { lastName } from "./programs.ts";
import type { Argument, Place, Walk } from "./walk.ts";

/** PowerShell and cmd, by whatever path and in whatever case they are written. */
export function isWindowsShell(program: string): boolean {
  return /^(powershell|pwsh|cmd)(\.exe)?$/i.test(lastName(program));
}

/**
 * Windows images have no `sleep`; Microsoft suggests `powershell.exe -c sleep 90` (domain-facts §A13).
 * Only the sleep commands of PowerShell are read. What `cmd` runs is never measured: its `timeout` fails where
 * there is no console, and `ping` as a clock depends on the network.
 */
export function runWindowsShell(
  program: string,
  operands: readonly Argument[],
  path: Path,
  walk: Walk,
): Path {
  const name = lastName(program).toLowerCase();
  const script = name.startsWith("cmd") ? null : commandWords(operands, name.startsWith("pwsh"));
  if (script === null) return unknownProgram(path);
  return readStatements(script).reduce((each, statement) => runStatement(statement, each, walk), path);
}

/** A piece of PowerShell text without blanks, and where it stands. */
interface Token {
  readonly text: string;
  readonly place: Place | null;
}

interface Statement {
  readonly name: Token;
  readonly rest: readonly Token[];
}

const OPTIONS_WITHOUT_VALUE = /^-(nop|noprofile|noni|noninteractive|nol|nologo|noe|noexit|sta|mta)$/i;
const OPTIONS_WITH_VALUE =
  /^-(ex|ep|exec|executionpolicy|w|windowstyle|of|outputformat|if|inputformat|v|version)$/i;

/** The words after `-Command`; Windows PowerShell takes the first word that is no option for a command too. */
function commandWords(operands: readonly Argument[], core: boolean): readonly Argument[] | null {
  for (let index = 0; index < operands.length; index += 1) {
    const text = operands[index]?.text ?? null;
    if (text === null) return null;
    if (/^[-/]c(o(m(m(a(nd?)?)?)?)?)?$/i.test(text)) return operands.slice(index + 1);
    if (OPTIONS_WITH_VALUE.test(text)) index += 1;
    else if (!OPTIONS_WITHOUT_VALUE.test(text))
      return core || text.startsWith("-") ? null : operands.slice(index);
  }
  return null;
}

/** PowerShell joins the words with blanks and ends statements at `;` and line breaks. */
function readStatements(words: readonly Argument[]): readonly Statement[] {
  const statements: Token[][] = [[]];
  for (const { text, written, place } of words) {
    for (const match of (text ?? written).matchAll(/[;\n]|[^\s;]+/g)) {
      const at = place && text !== null ? { word: place.word, start: place.start + match.index } : null;
      if (/^[;\n]$/.test(match[0])) statements.push([]);
      else statements[statements.length - 1]?.push({ text: match[0], place: at });
    }
  }
  return statements.flatMap(([name, ...rest]) => (name === undefined ? [] : [{ name, rest }]));
}

const QUICK = /^(write-(host|output|verbose|information)|echo|exit)$/i;

function runStatement({ name, rest }: Statement, path: Path, walk: Walk): Path {
  if (/^(start-sleep|sleep)$/i.test(name.text)) return startSleep(rest, path, walk);
  const plain = rest.every(({ text }) => !/[$(){}|&`]/.test(text));
  return QUICK.test(name.text) && plain ? pass(path, zero) : unknownProgram(path);
}

/** `Start-Sleep [-Seconds] N` or `-Milliseconds N`; names of parameters may be shortened. */
function startSleep(tokens: readonly Token[], path: Path, walk: Walk): Path {
  const [first] = tokens;
  const named = first?.text.startsWith("-") ? first.text : null;
  const milliseconds = named !== null && /^-m(s|i\w*)?$/i.test(named);
  const readable = named === null || milliseconds || /^-s(e(c(o(nds?)?)?)?)?$/i.test(named);
  const [value, ...more] = named === null ? tokens : tokens.slice(1);
  if (!readable || !value || more.length > 0) return pass(path, unknown("operand"), "likely");

  const text = environmentValue(value.text, walk);
  if (text === null) return pass(path, unknown("variable"), "likely");
  // Windows PowerShell rounds fractions to whole seconds, PowerShell 7 does not.
  if (!/^\d{1,9}$/.test(text)) return pass(path, unknown("operand"), "likely");
  const seconds = Number(text) / (milliseconds ? 1000 : 1);
  const slept = pass(path, known(seconds));
  if (!value.place || milliseconds || text !== value.text) return slept;
  const { word, start } = value.place;
  return addSleeps(slept, [
    { word, start, end: start + text.length, seconds, inDelay: true, repeated: false },
  ]);
}

function environmentValue(text: string, walk: Walk): string | null {
  const name = /^\$env:(\w+)$/i.exec(text)?.[1];
  if (name !== undefined) return walk.environment(name) ?? null;
  return text.startsWith("$") ? null : text.replace(/^(["'])(.*)\1$/, "$2");
}

function unknownProgram(path: Path): Path {
  return pass(mayStop(path), unknown("program"), "likely");
}
