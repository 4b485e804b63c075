import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument as parseYaml } from "yaml";
import { applyEdits } from "../../../server/src/core/text/applyEdits.ts";
import type { TextEdit } from "../../../server/src/core/text/span.ts";
import type { YamlChange, YamlPath, YamlValue } from "../../../server/src/core/yaml/change.ts";
import { editDocument } from "../../../server/src/core/yaml/editDocument.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlNode } from "../../../server/src/core/yaml/tree.ts";
import { arbitraryManifest, type GeneratedManifest } from "./arbitraryManifest.ts";

type Data = Record<string, unknown>;
const podSpec: YamlPath = ["spec", "template", "spec"];
const hook: YamlValue = { preStop: { exec: { command: ["sleep", "70"] } } };
const runs = { numRuns: 150 };

/** A wish in terms of data: what `editDocument` is asked for, and what it must come to. */
interface Wish {
  readonly owner: YamlPath;
  readonly path: YamlPath;
  readonly value?: YamlValue;
  readonly before?: readonly string[];
}

const wishes = ({ containers }: GeneratedManifest): fc.Arbitrary<Wish> =>
  fc.oneof(
    fc.record({
      owner: fc.nat(containers - 1).map((number) => [...podSpec, "containers", number]),
      path: fc.constant(["lifecycle"]),
      value: fc.constant(hook),
      before: fc.constantFrom([], ["resources"], ["name"], ["absent", "image"]),
    }),
    fc.record({
      owner: fc.constant(podSpec),
      path: fc.constant(["terminationGracePeriodSeconds"]),
      value: fc.constant(90),
      before: fc.constantFrom([], ["containers"], ["restartPolicy", "containers"]),
    }),
    fc
      .record({
        owner: fc.constantFrom<YamlPath>([], ["metadata"]),
        path: fc.constant(["labels", "elbv2.k8s.aws/pod-readiness-gate-inject"]),
        value: fc.constantFrom("enabled", "true", 'it\'s: "1"\n'),
      })
      .map((wish) => (wish.owner.length === 0 ? { ...wish, path: ["metadata", ...wish.path] } : wish)),
    fc.record({
      owner: fc.nat(containers - 1).map((number) => [...podSpec, "containers", number]),
      path: fc.constantFrom<YamlPath>(["image"], ["workingDir"], ["args"], ["resources", "limits", "cpu"]),
      value: fc.constantFrom<YamlValue>("registry/other:2", ["a", "b"], { x: { y: 1 } }, 5, null),
    }),
    fc.record({
      owner: fc.nat(containers - 1).map((number) => [...podSpec, "containers", number]),
      path: fc.constantFrom<YamlPath>(["image"], ["name"]),
    }),
  );

const scenario = arbitraryManifest.chain((manifest) =>
  fc.record({
    manifest: fc.constant(manifest),
    asked: fc.uniqueArray(wishes(manifest), {
      minLength: 1,
      maxLength: 4,
      selector: (wish) => JSON.stringify([...wish.owner, ...wish.path]),
    }),
  }),
);

describe("an edit of any manifest", { timeout: 60_000 }, () => {
  test("does what was asked and nothing else", () => {
    let edited = 0;
    fc.assert(
      fc.property(scenario, ({ manifest: { text }, asked }) => {
        const outcome = editDocument(
          text,
          asked.map((wish) => changeOf(text, wish)),
        );
        if (outcome.state === "impossible") return expectReason(text, asked, outcome.obstacle);
        edited++;
        const after = applyEdits(text, outcome.edits);
        expect(dataOf(after)).toEqual(dataAfter(text, asked));
        expect(commentsOf(after)).toEqual(commentsOf(withoutReplaced(text, outcome.edits)));
        expectTidy(text, outcome.edits);
        expect(after.endsWith("\n")).toBe(text.endsWith("\n"));
        if (text.includes("\r\n")) expect(after).not.toMatch(/[^\r]\n/);
      }),
      runs,
    );
    expect(edited).toBeGreaterThan(75);
  });

  test("only inserts when it only adds", () => {
    fc.assert(
      fc.property(arbitraryManifest, fc.boolean(), ({ text, containers }, isFirst) => {
        const owner = [...podSpec, "containers", containers - 1];
        const before = isFirst ? ["image"] : [];
        const { edits } = edited(text, [{ owner, path: ["lifecycle"], value: hook, before }]);
        expect(edits.filter(({ span }) => span.start !== span.end)).toEqual([]);
        expect(edits.length).toBe(1);
        expect(commentsOf(applyEdits(text, edits))).toEqual(commentsOf(text));
      }),
      runs,
    );
  });

  test("is not made twice", () => {
    fc.assert(
      fc.property(arbitraryManifest, ({ text }) => {
        const wish = { owner: podSpec, path: ["containers", 0, "lifecycle"], value: hook };
        const after = applyEdits(text, edited(text, [wish]).edits);
        expect(edited(after, [wish]).edits).toEqual([]);
      }),
      runs,
    );
  });

  test("gives with several changes what they give one by one", () => {
    fc.assert(
      fc.property(scenario, ({ manifest: { text }, asked }) => {
        const together = editDocument(
          text,
          asked.map((wish) => changeOf(text, wish)),
        );
        if (together.state === "impossible") return;
        const oneByOne = asked.reduce(
          (current, wish) => applyEdits(current, edited(current, [wish]).edits),
          text,
        );
        expect(dataOf(applyEdits(text, together.edits))).toEqual(dataOf(oneByOne));
      }),
      runs,
    );
  });

  test("that adds and takes away again leaves the text as it was", () => {
    fc.assert(
      fc.property(arbitraryManifest, ({ text, containers }) => {
        const owner = [...podSpec, "containers", containers - 1];
        const added = applyEdits(text, edited(text, [{ owner, path: ["lifecycle"], value: hook }]).edits);
        expect(applyEdits(added, edited(added, [{ owner, path: ["lifecycle"] }]).edits)).toBe(text);
      }),
      runs,
    );
  });
});

