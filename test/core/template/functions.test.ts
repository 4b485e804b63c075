import { describe, expect, it } from "vitest";
import { evaluated, inShort } from "./evaluated.ts";
import { sprig, values } from "./sprig.ts";

describe("an expression whose value is known", () => {
  it.each(sprig)("%s is %j", (expression, json) => {
    expect(inShort(evaluated(expression, values))).toEqual(json);
  });
});

describe("a value rests on the defaults of the chart", () => {
  it.each<[string, boolean]>([
    [".Values.count", true],
    [".Values.missing", true],
    ["default 5 .Values.missing", true],
    ["add 1 .Values.count", true],
    ["printf `%s-x` .Values.name", true],
    ["toYaml .Values.map | indent 2", true],
    ["add 1 2", false],
  ])("%s: %j", (expression, defaults) => {
    expect(evaluated(expression, values).defaults).toBe(defaults);
  });
});

describe("what cannot be told stays an expression", () => {
  it.each<[string, string]>([
    ["a function that is not followed", "b64enc .Release.Name"],
    ["a text of a release", 'printf "%s-web" .Release.Name'],
    ["a value of which others hang", "and .Release.IsUpgrade 1"],
    ["a default of what is not known", "default 5 .Release.x"],
    ["a choice by what is not known", "ternary 1 2 .Release.x"],
    ["a message for what nobody gives", 'required "a message" .Values.missing'],
    ["equality with what is not known", "eq 1 .Release.x"],
    ["equality of two types", 'eq 1 "1"'],
    ["equality of nothing else", "eq 1"],
    ["equality of lists", "eq .Values.items .Values.items"],
    ["inequality with what is not known", "ne 1 .Release.x"],
    ["an order of two types", 'lt 1 "2"'],
    ["an order of truths", "lt true false"],
    ["an order of lists", "lt .Values.items 1"],
    ["an order of one", "lt 1"],
    ["an item by what is not known", "index .Values.items .Release.x"],
    ["a text as the index of a list", "index .Values.items true"],
    ["an item of no item", "index .Values.items 9 0"],
    ["a key of what may hold more", 'hasKey .Release "x"'],
    ["a key of a map that may hold more", 'hasKey . "nope"'],
    ["the opposite of two", "not 1 2"],
    ["a key that is not known", "hasKey .Values.map .Release.x"],
    ["a number for a key", "hasKey .Values.map 1"],
    ["a key of a map that is not known", "dict .Release.x 1"],
    ["the first of a text", "first .Values.name"],
    ["the length of a text", "len .Values.name"],
    ["a number of a word", 'int "soon"'],
    ["a number that no programs agree in", 'int "010"'],
    ["a number of a list", "int .Values.items"],
    ["a number of two", "int 1 2"],
    ["a sum with a word", 'add 1 "x"'],
    ["a sum with a fraction", "add 1 1.5"],
    ["a sum that is too large to be exact", "add 9007199254740991 1"],
    ["a difference of one", "sub 1"],
    ["quotes around quotes", 'quote `a"b`'],
    ["quotes around what is not known", "squote .Release.x"],
    ["the text of a large number", "toString 12345678"],
    ["the text of a map", "toString .Values.map"],
    ["a format that is not known", "printf .Release.x 1"],
    ["a format that is no text", "printf 1"],
    ["a text where the format asks for a number", 'printf "%d" "1"'],
    ["a number where the format asks for a text", 'printf "%s" 1'],
    ["a float where the format asks for an integer", 'printf "%d" .Values.count'],
    ["a format with a width", 'printf "%05d" 1'],
    ["a format with too few arguments", 'printf "%s"'],
    ["a format with too many arguments", 'printf "%s" "a" "b"'],
    ["capital letters of other scripts", 'upper "straße"'],
    ["small letters of other scripts", 'lower "İ"'],
    ["the start of other scripts", 'trunc 2 "äöü"'],
    ["the end of a text", "trunc -2 .Values.name"],
    ["a replacement of nothing", 'replace "" "x" .Values.name'],
    ["a search for what is not known", "contains .Release.x .Values.name"],
    ["a search without a text", 'contains "x"'],
    ["indentation by what is not known", 'indent .Release.x "a\\nb"'],
    ["indentation without end", 'indent 1000000 "a\\nb"'],
    ["indentation of a number", "indent 2 5"],
    ["a text with actions", 'tpl "{{ .Release.Name }}" .'],
  ])("%s: %s", (_, expression) => {
    const { kind, symbol } = evaluated(expression, values);
    expect({ kind, symbol }).toEqual({
      kind: "opaque",
      symbol: expect.stringContaining(expression.split(" ")[0] ?? ""),
    });
  });

  it.each([
    ["randAlphaNum 5"],
    ["uuidv4"],
    ["now | date `2006`"],
    ['lookup "v1" "Secret" "" "x"'],
    ['printf "%s-%s" .Release.Name (randAlpha 3)'],
  ])("unless it is another one each time: %s", (expression) => {
    expect(inShort(evaluated(expression, values))).toBe("?");
  });

  it("unless the expression is too long to be compared", () => {
    expect(inShort(evaluated(`.Release.${"x".repeat(600)}.y`))).toBe("?");
  });

  it("and is the same expression in different words", () => {
    const symbol = (expression: string) => evaluated(expression, values).symbol;
    expect(symbol("and true .Values.name .Release.Name")).toBe(".Release.Name");
    expect(symbol('required "a message" .Release.Name')).toBe(".Release.Name");
    expect(symbol('index .Release "Name"')).toBe(".Release.Name");
    expect(symbol('get .Release "Name"')).toBe(".Release.Name");
    expect(symbol("$.Release.Name")).toBe(".Release.Name");
    expect(symbol("(.Release).Name")).toBe(".Release.Name");
    expect(symbol(".Release.Name | nindent 2")).toBe(".Release.Name");
  });
});

