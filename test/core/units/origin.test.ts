import { expect, test } from "vitest";
import { readEffectiveManifests } from "../../../server/src/core/kubernetes/readManifests.ts";
import type { Workload } from "../../../server/src/core/kubernetes/workload.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import type { YamlEntry, YamlMapping, YamlNode } from "../../../server/src/core/yaml/tree.ts";

const base =
  "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers: [{name: web, image: x}]\n";
const patch = `spec:
  template:
    spec:
      terminationGracePeriodSeconds: 90
      containers:
      - lifecycle:
          preStop:
            exec:
              command: [sh, -c, "sleep 70"]
`;
const [BASE, PATCH] = [1, 2];
const texts = new Map([
  [BASE, base],
  [PATCH, patch],
]);

function rootOf(text: string): YamlMapping {
  const { root } = parseDocument(text);
  if (root?.kind !== "mapping") throw new Error("no mapping");
  return root;
}

function at(node: YamlNode | undefined, ...path: readonly (string | number)[]): YamlNode {
  const [step, ...rest] = path;
  if (node === undefined) throw new Error("no such node");
  if (step === undefined) return node;
  if (node.kind === "mapping") return at(node.entries.find(({ key }) => key === step)?.value, ...rest);
  return node.kind === "sequence" ? at(node.items[Number(step)]?.value, ...rest) : at(undefined, ...rest);
}

/** The tree with other entries in the mapping at a path. */
function edited(node: YamlNode, path: readonly (string | number)[], add: readonly YamlEntry[]): YamlNode {
  const [step, ...rest] = path;
  if (node.kind === "mapping" && step === undefined) return { ...node, entries: [...node.entries, ...add] };
  if (node.kind === "mapping") {
    const entries = node.entries.map((entry) =>
      entry.key === step ? { ...entry, value: edited(entry.value, rest, add) } : entry,
    );
    return { ...node, entries };
  }
  if (node.kind !== "sequence") return node;
  const items = node.items.map((item, i) =>
    i === step ? { ...item, value: edited(item.value, rest, add) } : item,
  );
  return { ...node, items };
}

function fromPatch(...path: readonly (string | number)[]): YamlEntry {
  const holder = at(rootOf(patch), ...path.slice(0, -1));
  const entry = holder.kind === "mapping" ? holder.entries.find(({ key }) => key === path.at(-1)) : undefined;
  if (entry === undefined) throw new Error(path.join("."));
  return { ...entry, origin: { document: PATCH, basis: "patch", holder: holder.span } };
}

const podPath = ["spec", "template", "spec"];

function read(): Workload {
  const withGrace = edited(rootOf(base), podPath, [fromPatch(...podPath, "terminationGracePeriodSeconds")]);
  const whole = edited(
    withGrace,
    [...podPath, "containers", 0],
    [fromPatch(...podPath, "containers", 0, "lifecycle")],
  );
  const [manifest] = readEffectiveManifests(whole, BASE, (document) => texts.get(document) ?? "");
  if (manifest?.type !== "workload") throw new Error("no workload");
  return manifest;
}

function show(location: {
  readonly document: number;
  readonly span: { readonly start: number; readonly end: number };
}) {
  return [location.document, texts.get(location.document)?.slice(location.span.start, location.span.end)];
}

test("a field that a patch sets stands in the patch", () => {
  const grace = read().pod?.gracePeriod;
  if (grace?.state !== "known") throw new Error("not known");
  expect([grace.value, grace.basis]).toEqual([90, "patch"]);
  expect(show(grace.at)).toEqual([PATCH, "90"]);
  expect(grace.key && show(grace.key)).toEqual([PATCH, "terminationGracePeriodSeconds"]);
  expect(show(grace.holder)).toEqual([PATCH, patch.slice(patch.indexOf("terminationG"), -1)]);
});

test("so does everything below it, the words of a shell script included", () => {
  const hook = read().pod?.containers[0]?.preStop;
  const handler = hook?.state === "known" ? hook.value.handlers[0] : undefined;
  if (handler?.type !== "exec") throw new Error("no exec");
  expect(handler.command.state === "known" && handler.command.basis).toBe("patch");
  expect(handler.sleeps.map(({ at }) => at && show(at))).toEqual([[PATCH, "70"]]);
});

test("what is around it stays where it was", () => {
  const { pod } = read();
  expect(pod && show(pod.at)).toEqual([BASE, "containers: [{name: web, image: x}]"]);
  const container = pod?.containers[0];
  expect(container && show(container.at)).toEqual([BASE, "{name: web, image: x}"]);
  expect(container?.image).toMatchObject({ basis: "literal", at: { document: BASE } });
});