describe("an edit of any JSON manifest", { timeout: 60_000 }, () => {
  const layouts = fc.record({
    unit: fc.constantFrom("", " ", "  ", "    ", "\t"),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    end: fc.constantFrom("", "\n"),
  });

  test("leaves it JSON, laid out as before", () => {
    fc.assert(
      fc.property(scenario, layouts, ({ manifest, asked }, { unit, lineBreak, end }) => {
        const json = `${JSON.stringify(dataOf(manifest.text), null, unit)}${end}`;
        const text = json.replaceAll("\n", lineBreak);
        const { edits } = edited(text, asked);
        const after = applyEdits(text, edits);
        expect(JSON.parse(after)).toEqual(dataAfter(text, asked));
        expectTidy(text, edits);
        if (unit === "") expect(after.trim()).not.toMatch(/\n/);
        if (unit === "\t") expect(after).not.toMatch(/^ /m);
        if (lineBreak === "\r\n") expect(after).not.toMatch(/[^\r]\n/);
      }),
      runs,
    );
  });
});

function edited(text: string, asked: readonly Wish[]): { edits: readonly TextEdit[] } {
  const outcome = editDocument(
    text,
    asked.map((wish) => changeOf(text, wish)),
  );
  if (outcome.state === "impossible") throw new Error(`${outcome.obstacle}:\n${text}`);
  return outcome;
}

function changeOf(text: string, { owner, path, value, before }: Wish): YamlChange {
  const mapping = nodeAt(text, owner).span;
  if (value === undefined) return { kind: "remove", mapping, path };
  return { kind: "set", mapping, path, value, ...(before && { before }) };
}

function nodeAt(text: string, path: YamlPath): YamlNode {
  let node = parseDocument(text).root;
  for (const step of path) {
    if (node?.kind === "mapping") node = node.entries.find((entry) => entry.key === step)?.value ?? null;
    else if (node?.kind === "sequence") node = node.items[Number(step)]?.value ?? null;
  }
  if (node === null) throw new Error(`Nothing at ${path.join(".")}`);
  return node;
}

/** Read by the `yaml` package alone, as YAML 1.1. */
function dataOf(text: string): Data {
  const document = parseYaml(text, { version: "1.1", merge: true });
  expect(document.errors).toEqual([]);
  return document.toJS() as Data;
}

function dataAfter(text: string, asked: readonly Wish[]): Data {
  // Through JSON: aliases become copies, so that a change shows in one place only.
  const data = JSON.parse(JSON.stringify(dataOf(text))) as Data;
  for (const { owner, path, value } of asked) {
    const whole = [...owner, ...path];
    const last = whole.at(-1)!;
    let parent: Data = data;
    for (const step of whole.slice(0, -1)) {
      parent[step] ??= {};
      parent = parent[step] as Data;
    }
    if (value === undefined) delete parent[last];
    else parent[last] = JSON.parse(JSON.stringify(value));
  }
  return data;
}

/** Refused may be only what is shared by an anchor, or asks for two things that exclude each other. */
function expectReason(text: string, asked: readonly Wish[], obstacle: string): void {
  const touchesLabels = asked.some(({ path }) => path.includes("labels"));
  if (touchesLabels && text.includes("*labels")) expect(obstacle).toBe("alias");
  else throw new Error(`${obstacle}:\n${text}\n${JSON.stringify(asked)}`);
}

function expectTidy(text: string, edits: readonly TextEdit[]): void {
  let end = -1;
  for (const { span, newText } of edits) {
    expect(span.start).toBeGreaterThan(end);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(newText).not.toBe(text.slice(span.start, span.end));
    end = span.end;
  }
}

function withoutReplaced(text: string, edits: readonly TextEdit[]): string {
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, newText: "" })),
  );
}

/** The comments that the generator writes. */
function commentsOf(text: string): string[] {
  return text.match(/# (?:comment \d+|\d+|first|header|folded)/g) ?? [];
}
