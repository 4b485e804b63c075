// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure } from "./notation.ts";

function bash(text: string): string {
  return lengths(measure(["bash", "-c", text], { X: "7", EMPTY: "" }));
}

describe("arithmetic", () => {
  it.each([
    ["2 + 3 * 4", 14],
    ["(2 + 3) * 4", 20],
    ["17 / 5 + 17 % 5", 5],
    ["X * X", 49],
    ["$X + ${X}", 14],
    ["EMPTY + 1", 1],
    ["010 + 0x10", 24],
    ["-3 + 5", 2],
    ["+4", 4],
    ["!0 + !5", 1],
    ["3 < 4", 1],
    ["(3 <= 2) + (3 > 2) + (3 >= 4)", 1],
    ["(3 == 3) + (3 != 3)", 1],
    ["(1 && 0) + (0 || 2)", 1],
    ["X > 5 ? 30 : 60", 30],
    ["0 ? 30 : 60", 60],
    ["1, 5", 5],
  ])("%s is %i", (expression, seconds) => {
    expect(bash(`sleep $((${expression}))`)).toBe(`${seconds} ${seconds}`);
  });

  it.each(["5 / 0", "5 % 0", "~5 + 9", "2 ** 3", "1 << 3", "9007199254740991 + 1", "$(date +%s)", "08"])(
    "%s is left open",
    (expression) => {
      expect(bash(`sleep $((${expression}))`)).toBe("computed>=0 computed>=0");
    },
  );

  it.each([
    ["i=5; ((i++)); sleep $i", "6 6"],
    ["i=5; ((--i)); sleep $i", "4 4"],
    ["((i = 2, j = i * 3)); sleep $j", "6 6"],
    ["i=5; ((i += 3)); sleep $i", "8 8"],
    ["((i = MISSING)); sleep $i", "computed>=0 computed>=0"],
    ["((3 > 2)) && sleep 5", "5 5"],
    ["((0)) || sleep 5", "5 5"],
    ["((MISSING)) || sleep 5", "computed>=0 computed>=0"],
    ["i=5; let i++; sleep $i", "computed>=0 computed>=0"],
    // An assignment inside a word would change what later words mean.
    ["i=5; sleep $((i++))", "variable>=0 variable>=0"],
  ])("%s", (text, expected) => {
    expect(bash(text)).toBe(expected);
  });
});

describe("tests", () => {
  it.each([
    "[ 3 -eq 3 ]",
    "[ 3 -ne 4 ]",
    "[ 3 -lt 4 ]",
    "[ 3 -le 3 ]",
    "[ 4 -gt 3 ]",
    "[ 4 -ge 4 ]",
    "[ a = a ]",
    "[ a != b ]",
    "[ -n a ]",
    '[ -z "$EMPTY" ]',
    "[ a ]",
    "[ ! b = a ]",
    '[ ! "" ]',
    "test $X = 7",
    "! [ 1 = 2 ]",
    "! test",
    "[[ a == a ]]",
    "[[ ! a == b ]]",
    "[[ ( -n a ) && 2 -gt 1 ]]",
    "[[ -z a || -n a ]]",
    "[[ $X -eq 7 ]]",
  ])("%s holds", (test) => {
    expect(bash(`if ${test}; then sleep 5; else sleep 9; fi`)).toBe("5 5");
  });

  it.each(["[ 3 -eq 4 ]", "[ a = b ]", "[ ]", "[ a", "[[ -n a && -z a ]]", "[[ 1 -gt 2 || a != a ]]"])(
    "%s does not hold",
    (test) => {
      expect(bash(`if ${test}; then sleep 5; else sleep 9; fi`)).toBe("9 9");
    },
  );

  it.each([
    "[ -f /x ]",
    "[ $MISSING = a ]",
    "[ a -eq b ]",
    "[ a = a -a b = b ]",
    "[ a ~ b ]",
    "[[ -d /x ]]",
    "[[ $X == 7* ]]",
    "[[ -f /x && -n a ]]",
    "[[ $X =~ 7 ]]",
    "grep -q x /y",
    "drain",
  ])("%s may go both ways", (test) => {
    const { total } = measure(["bash", "-c", `if ${test}; then sleep 5; else sleep 9; fi`]);
    expect(total).toMatchObject({ state: "unknown", atLeast: 5 });
  });
});

describe("builtins that change the shell", () => {
  it.each([
    ["D=5; read D; sleep $D", "computed>=0 computed>=0"],
    ["eval sleep 5", "5 5"],
    ["eval $MISSING; sleep 5", "computed>=0 computed>=5"],
    ["D=4; eval D=5; sleep $D", "5 5"],
    ["export D; sleep 5", "5 5"],
    ["D=5; readonly D; sleep $D", "5 5"],
    ["declare D=5; sleep $D", "5 5"],
    ['export "D=5"; sleep $D', "5 5"],
    ["D=(1 2); sleep $D", "computed>=0 computed>=0"],
    ["D=5; D+=5; sleep $D", "computed>=0 computed>=0"],
    ["trap - EXIT; sleep 5", "5 5"],
    ["trap '' EXIT; sleep 5", "5 5"],
    ['trap "$MISSING" EXIT; sleep 5', "syntax>=5 syntax>=5"],
    ["(trap 'sleep 3' EXIT; sleep 5)", "syntax>=5 syntax>=5"],
    ["sleep 9 & wait $MISSING", "9 9"],
    ["sleep 9 & sleep 8 & wait $MISSING", "computed>=0 computed>=0"],
    ["for i in 1 2; do for j in 1 2; do sleep 1; break 2; done; done", "loop>=1 loop>=1"],
    ["f() { test -f /x; return; }; if f; then sleep 5; fi", "computed>=0 computed>=0"],
    ["f() { return 1; }; if f; then sleep 5; fi", "0 0"],
    ["set -- 1 2; shift 1; sleep $1", "variable>=0 variable>=0"],
    ["set +e; false; sleep 5", "5 5"],
  ])("%s", (text, expected) => {
    expect(bash(text)).toBe(expected);
  });
});
