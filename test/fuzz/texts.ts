import type { Random } from "./random.ts";

/** Text that looks like YAML line by line, with everything that can go wrong in a line. */
export function soup(random: Random): string {
  const lines: string[] = [];
  let column = 0;
  for (let left = 1 + random.below(9); left > 0; left--) {
    column = Math.max(0, column + random.one([-2, -2, -1, 0, 0, 0, 0, 2, 2, 1]));
    lines.push(" ".repeat(column) + line(random));
  }
  return (
    lines.join(random.once(12) ? "\r\n" : "\n") + random.one(["\n", "\n", "", "\n\n", "\n  \n", "\n..."])
  );
}

function line(random: Random): string {
  const dashes = random.one(["", "", "", "- ", "- ", "- - ", "-  ", "-"]);
  const key = random.one(["", `${random.one(keys)}: `, `${random.one(keys)}: `, `${random.one(keys)}:`]);
  return dashes + key + random.one(["", random.one(values), random.one(values)]) + random.one(endings);
}

const keys = [
  "a",
  "b",
  "spec",
  "a b",
  '"q"',
  "'s'",
  "<<",
  "x/y.z",
  "-k",
  "{{ t }}",
  "a ",
  "30",
  "? c",
  "a#",
  "--- d",
];

const values = [
  ..."1 030 yes ~ null text -1 -x :x ?x a:b a#b #c http://x:80/ {} [] {{x}} @x `x %x &a *a !t | > |- >- |+ >+ |2 >1-".split(
    " ",
  ),
  ...['"q"', '"a\\"b"', '"\\n"', '"\\x41"', '"open', "'s'", "'it''s'", "'open", '"a"b', '"a" b', '"a": b'],
  ...[
    "[a, b]",
    "[a, 'b', \"c\"]",
    "[a b, c: d]",
    "[ ]",
    "[a,]",
    "[,]",
    "[a",
    "]",
    "[a, [b, {c: d}]]",
    "[-, a]",
  ],
  ...[
    "{a: b}",
    "{a: b, c: {d: e}}",
    '{"a":1}',
    "{a:1}",
    "{a}",
    "{a: }",
    "{a: b,}",
    "{a: b",
    "}",
    "{a: b, a: c}",
  ],
  ...[
    "- a",
    "a: b",
    "two words",
    "a, b",
    "a # c",
    "x{{ y }}",
    "$(V)",
    "- ",
    "---",
    "...",
    "\ttab",
    "a\tb",
    "é",
    "\u00a0",
    "|\n  x\n",
    "> # c\n  x\n  y\n\n  z\n",
  ],
];

const endings = ["", "", "", "", " ", " # c", "#c", "\t", " \t# c", ":", ","];

/** The text with one to four small changes, as bad luck makes them: characters and lines that go, come, or come twice. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + random.below(4); left > 0; left--) result = mutateOnce(result, random);
  return result;
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at) + 1 || text.length;
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.one(characters) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.one(characters) + text.slice(at + 1);
    case 3:
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case 4:
      return text.slice(0, lineEnd) + text.slice(lineStart, lineEnd) + text.slice(lineEnd);
    case 5:
      return `${text.slice(0, lineStart)} ${text.slice(lineStart)}`;
    case 6:
      return text.slice(0, lineStart) + text.slice(lineStart).replace(/^ /, "");
    default:
      return text.slice(0, at) + random.one(values) + text.slice(at);
  }
}

const characters = [..." \t\n\r:#-?&*!|>'\"%@`{}[],.~0a<=$é\0\uFEFF\u2028\u0085\\"];
