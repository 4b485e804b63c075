import { describe, expect, it } from "vitest";
import { excerptOf } from "../../../server/src/cli/terminal/excerpt.ts";

/** The excerpt for the first occurrence of `marked`, as two lines. */
function excerpt(line: string, marked: string, width = 80): string[] {
  const start = line.indexOf(marked);
  const found = excerptOf(line, start, start + marked.length, width);
  return [found.source, found.marker];
}

describe("the marker", () => {
  it("stands below the marked characters, the indentation taken away", () => {
    expect(excerpt("        - name: web", "web")).toEqual(["- name: web", "        ^^^"]);
  });

  it("stands right below wide characters, tabs and combining marks", () => {
    expect(excerpt('name: "日本" # x', "# x")).toEqual(['name: "日本" # x', "             ^^^"]);
    expect(excerpt("a:\t日本", "日本")).toEqual(["a:  日本", "    ^^^^"]);
    expect(excerpt("a: e\u0301 b", "b")).toEqual(["a: e\u0301 b", "     ^"]);
    expect(excerpt("a: 🚀 b", "b")).toEqual(["a: 🚀 b", "      ^"]);
  });

  it("does not leave the line when what is marked spans several", () => {
    expect(excerptOf("  a: |", 2, 40, 80)).toEqual({ source: "a: |", marker: "^^^^" });
  });

  it("stands behind the last character where something is missing", () => {
    expect(excerptOf("seconds:", 8, 8, 80)).toEqual({ source: "seconds: ", marker: "        ^" });
  });

  it("shows nothing more than the marker of an empty line", () => {
    expect(excerptOf("", 0, 0, 80)).toEqual({ source: " ", marker: "^" });
  });
});

describe("a line that is too long", () => {
  const line = `command: ["sh", "-c", "${"echo bye; ".repeat(12)}sleep 5; ${"echo gone; ".repeat(12)}"]`;

  it("is cut off on both sides of the marker", () => {
    const [source, marker] = excerpt(line, "sleep 5", 40);
    expect(source).toMatch(/^….*sleep 5.*…$/);
    expect([...(source ?? "")].length).toBeLessThanOrEqual(40);
    expect(marker).toBe(`${" ".repeat(source?.indexOf("sleep 5") ?? 0)}^^^^^^^`);
  });

  it("is cut off on the right only where the marker stands in front", () => {
    expect(excerpt(line, "command", 40)[0]).toMatch(/^command: .*…$/);
  });

  it("is cut off on the left only where the marker stands at the end", () => {
    const [source] = excerpt(line, '"]', 40);
    expect(source).toMatch(/^….*"\]$/);
    expect([...(source ?? "")].length).toBe(39);
  });

  it("does not take long where it has a megabyte, and is never cut inside a character", () => {
    const long = `{"a":"${"🚀".repeat(250_000)}","name":"web"}${" x".repeat(9)}`;
    const [source, marker] = excerpt(long, '"web"', 40);
    expect(source).toMatch(/^…🚀+","name":"web"\} x.*…$/u);
    expect(marker).toContain("^^^^^");
  });

  it("keeps the beginning of a marker that is wider than the screen", () => {
    const [source, marker] = excerpt(`a: ${"x".repeat(200)}`, "x".repeat(200), 40);
    expect(source).toMatch(/x…$/);
    expect(marker).toMatch(/^ *\^+$/);
    expect([...(source ?? "")].length).toBeLessThanOrEqual(40);
  });
});

it("shows control characters as pictures that take one column", () => {
  expect(excerpt("name: we\u001b[31mb", "we\u001b[31mb")).toEqual(["name: we␛[31mb", "      ^^^^^^^^"]);
});