describe("a block of YAML", () => {
  it.each([
    ["toYaml .Values.map"],
    ["toYamlPretty .Values.map"],
    ["toYaml .Values.map | nindent 4"],
    ["toYaml .Values.map | indent 4 | trim"],
    ["tpl (toYaml .Values.map) ."],
  ])("is followed through %s", (expression) => {
    const value = evaluated(expression, values);
    expect(value.kind === "opaque" && value.block?.kind === "yaml" && inShort(value.block.value)).toEqual({
      a: 1,
      b: "x",
    });
  });

  it.each([
    ["toYaml .Values.map .Values.name"],
    ["tpl (toYaml .Release.x) ."],
    ["tpl (toYaml (dict `a` (list `{{ .x }}`))) ."],
    ["tpl (toYaml (dict `{{ .x }}` 1)) ."],
  ])("is lost in %s", (expression) => {
    const value = evaluated(expression, values);
    expect(value.kind === "opaque" && value.block).toBeNull();
  });
});

describe("a text that would be huge", () => {
  it.each([
    ['printf "%s%s" $x $x'],
    ['replace "a" "aa" $x'],
    ["list $x $x | toString"],
    ['include "twice" $x'],
    ['indent 50 $x | replace " " "a\\n"'],
  ])("%s, again and again, is not known", (expression) => {
    const again = `{{ $x = ${expression} }}`.repeat(40);
    const helpers = `{{ define "twice" }}{{ . }}{{ . }}{{ end }}{{ define "all" }}{{ $x := "a\nb" }}${again}{{ $x }}{{ end }}`;
    expect(evaluated('include "all" .', "", helpers).kind).toBe("opaque");
  });

  it("is not put together from long ones either", () => {
    const long = `long: ${"x".repeat(30_000)}`;
    expect(evaluated(`printf "${"%s".repeat(20_000)}" ${".Values.long ".repeat(20_000)}`, long).kind).toBe(
      "opaque",
    );
    expect(evaluated("b64enc .Values.long", long).symbol).toBe("b64enc .Values.long");
    expect(evaluated(`b64enc "${"x".repeat(600)}"`).symbol).toBeNull();
    expect(evaluated("lower .Values.long", long).kind).toBe("opaque");
  });
});

describe("values that aliases make huge", () => {
  const levels = 60;
  const graph = (name: string, item: (before: string) => string) =>
    Array.from(
      { length: levels },
      (_, at) => `${name}${at}: &${name}${at} ${at === 0 ? "{x: 1}" : item(`*${name}${at - 1}`)}\n`,
    ).join("");
  const maps = (name: string) => graph(name, (before) => `{p: ${before}, q: ${before}}`);

  it("are read once by tpl", () => {
    expect(inShort(evaluated("tpl (toYaml .Values.a59) . | trim", maps("a")))).toMatch(/^\{/);
  });

  it("are compared as far as it is affordable", () => {
    const helpers = '{{ define "d" }}{{ range .Values.l }}{{ .p.q.p.q.x }}{{ end }}{{ end }}';
    const values = `${maps("a")}${maps("b")}l: [*a59, *b59]\n`;
    expect(evaluated('include "d" .', values, helpers).kind).toBe("opaque");
  });
});
