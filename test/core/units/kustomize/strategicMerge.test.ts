import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listKeysOf } from "../../../../server/src/core/units/kustomize/listKeys.ts";
import { mergePatch } from "../../../../server/src/core/units/kustomize/strategicMerge.ts";
import { parseDocument } from "../../../../server/src/core/yaml/parseDocument.ts";
import type { YamlMapping, YamlNode } from "../../../../server/src/core/yaml/tree.ts";

function mapping(text: string): YamlMapping {
  const { root } = parseDocument(text);
  if (root?.kind !== "mapping") throw new Error(`no mapping: ${text}`);
  return root;
}

function data(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "unknown") return `?${node.reason}`;
  if (node.kind === "sequence") return node.items.map(({ value }) => data(value));
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, data(value)]));
}

function merged(base: string, patch: string, group = "apps"): unknown {
  const result = mergePatch(mapping(base), mapping(patch), 2, listKeysOf(group));
  return result && data(result);
}

const pod = (spec: string) => `spec: {template: {spec: ${spec}}}`;

// Each row was compared with `kubectl kustomize` (kustomize 5).
describe("strategic merge", () => {
  test.each([
    ["adds", "{a: 1}", "{b: 2}", { a: 1, b: 2 }],
    ["overrides", "{a: 1}", "{a: 2}", { a: 2 }],
    ["takes away", "{a: 1, b: 2}", "{a: null}", { b: 2 }],
    ["merges mappings", "{a: {b: 1, c: 2}}", "{a: {c: 3}}", { a: { b: 1, c: 3 } }],
    ["replaces a mapping on demand", "{a: {b: 1}}", "{a: {$patch: replace, c: 3}}", { a: { c: 3 } }],
    ["takes a mapping away", "{a: {b: 1}, d: 1}", "{a: {$patch: delete}}", { d: 1 }],
    ["takes the object away", "{kind: A, a: 1}", "{$patch: delete}", null],
    [
      "leaves an object alone that is to be replaced, as kustomize does",
      "{kind: A, metadata: {name: x}, a: 1}",
      "{kind: A, metadata: {name: x}, $patch: replace, b: 2}",
      { kind: "A", metadata: { name: "x" }, a: 1 },
    ],
    ["takes nothing away that is not there", "{a: 1}", "{b: {$patch: delete}}", { a: 1 }],
    ["a list in the place of a mapping", "{a: {b: 1}}", "{a: [1]}", { a: [1] }],
    ["replaces lists without a key", "{args: [a, b]}", "{args: [c]}", { args: ["c"] }],
    ["a mapping in the place of a scalar", "{a: 1}", "{a: {b: 1}}", { a: { b: 1 } }],
    [
      "leaves directives out",
      "{}",
      "{$setElementOrder/x: [a], a: {$patch: merge, b: null, c: 1}}",
      { a: { c: 1 } },
    ],
    [
      "never renames",
      "{kind: A, metadata: {name: x}}",
      "{kind: B, metadata: {name: y, labels: {l: '1'}}}",
      { kind: "A", metadata: { name: "x", labels: { l: "1" } } },
    ],
  ])("%s", (_, base, patch, expected) => {
    expect(merged(base, patch)).toEqual(expected);
  });

  test.each([
    [
      "merges by name",
      "[{name: a, image: x}, {name: b}]",
      "[{name: a, tty: true}]",
      [{ name: "a", image: "x", tty: true }, { name: "b" }],
    ],
    ["puts new items in front", "[{name: a}]", "[{name: b}]", [{ name: "b" }, { name: "a" }]],
    ["takes items away", "[{name: a}, {name: b}]", "[{name: a, $patch: delete}]", [{ name: "b" }]],
    [
      "leaves an item alone that is to be replaced, as kustomize does",
      "[{name: a, image: x}]",
      "[{name: a, $patch: replace, tty: true}]",
      [{ name: "a", image: "x" }],
    ],
    ["takes the list away", "[{name: a}]", "[{$patch: delete}]", undefined],
    ["leaves out what is only a directive", "[{name: a}]", "[{$patch: merge}]", [{ name: "a" }]],
    ["takes nothing away that is not there", "[{name: a}]", "[{name: b, $patch: delete}]", [{ name: "a" }]],
    ["keeps what it cannot read", "[{name: a}]", "[*nothing]", ["?bad-alias", { name: "a" }]],
    ["replaces the list", "[{name: a}]", "[{$patch: replace}, {name: b}]", [{ name: "b" }]],
    [
      "merges lists of lists",
      "[{name: a, env: [{name: E, value: '1'}]}]",
      "[{name: a, env: [{name: E, value: '2'}, {name: F, value: '3'}]}]",
      [
        {
          name: "a",
          env: [
            { name: "F", value: "3" },
            { name: "E", value: "2" },
          ],
        },
      ],
    ],
    [
      "ports by number",
      "[{name: a, ports: [{containerPort: 80, name: http}]}]",
      "[{name: a, ports: [{containerPort: 80, hostPort: 80}]}]",
      [{ name: "a", ports: [{ containerPort: 80, name: "http", hostPort: 80 }] }],
    ],
  ])("containers: %s", (_, base, patch, expected) => {
    const result = merged(pod(`{containers: ${base}}`), pod(`{containers: ${patch}}`));
    expect(result).toEqual({ spec: { template: { spec: { containers: expected } } } });
  });

  test("lists of custom resources are replaced", () => {
    const result = merged(pod("{containers: [{name: a}]}"), pod("{containers: [{name: b}]}"), "argoproj.io");
    expect(result).toEqual({ spec: { template: { spec: { containers: [{ name: "b" }] } } } });
  });

  test("ports of a Service merge by their number", () => {
    const result = merged(
      "{spec: {ports: [{port: 80, name: x}]}}",
      "{spec: {ports: [{port: 80, targetPort: 8080}, {port: 81}]}}",
      "",
    );
    expect(result).toEqual({ spec: { ports: [{ port: 81 }, { port: 80, name: "x", targetPort: 8080 }] } });
  });

  test("an object that a patch deletes", () => {
    expect(merged("{a: 1}", "{$patch: delete}")).toBe(null);
  });

  test("what comes from the patch says so, what was there before does not", () => {
    const result = mergePatch(mapping("{a: {b: 1}}"), mapping("{a: {c: {d: 2}}}"), 2, listKeysOf("apps"));
    const [a] = result?.entries ?? [];
    expect(a?.origin).toBe(undefined);
    const entries = a?.value.kind === "mapping" ? a.value.entries : [];
    expect(entries.map(({ key, origin }) => [key, origin?.document, origin?.basis])).toEqual([
      ["b", undefined, undefined],
      ["c", 2, "patch"],
    ]);
  });
});

