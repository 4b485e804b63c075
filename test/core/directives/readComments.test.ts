import { describe, expect, test } from "vitest";
import { commentsIn, factsOf, slice } from "./read.ts";

describe("comments that are directives", () => {
  test.each<[string, string, readonly string[]]>([
    ["at the end of a line", "a: 1 # podgrace-ignore x\n", ["podgrace-ignore"]],
    ["on a line of their own", "# podgrace-ignore-next-line x\na: 1\n", ["podgrace-ignore-next-line"]],
    ["without a space", "a: 1 #podgrace-ignore x\n", ["podgrace-ignore"]],
    ["behind a document mark", "--- # podgrace-ignore-file x\na: 1\n", ["podgrace-ignore-file"]],
    ["behind a byte order mark", "\uFEFF# podgrace-ignore-file x\na: 1\n", ["podgrace-ignore-file"]],
    ["behind a dash", "- # podgrace-ignore x\n  a: 1\n", ["podgrace-ignore"]],
    ["behind the header of a block scalar", "a: | # podgrace-ignore x\n  b\n", ["podgrace-ignore"]],
    ["inside of a flow collection", "a: [b, # podgrace-ignore x\n  c]\n", ["podgrace-ignore"]],
    ["at the end of the text", "a: 1\n# podgrace-ignore-end", ["podgrace-ignore-end"]],
    [
      "in a document of a kind without use",
      "kind: ConfigMap\na: 1 # podgrace-ignore x\n",
      ["podgrace-ignore"],
    ],
  ])("are read %s", (_, text, expected) => {
    for (const variant of [text, text.replaceAll("\n", "\r\n")]) {
      expect(commentsIn(variant).map(({ word }) => word)).toEqual(expected);
    }
  });

  test.each([
    ["a literal scalar", "a: |\n  # podgrace-ignore x\nb: 1\n"],
    ["a folded scalar", "a: >-\n  b\n\n  # podgrace-ignore x\n"],
    ["a scalar that keeps its end", "a: |+\n  b\n  # podgrace-ignore x\n\n\nb: 1\n"],
    ["a scalar with an indentation indicator", "a: |2\n    # podgrace-ignore x\nb: 1\n"],
    ["double quotes", 'a: "b # podgrace-ignore x"\n'],
    ["double quotes over lines", 'a: "b\n  # podgrace-ignore x"\n'],
    ["single quotes", "a: 'it''s # podgrace-ignore x'\n"],
    ["a plain scalar", "a: b# podgrace-ignore x\n"],
    ["a comment that was commented out", "# # podgrace-ignore x\na: 1\n"],
    ["the middle of a comment", "a: 1 # see podgrace-ignore x\n"],
  ])("are not seen in %s", (_, text) => {
    expect(commentsIn(text)).toEqual([]);
    expect(commentsIn(text.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  test("do not exist in JSON", () => {
    const text = '{"a": 1 # podgrace-ignore x\n}';
    expect(commentsIn(text, "web.json")).toEqual([]);
    expect(commentsIn(text, "web.yaml")).toHaveLength(1);
  });

  test("stay what they are when only other documents change", () => {
    const text = "kind: Deployment\na: 1 # podgrace-ignore x\n";
    const [, second] = factsOf(`b: 1\n---\n${text}`).documents;
    const [directive] = second?.directives.found ?? [];
    expect(slice(`---\n${text}`, directive?.wordAt ?? null)).toBe("podgrace-ignore");
  });
});

describe("a template", () => {
  const text = "# podgrace-ignore-file x\n{{- if .A }}\nkind: Deployment # podgrace-ignore y\n{{- end }}\n";

  test("may hold more than is seen", () => {
    const [document] = factsOf(text).documents;
    const words = document?.directives.found.map(({ word }) => word);
    expect(words).toEqual(["podgrace-ignore-file", "podgrace-ignore"]);
    expect(document?.directives.complete).toBe(false);
  });

  test("of another language is believed in what stands above its first content", () => {
    const [document] = factsOf(
      text.replace("- if .A", " jinja ").replace(" end ", " x ").replace("kind: D", "kind: [D"),
    ).documents;
    expect(document?.directives.found.map(({ word }) => word)).toEqual(["podgrace-ignore-file"]);
    expect(document?.directives.complete).toBe(false);
  });

  test("that only stands in a string changes nothing", () => {
    const [document] = factsOf('kind: Deployment # podgrace-ignore x\na: "{{ b }}"\n').documents;
    expect(document?.directives).toMatchObject({ complete: true, found: [{ word: "podgrace-ignore" }] });
  });
});

describe("what a directive covers", () => {
  test.each<[string, string, string | null]>([
    ["its line", "a: 1\nb: 2 # podgrace-ignore x\nc: 3\n", "b: 2 # podgrace-ignore x"],
    ["nothing on a line of its own", "a: 1\n# podgrace-ignore x\nc: 3\n", null],
    ["the next line", "a: 1\n# podgrace-ignore-next-line x\nb: 2\nc: 3\n", "b: 2"],
    ["the next line with content", "# podgrace-ignore-next-line x\n\n# y\n  \na: 1\nb: 2\n", "a: 1"],
    ["the line behind its own", "a: 1 # podgrace-ignore-next-line x\nb: 2\nc: 3\n", "b: 2"],
    ["nothing at the end", "a: 1\n# podgrace-ignore-next-line x\n", null],
    [
      "a whole block scalar, from its header",
      "a:\n  - | # podgrace-ignore x\n    b\n\n    c\nd: 1\n",
      "  - | # podgrace-ignore x\n    b\n\n    c",
    ],
    [
      "a whole block scalar, from above",
      "# podgrace-ignore-next-line x\na: >-\n  b\n  c\n\nd: 1\n",
      "a: >-\n  b\n  c",
    ],
    [
      "a string of several lines, from its last one",
      'a: "b\n  c" # podgrace-ignore x\nd: 1\n',
      'a: "b\n  c" # podgrace-ignore x',
    ],
    ["one line of a flow collection", "a: [b,\n  c, # podgrace-ignore x\n  d]\n", "  c, # podgrace-ignore x"],
  ])("is %s", (_, text, expected) => {
    const [directive] = commentsIn(text);
    expect(slice(text, directive?.covers ?? null)).toBe(expected);
    const windows = text.replaceAll("\n", "\r\n");
    const [same] = commentsIn(windows);
    expect(slice(windows, same?.covers ?? null)).toBe(expected?.replaceAll("\n", "\r\n") ?? null);
  });
});

describe("the list of rules", () => {
  test.each<[string, readonly string[], string | null, string | null]>([
    ["a", ["a"], null, null],
    ["a, b", ["a", "b"], null, null],
    ["a,b ,\tc", ["a", "b", "c"], null, null],
    ["a, , b,", ["a", "b"], null, null],
    ["a -- why not", ["a"], "why not", null],
    ["a, b  --  why -- not  ", ["a", "b"], "why -- not", null],
    ["a --", ["a"], null, null],
    ["a -- explain why", ["a"], null, null],
    ["-- why", [], "why", null],
    ["", [], null, null],
    ["a because of b", ["a"], null, "because of b"],
    ["a b, c", ["a", "c"], null, "b"],
    ["a--b", ["a--b"], null, null],
    // A space as text processors and some keyboards make it.
    ["a\u00a0-- why", ["a"], "why", null],
  ])("of %j is %j, for the reason %j", (list, ids, reason, stray) => {
    const text = `a: 1 # podgrace-ignore ${list}\n`;
    const [directive] = commentsIn(text);
    expect(directive?.rules.map(({ id }) => id)).toEqual(ids);
    expect(directive?.rules.map(({ span }) => slice(text, span))).toEqual(ids);
    expect(directive?.reason).toBe(reason);
    expect(slice(text, directive?.stray?.span ?? null)).toBe(stray);
    expect(directive?.fault?.kind).toBe(ids.length === 0 ? "no-rules" : undefined);
  });

  test.each([
    ["a, b, c", 0, "b, c"],
    ["a, b, c", 1, "a, c"],
    ["a, b, c", 2, "a, b"],
    ["a , , b -- why", 1, "a -- why"],
    ["a,b", 0, "b"],
  ])("%j without number %i is %j", (list, number, expected) => {
    const text = `a: 1 # podgrace-ignore ${list}\n`;
    const removal = commentsIn(text)[0]?.rules[number]?.removal;
    expect(removal && text.slice(0, removal.start) + text.slice(removal.end)).toBe(
      `a: 1 # podgrace-ignore ${expected}\n`,
    );
  });
});

describe("without its directive", () => {
  test.each([
    ["a: 1 # podgrace-ignore x\nb: 2\n", "a: 1\nb: 2\n"],
    ["a: 1\t   # podgrace-ignore x  \nb: 2\n", "a: 1  \nb: 2\n"],
    ["a: 1\n  # podgrace-ignore-next-line x\nb: 2\n", "a: 1\nb: 2\n"],
    ["# podgrace-ignore-file x\nb: 2\n", "b: 2\n"],
    ["\uFEFF# podgrace-ignore-file x\nb: 2\n", "\uFEFFb: 2\n"],
    ["--- # podgrace-ignore-file x\nb: 2\n", "---\nb: 2\n"],
    ["a: 1\n# podgrace-ignore-end", "a: 1"],
    ["a: 1\n# podgrace-ignore-end\n", "a: 1\n"],
    ["a: 1\n\n# podgrace-ignore-end\n\n", "a: 1\n\n\n"],
  ])("%j is %j", (text, expected) => {
    for (const lineBreak of ["\n", "\r\n"]) {
      const before = text.replaceAll("\n", lineBreak);
      const removal = commentsIn(before)[0]?.removal;
      const after = removal && before.slice(0, removal.start) + before.slice(removal.end);
      expect(after).toBe(expected.replaceAll("\n", lineBreak));
    }
  });
});
