import { describe, expect, it } from "vitest";
import { lengths, measure } from "./notation.ts";

/** Texts that are hard on parsers and walkers: deep, long, repetitive, exploding. */
const texts: Readonly<Record<string, string>> = {
  "open brackets": "(".repeat(10_000),
  "nested subshells": `${"( ".repeat(10_000)}sleep 1${" )".repeat(10_000)}`,
  "nested substitutions": `echo ${"$(echo ".repeat(5000)}x${")".repeat(5000)}`,
  "nested parameters": `sleep ${"${a:-".repeat(200)}3${"}".repeat(200)}`,
  "open quotes": "'\"".repeat(20_000),
  backticks: "`".repeat(30_001),
  "unfinished ifs": "if true; then ".repeat(5000),
  "elif chain": `if x; then a; ${"elif y; then b; ".repeat(3500)}fi`,
  "row of functions": "f() ".repeat(10_000),
  "long sum": `echo $((${"1+".repeat(20_000)}1))`,
  "long and": `${"a && ".repeat(10_000)}b`,
  "long pipe": `${"a | ".repeat(15_000)}b`,
  "many jobs": "a & ".repeat(15_000),
  "many variables": Array.from({ length: 8000 }, (_, index) => `a${index}=1;`).join(""),
  "many forks": "if test -f x; then X=$X; sleep $RANDOM; else kill 1; fi; ".repeat(1000),
  "jobs in a loop that forks":
    "i=0; while [ $i -lt 100 ]; do (x &); if test -f x; then a; (y &); else b; (z &); fi; true; i=$((i+1)); done",
  "doubling variable": `A=aa;${"A=$A$A;".repeat(8000)}sleep $A`,
  "many numbers": `echo ${"$(seq 1 4000) ".repeat(4600)}`,
  "nested counting": `${"for i in $(seq 1 4000); do ".repeat(20)}(( 1 ))${"; done".repeat(20)}`,
  "nested waiting": `${"while x; do ".repeat(200)}sleep 1${"; done".repeat(200)}`,
  "function that doubles": "f() { (f); (f); echo $(f)$(f); }; f",
  "eval of itself": 'X="eval \\$X"; eval $X',
  "long count": "i=0; while [ $i -lt 1000000 ]; do i=$((i+1)); sleep 1; done",
  "a megabyte": "sleep 5; ".repeat(120_000),
  "zero byte": "sleep 5\0",
  "lone surrogate": "sleep \ud800",
};

describe("texts that are hard on the reader", () => {
  // In milliseconds, where everything is as it should be: those that go wrong exhaust the stack, or never come to an end.
  it.each(Object.entries(texts))("answers %s", (_name, text) => {
    for (const command of [
      ["sh", "-c", text],
      [text],
      ["sleep", text],
      ["killall", `-${text}`],
      ["powershell", "-c", text],
    ]) {
      expect(measure(command)).toHaveProperty("total");
    }
  });

  it.each([
    "open brackets",
    "nested subshells",
    "row of functions",
    "a megabyte",
    "zero byte",
    "eval of itself",
  ])("does not guess at %s", (name) => {
    expect(lengths(measure(["sh", "-c", texts[name] ?? ""]))).toBe("syntax>=0 syntax>=0");
  });

  it("still reads what is merely long", () => {
    expect(lengths(measure(["sh", "-c", "sleep 1; ".repeat(3000)]))).toBe("3000 3000");
    expect(lengths(measure(["sh", "-c", `${"( ".repeat(200)}sleep 1${" )".repeat(200)}`]))).toBe("1 1");
    expect(lengths(measure(["sh", "-c", "for i in $(seq 1 3600); do sleep 1; done"]))).toBe("3600 3600");
  });
});
