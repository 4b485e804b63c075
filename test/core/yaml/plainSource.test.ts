import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { YamlChange, YamlValue } from "../../../server/src/core/yaml/change.ts";
import { plainSource } from "../../../server/src/core/yaml/edit/plainSource.ts";
import { readSource } from "../../../server/src/core/yaml/edit/source.ts";
import { editWith } from "../../../server/src/core/yaml/editDocument.ts";
import { defaultLimits } from "../../../server/src/core/yaml/limits.ts";
import { readPlain } from "../../../server/src/core/yaml/plain/readPlain.ts";
import { splitDocuments } from "../../../server/src/core/yaml/splitDocuments.ts";
import type { YamlMapping, YamlNode } from "../../../server/src/core/yaml/tree.ts";
import { arbitraryManifest } from "./arbitraryManifest.ts";

const folder = path.resolve(import.meta.dirname, "../../rules");
const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readFileSync(path.join(folder, file), "utf8"))
  .flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end)))
  .filter((text) => readPlain(text, defaultLimits) !== null);

const values: readonly YamlValue[] = [
  90,
  "a: b",
  null,
  [],
  {},
  ["sh", "-c"],
  [{ a: 1 }, { b: [{ c: 2 }] }],
  { preStop: { exec: { command: ["sleep", "70"] } } },
];

/** Changes that are no matter of sense: everything that can be asked for at a place. */
function* changesOf(mapping: YamlMapping, value: YamlValue): Generator<YamlChange> {
  const keys = mapping.entries.map(({ key }) => key);
  for (const before of [[], [keys[0] ?? ""], ["absent", keys.at(-1) ?? ""]]) {
    yield { kind: "set", mapping: mapping.span, path: ["added"], value, before };
  }
  yield { kind: "set", mapping: mapping.span, path: ["added", "below"], value };
  for (const { key, value: old } of mapping.entries) {
    yield { kind: "set", mapping: mapping.span, path: [key], value };
    yield { kind: "set", mapping: mapping.span, path: [key, "below"], value };
    yield { kind: "remove", mapping: mapping.span, path: [key] };
    yield { kind: "rename", mapping: mapping.span, path: [key], key: "renamed" };
    if (old.kind === "scalar") yield { kind: "replace", span: old.span, newText: "replaced" };
    if (old.kind !== "sequence") continue;
    yield { kind: "set", mapping: mapping.span, path: [key, old.items.length], value };
    for (const number of old.items.keys()) {
      yield { kind: "set", mapping: mapping.span, path: [key, number], value };
      yield { kind: "remove", mapping: mapping.span, path: [key, number] };
    }
  }
}

function mappingsIn(node: YamlNode): readonly YamlMapping[] {
  if (node.kind === "mapping") return [node, ...node.entries.flatMap(({ value }) => mappingsIn(value))];
  return node.kind === "sequence" ? node.items.flatMap(({ value }) => mappingsIn(value)) : [];
}

/** The number of changes for which the quick source gave edits. */
function compare(text: string, changes: readonly YamlChange[]): number {
  const quick = editWith(plainSource, text, changes);
  if (quick.state === "impossible") return 0;
  expect(quick, `${JSON.stringify(changes)}\n${text}`).toEqual(editWith(readSource, text, changes));
  return 1;
}

test("the quick source gives the edits that the package leads to, on the fixtures of the rules", {
  timeout: 120_000,
}, () => {
  let given = 0;
  let number = 0;
  for (const text of fixtures) {
    const root = readPlain(text, defaultLimits)!;
    const changes = mappingsIn(root).flatMap((mapping) => [
      ...changesOf(mapping, values[number++ % values.length]!),
    ]);
    // Each fixture with some of its changes, always others: all of them would take minutes.
    for (let at = number % 149; at < changes.length; at += 149) given += compare(text, [changes[at]!]);
  }
  expect(given).toBeGreaterThan(300);
});

test("the same on generated manifests, with several changes at once", { timeout: 120_000 }, () => {
  let given = 0;
  fc.assert(
    fc.property(
      arbitraryManifest,
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...values),
      ({ text }, chosen, value) => {
        const root = readPlain(text, defaultLimits);
        if (root === null) return;
        const changes = mappingsIn(root).flatMap((mapping) => [...changesOf(mapping, value)]);
        given += compare(
          text,
          chosen.map((number) => changes[number % changes.length]!),
        );
      },
    ),
    { numRuns: 300 },
  );
  expect(given).toBeGreaterThan(30);
});
