import { describe, expect, test } from "vitest";
import { documents } from "../../support/workspaceOf.ts";
import { annotationsIn, factsOf, slice } from "./read.ts";

/** A Deployment with these lines in its metadata and in that of its pods. */
function deployment(metadata: string, podMetadata = "labels: {app: web}"): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  ${metadata}
spec:
  template:
    metadata:
      ${podMetadata}
    spec:
      containers:
        - name: web
          image: web:1
`;
}

describe("an annotation", () => {
  test.each([
    ["annotations: {podgrace/ignore: a}", ["a"]],
    ['annotations: {podgrace/ignore: "a, b"}', ["a", "b"]],
    ["annotations:\n    podgrace/ignore: a, b", ["a", "b"]],
    ["annotations:\n    podgrace/ignore: 'a,b,'", ["a", "b"]],
    ["annotations:\n    'podgrace/ignore': \"a, b\" # c", ["a", "b"]],
  ])("%s names %j, each at its place", (metadata, ids) => {
    const text = deployment(metadata);
    const [directive] = annotationsIn(text);
    expect(directive?.fault).toBeNull();
    expect(directive?.rules.map(({ span }) => slice(text, span))).toEqual(ids);
    expect(slice(text, directive?.covers ?? null)).toBe(text.trimEnd());
  });

  test("whose value is folded or escaped names rules without places", () => {
    const text = deployment('annotations:\n    podgrace/ignore: "a,\\x20b"');
    const [directive] = annotationsIn(text);
    expect(directive?.rules.map(({ id, span }) => [id, slice(text, span)])).toEqual([
      ["a", '"a,\\x20b"'],
      ["b", '"a,\\x20b"'],
    ]);
    const block = annotationsIn(deployment("annotations:\n    podgrace/ignore: >-\n      a,\n      b"))[0];
    expect(block?.rules.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test.each([
    ["podgrace/ignore-reason: why not", "why not"],
    ["podgrace/ignore-reason: explain why", null],
    ["podgrace/ignore-reason: ''", null],
    ["podgrace/ignore-reason: 7", null],
    ["other: x", null],
  ])("beside %s has the reason %j", (line, expected) => {
    const [directive] = annotationsIn(deployment(`annotations:\n    podgrace/ignore: a\n    ${line}`));
    expect(directive?.reason).toBe(expected);
  });

  test.each([
    ["annotations: {podgrace/ignore: ''}", "no-rules"],
    ["annotations: {podgrace/ignore: }", "no-rules"],
    ["annotations: {podgrace/ignore: [a]}", "not-text"],
    ["annotations: {podgrace/ignore: true}", "not-text"],
    ["annotations: {podgrace/ignores: a}", "misspelt"],
    ["annotations: {podgrace.io/disable: a}", "misspelt"],
    ["labels: {podgrace/ignore: a}", "misplaced"],
    ["annotation: {podgrace/ignore: a}", "misplaced"],
    ["podgrace/ignore: a", "misplaced"],
  ])("%s is %s", (metadata, fault) => {
    expect(annotationsIn(deployment(metadata)).map((each) => each.fault?.kind)).toEqual([fault]);
  });

  test("of the pods is misplaced, unless the object is the Pod itself", () => {
    const annotated = "annotations: {podgrace/ignore: a}";
    expect(annotationsIn(deployment("labels: {}", annotated)).map(({ fault }) => fault?.kind)).toEqual([
      "misplaced",
    ]);
    const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  ${annotated}\nspec:\n  containers:\n  - {name: web, image: web:1}\n`;
    expect(annotationsIn(pod).map(({ fault }) => fault)).toEqual([null]);
  });

  test.each([
    ["of another tool", "annotations: {kube-score/ignore: a}"],
    ["that a pipeline fills in", "annotations: {podgrace/ignore: $RULES}"],
    ["that a template fills in", 'annotations: {podgrace/ignore: "{{ .rules }}"}'],
    ["that is written twice", "annotations: {podgrace/ignore: a, podgrace/ignore: b}"],
    ["with a word of ours in its value", "annotations: {note: podgrace/ignore}"],
    ["near ours in a place for data", "podgraces/ignore: a"],
  ])("%s is left alone", (_, metadata) => {
    expect(annotationsIn(deployment(metadata))).toEqual([]);
  });
});

describe("in a list", () => {
  const list = `apiVersion: v1
kind: List
metadata:
  annotations: {podgrace/ignore: nobody}
items:
  - ${deployment("annotations: {podgrace/ignore: a}").replaceAll("\n", "\n    ").trimEnd()}
  - apiVersion: v1
    kind: ConfigMap
    metadata:
      name: web
      annotations: {podgrace/ignore: nobody}
  - apiVersion: v1
    kind: Service
    metadata:
      name: web
      annotations: {podgrace/ignore: b}
`;

  test("each object has its own, and objects without findings are left alone", () => {
    expect(annotationsIn(list).map(({ rules, fault }) => [rules[0]?.id, fault])).toEqual([
      ["a", null],
      ["b", null],
    ]);
  });

  test("JSON is read like YAML", () => {
    const json = JSON.stringify({
      apiVersion: "v1",
      kind: "List",
      items: [
        {
          apiVersion: "v1",
          kind: "Service",
          metadata: { name: "web", annotations: { "podgrace/ignore": "b" } },
        },
      ],
    });
    expect(annotationsIn(json, "web.json").map(({ rules }) => rules[0]?.id)).toEqual(["b"]);
  });
});

describe("shared annotations", () => {
  test("count where they are meant to, whatever else the anchor serves", () => {
    const there = deployment("annotations: &a\n    podgrace/ignore: a", "annotations: *a");
    const [metadata, spec] = [/^metadata:[\s\S]*?(?=^spec)/m, /^spec:[\s\S]*/m].map(
      (part) => part.exec(there)?.[0] ?? "",
    );
    const turned = `apiVersion: apps/v1\nkind: Deployment\n${spec}${metadata}`
      .replace("annotations: *a", "annotations: &a {podgrace/ignore: a}")
      .replace("annotations: &a\n    podgrace/ignore: a", "annotations: *a");
    expect(annotationsIn(there).map(({ shared, fault }) => [shared, fault])).toEqual([[false, null]]);
    expect(annotationsIn(turned).map(({ shared, fault }) => [shared, fault?.kind])).toEqual([
      [false, "misplaced"],
      [true, undefined],
    ]);
  });

  test("through a merge key are marked as shared", () => {
    const text = deployment("annotations:\n    <<: &a {podgrace/ignore: a}");
    expect(annotationsIn(text).map(({ shared }) => shared)).toEqual([true]);
  });

  test("cannot make the walk endless or deep", () => {
    const depth = 4000;
    const bomb = ["a0: &a0 {podgrace/ignore: a}"];
    for (let n = 1; n < depth; n++) bomb.push(`a${n}: &a${n} {x: *a${n - 1}, y: *a${n - 1}}`);
    const text = `apiVersion: v1\nkind: Service\nmetadata: {name: web}\n${bomb.join("\n")}\n`;
    expect(annotationsIn(text).length).toBeGreaterThan(0);
  });

  test("in other documents are not looked at", () => {
    const text = documents(
      "kind: ConfigMap\nmetadata: {annotations: {podgrace/ignore: a}}\n",
      deployment("labels: {}"),
    );
    expect(factsOf(text).documents.flatMap(({ directives }) => directives.found)).toEqual([]);
  });
});
