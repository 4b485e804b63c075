import { expect, it } from "vitest";
import { paletteFor } from "../../../server/src/cli/terminal/color.ts";
import { terminalOf } from "../../../server/src/cli/terminal/terminal.ts";

const terminal = { isTTY: true, columns: 80 };
const pipe = {};

function paints(stream: object, environment: Record<string, string>): boolean {
  return paletteFor(stream, environment).strong("x") !== "x";
}

it("paints on terminals only", () => {
  expect(paints(terminal, {})).toBe(true);
  expect(paints(pipe, {})).toBe(false);
  expect(paints(terminal, { TERM: "dumb" })).toBe(false);
});

it("obeys NO_COLOR where it is not empty", () => {
  expect(paints(terminal, { NO_COLOR: "1" })).toBe(false);
  expect(paints(terminal, { NO_COLOR: "" })).toBe(true);
});

it("lets FORCE_COLOR decide against everything else", () => {
  expect(paints(pipe, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
  expect(paints(terminal, { FORCE_COLOR: "0" })).toBe(false);
  expect(paints(terminal, { FORCE_COLOR: "false" })).toBe(false);
});

it("takes the width of the terminal, else COLUMNS, else 100, within bounds", () => {
  expect(terminalOf(terminal, { COLUMNS: "60" }).width).toBe(80);
  expect(terminalOf(pipe, { COLUMNS: "60" }).width).toBe(60);
  expect(terminalOf(pipe, {}).width).toBe(100);
  expect(terminalOf(pipe, { COLUMNS: "wide" }).width).toBe(100);
  expect(terminalOf({ isTTY: true, columns: 3 }, {}).width).toBe(40);
  expect(terminalOf({ isTTY: true, columns: 400 }, {}).width).toBe(110);
});
