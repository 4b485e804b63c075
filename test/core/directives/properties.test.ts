import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommentDirective } from "../../../server/src/core/directives/directive.ts";
import { readLayout } from "../../../server/src/core/directives/layout.ts";
import { readComments } from "../../../server/src/core/directives/readComments.ts";
import { readTokens } from "../../../server/src/core/directives/tokens.ts";
import { suppressInFile, suppressOnLine } from "../../../server/src/core/directives/writeComment.ts";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { Span } from "../../../server/src/core/text/span.ts";
import { lexedComments } from "../../../server/src/core/yaml/edit/comments.ts";
import { holdSameData } from "../../../server/src/core/yaml/edit/sameData.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import { arbitraryFile, arbitraryManifest } from "../yaml/arbitraryManifest.ts";
import { factsOf } from "./read.ts";

function directivesIn(text: string): readonly CommentDirective[] {
  const layout = readLayout(text);
  return layout ? readComments(text, layout) : [];
}

function without(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.end);
}

/** A place where a finding could sit: the start of a scalar. */
const placeInManifest = fc.tuple(arbitraryManifest, fc.nat()).map(([{ text }, pick]) => {
  const places = (readTokens(text) ?? [])
    .filter(({ kind }) => kind === "scalar")
    .map(({ span }) => span.start);
  return { text, offset: places[pick % places.length] ?? 0 };
});

function suppressed(text: string, offset: number, rule: string): string | null {
  const outcome = suppressOnLine(text, offset, rule);
  return outcome.state === "edits" ? applyEdits(text, outcome.edits) : null;
}

describe("a suppression that is written", () => {
  test("covers its place, and no byte is different once it is removed", () => {
    fc.assert(
      fc.property(placeInManifest, ({ text, offset }) => {
        const edited = suppressed(text, offset, "r");
        if (edited === null) throw new Error("nothing stands in the way in a manifest");
        const [directive, ...others] = directivesIn(edited);
        expect(others).toEqual([]);
        expect(directive?.rules.map(({ id }) => id)).toEqual(["r"]);
        expect(without(edited, directive?.removal ?? { start: 0, end: 0 })).toBe(text);
        const [before, after] = [parseDocument(text).root, parseDocument(edited).root];
        if (!before || !after) throw new Error("a manifest can be read");
        expect(holdSameData({ root: before, text }, { root: after, text: edited })).toBe(true);
        const kept = commentsOf(edited).filter((comment) => !comment.includes("podgrace"));
        expect(kept).toEqual(commentsOf(text));
      }),
      { numRuns: 200 },
    );
  });

  test("takes in a second rule, which can be removed again", () => {
    fc.assert(
      fc.property(placeInManifest, ({ text, offset }) => {
        const once = suppressed(text, offset, "a") ?? "";
        const [first] = directivesIn(once);
        const moved = once.length - text.length;
        const isAbove = (first?.span.start ?? 0) <= offset;
        const twice = suppressed(once, isAbove ? offset + moved : offset, "b") ?? "";
        const directives = directivesIn(twice);
        expect(directives.map(({ rules }) => rules.map(({ id }) => id))).toEqual([["a", "b"]]);
        expect(without(twice, directives[0]?.rules[1]?.removal ?? { start: 0, end: 0 })).toBe(once);
      }),
      { numRuns: 120 },
    );
  });

  test("for a whole file leaves every document but the first as it is", () => {
    fc.assert(
      fc.property(arbitraryFile, (text) => {
        const [first] = factsOf(text).documents;
        const outcome = suppressInFile(text.slice(0, first?.end), "r");
        if (outcome.state !== "edits") throw new Error(outcome.obstacle);
        const edited = applyEdits(text, outcome.edits);
        const [top] = factsOf(edited).documents[0]?.directives.found ?? [];
        expect(top).toMatchObject({ form: "file", leading: true, fault: null });
        expect(top?.medium === "comment" && without(edited, top.removal)).toBe(text);
        expect(
          factsOf(edited)
            .documents.map(({ digest }) => digest)
            .slice(1),
        ).toEqual(
          factsOf(text)
            .documents.map(({ digest }) => digest)
            .slice(1),
        );
      }),
      { numRuns: 100 },
    );
  });
});

const fragment = fc.constantFrom(
  ..."a: b|>-[]{},'\"#&*!%@ \n\t",
  "\r\n",
  "# podgrace-ignore",
  " # podgrace-ignore-next-line a, b -- why",
  "podgrace/ignore: a",
  "kind: Service\n",
  "apiVersion: v1\n",
  "metadata:\n  annotations:\n    ",
  "---\n",
  "...\n",
  "{{- x -}}",
  "\uFEFF",
  "\u0002",
  "\u001f",
  "\u0018",
  "\u0000",
  "é𝒳",
);
const anyText = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(""));

describe("any text", () => {
  test("can be read, and all places lie inside of it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const document of factsOf(text).documents) {
          const own = text.slice(document.start, document.end);
          for (const { wordAt, word, rules, covers } of document.directives.found) {
            expect(own.slice(wordAt.start, wordAt.end)).toContain(word);
            for (const { span } of [...rules, { span: covers ?? wordAt }]) {
              expect(span.start).toBeGreaterThanOrEqual(0);
              expect(span.end).toBeLessThanOrEqual(own.length);
              expect(span.start).toBeLessThanOrEqual(span.end);
            }
          }
        }
      }),
      { numRuns: 1200 },
    );
  });

  test("is cut into tokens that make it up, or into none", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = readTokens(text);
        if (tokens !== null)
          expect(tokens.map(({ span }) => text.slice(span.start, span.end)).join("")).toBe(text);
      }),
      { numRuns: 1200 },
    );
  });

  test("is suppressed by a change of comments only, or not at all", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, offset) => {
        const edited = suppressed(text, Math.min(offset, text.length), "r");
        const root = edited === null ? null : parseDocument(edited).root;
        const before = parseDocument(text).root;
        if (edited !== null && root && before)
          expect(holdSameData({ root: before, text }, { root, text: edited })).toBe(true);
        expect(edited === null || root !== null).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function commentsOf(text: string): readonly string[] {
  return lexedComments(text).map(({ start, end }) => text.slice(start, end));
}
