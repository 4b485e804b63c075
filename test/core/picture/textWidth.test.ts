import { describe, expect, it } from "vitest";
import {
  brokenLines,
  cells,
  fitted,
  fittedCells,
  textWidth,
  wrapped,
} from "../../../server/src/core/picture/textWidth.ts";

describe("a text that has too little room", () => {
  const size = 10;
  it.each([
    ["all of it", "Deployment web", 500, "Deployment web"],
    ["nothing but an ellipsis", "web", textWidth("…", size), ""],
    ["nothing at all", "web", 1, ""],
    ["two letters", "website", textWidth("we…", size), "we…"],
    ["no space in front of the ellipsis", "a bcdef", textWidth("a…", size), "a…"],
  ])("shows %s", (_, text, room, expected) => {
    expect(fitted(text, size, room)).toBe(expected);
  });

  it("is cut behind the last line that there may be", () => {
    const room = textWidth("one two", size);
    expect(wrapped("one two three four five", size, room, 2)).toEqual([
      "one two",
      fitted("three four five", size, room),
    ]);
    expect(wrapped("one", size, room, 3)).toEqual(["one"]);
    expect(wrapped("", size, room, 3)).toEqual([]);
  });

  it("is cut by columns", () => {
    expect(fittedCells("記録です", 5)).toBe("記録…");
    expect(fittedCells("web", 3)).toBe("web");
  });
});

describe("lines", () => {
  const upTo = (most: number) => (line: string) => cells(line) <= most;
  it.each<[string, string, number, readonly string[]]>([
    ["break at spaces", "one two three", 7, ["one two", "three"]],
    ["do not break behind a number", "in 30 s", 4, ["in", "30 s"]],
    ["break between wide characters", "記録です", 4, ["記録", "です"]],
    ["keep a word that does not fit", "longer x", 3, ["longer", "x"]],
    ["are none of blanks", "   ", 2, []],
    ["are none of nothing", "", 2, []],
  ])("%s", (_, text, most, expected) => {
    expect(brokenLines(text, upTo(most))).toEqual(expected);
  });
});

it.each([
  ["web", 3],
  ["記録", 4],
  ["😀", 2],
  ["e\u0301", 1],
  ["", 0],
])("%s takes %d columns", (text, columns) => {
  expect(cells(text)).toBe(columns);
});