test("an item keeps the key by which it was found", () => {
  const patch = mapping("{containers: [{name: a, tty: true}]}");
  const result = mergePatch(mapping("{containers: [{name: a}]}"), patch, 2, listKeysOf("apps"));
  const list = result?.entries[0]?.value;
  const item = list?.kind === "sequence" ? list.items[0]?.value : undefined;
  const origins =
    item?.kind === "mapping" ? item.entries.map(({ key, origin }) => [key, origin?.document]) : [];
  expect(origins).toEqual([
    ["name", undefined],
    ["tty", 2],
  ]);
});

const key = fc.constantFrom("a", "b", "containers", "env", "metadata", "spec");
const value: fc.Memo<unknown> = fc.memo((depth): fc.Arbitrary<unknown> => {
  const scalar: fc.Arbitrary<unknown> = fc.oneof(fc.integer(), fc.constantFrom("x", "y"), fc.boolean());
  if (depth <= 1) return scalar;
  const item = fc.record({ name: fc.constantFrom("x", "y", "z"), b: value(depth - 1) });
  const list: fc.Arbitrary<unknown> = fc.uniqueArray(item, { maxLength: 2, selector: ({ name }) => name });
  return fc.oneof(fc.dictionary(key, value(depth - 1), { maxKeys: 3 }), list, scalar);
});
const object = fc.dictionary(key, value(4), { maxKeys: 4 });

test("a patch that says nothing changes nothing, and one that says the same neither", () => {
  fc.assert(
    fc.property(object, (content) => {
      const text = JSON.stringify(content);
      expect(merged(text, "{}")).toEqual(JSON.parse(text));
    }),
  );
});

test("merging twice is merging once", () => {
  fc.assert(
    fc.property(object, object, (base, patch) => {
      const once = merged(JSON.stringify(base), JSON.stringify(patch));
      expect(merged(JSON.stringify(once), JSON.stringify(patch))).toEqual(once);
    }),
  );
});
