import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { processorTime } from "../support/processorTime.ts";

const sources = path.resolve(import.meta.dirname, "../../server/src");

/** Regular expressions as they stand in a source, comments left out. */
const literal =
  /(?<![\w)\]*/<])\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuy]*)(?=[\s.,;:)\]}]|$)/g;

/** What is repeated to keep an expression busy: alone, behind a beginning, and before an end that does not fit. */
const units =
  " |\n|\t|-|.|:|#|@|a|1|=|,|/|[|{|(|<|*|_|- |\n\t|{{|{{/*|{{-|/}}{{/*-|\t>#|.[|#{|__a|$(|-a |a: |&|& |%|'|\\|\"|\r|@sha256:|: |;sleep .|pidof |# Source: |\u2028".split(
    "|",
  );
const beginnings = ["", "0:", "sleep 1 ", "1.1.", '"', "kind: ", "podgrace"];
const end = "\n\0";

/** Characters of each text. What grows with the square of them takes hundreds of milliseconds, and nothing else does. */
const length = 25_000;
const mostMilliseconds = 100;

const texts = units.flatMap((unit) => {
  const pumped = unit.repeat(length / unit.length);
  return beginnings.map((begin) => begin + pumped + end);
});

function expressions(): readonly (readonly [place: string, expression: RegExp])[] {
  const found = new Map<string, readonly [string, RegExp]>();
  for (const file of readdirSync(sources, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    for (const [number, line] of readFileSync(path.join(sources, file), "utf8").split("\n").entries()) {
      if (/^\s*(\*|\/\/|\/\*)/.test(line)) continue;
      for (const [text, body = "", flags = ""] of line.matchAll(literal)) {
        // Without repetition there is nothing to go through twice.
        if (/[*+]|\{\d*,/.test(body))
          found.set(text, [`${file}:${number + 1} ${text}`, new RegExp(body, flags)]);
      }
    }
  }
  return [...found.values()];
}

/** The shortest of three times: the first may hold a collection of garbage. All matches are looked for, as `replace` does. */
function milliseconds(expression: RegExp, text: string): number {
  const all = new RegExp(
    expression,
    expression.flags.includes("g") ? expression.flags : `${expression.flags}g`,
  );
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best > mostMilliseconds; attempt++) {
    best = Math.min(
      best,
      processorTime(() => void text.replace(all, "")),
    );
  }
  return best;
}

describe("no text keeps a regular expression busy:", { timeout: 60_000 }, () => {
  it("the measure tells slow ones from quick ones", () => {
    const spaces = `${" ".repeat(length)}a`;
    expect(milliseconds(/\s+$/, spaces)).toBeGreaterThan(mostMilliseconds);
    expect(milliseconds(/\s+/, spaces)).toBeLessThan(mostMilliseconds);
  });

  it.each(expressions())("%s", (_, expression) => {
    const slow = texts.filter((text) => milliseconds(expression, text) > mostMilliseconds);
    expect(slow.map((text) => text.slice(0, 40))).toEqual([]);
  });
});
