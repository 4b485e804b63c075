import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../server/src/cli/terminal/width.ts";
import { wrap, wrapWithPrefix } from "../../../server/src/cli/terminal/wrap.ts";

describe("wrap", () => {
  it("breaks between words and loses none", () => {
    const text = "Container web stops as soon as its pod is deleted, which is too early.";
    const lines = wrap(text, 24);
    expect(lines.join(" ")).toBe(text);
    expect(lines.every((line) => columnsOf(line) <= 24)).toBe(true);
  });

  it("keeps a path whole that is longer than a line", () => {
    expect(wrap("in charts/web/deployment.yaml:12 now", 10)).toEqual([
      "in",
      "charts/web/deployment.yaml:12",
      "now",
    ]);
  });

  it("breaks text that has no spaces", () => {
    expect(wrap("a 日本語日本語", 5)).toEqual(["a", "日本", "語日", "本語"]);
  });

  it("counts wide characters as two columns", () => {
    expect(wrap("日本語 日本語", 7)).toEqual(["日本語", "日本語"]);
  });

  it("gives no line for no text", () => {
    expect(wrap("", 10)).toEqual([]);
  });
});

it("wrapWithPrefix hangs further lines below the first", () => {
  expect(wrapWithPrefix("one two three four five six", 26, "  ↳ ", "    ")).toEqual([
    "  ↳ one two three four",
    "    five six",
  ]);
});
