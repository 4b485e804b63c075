import { describe, expect, test } from "vitest";
import type { YamlChange } from "../../../server/src/core/yaml/change.ts";
import { editDocument } from "../../../server/src/core/yaml/editDocument.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";
import { processorTime } from "../../support/processorTime.ts";
import { edit, hook, nodeAt, remove, rename, replace, set } from "./editing.ts";

describe("a new key in a block mapping", () => {
  test("goes behind the last entry, comments stay where they are", () => {
    const before = `spec:
  containers:
  - name: web # the app
    image: nginx # pinned
    # resources: none
  # - name: sidecar
  restartPolicy: Always
`;
    expect(edit(before, set("spec.containers.0", "lifecycle", hook))).toBe(`spec:
  containers:
  - name: web # the app
    image: nginx # pinned
    lifecycle:
      preStop:
        exec:
          command: ["sleep", "70"]
    # resources: none
  # - name: sidecar
  restartPolicy: Always
`);
  });

  test("follows the document's own indentation, dashes and line breaks, and adds no final one", () => {
    const before =
      "spec:\r\n    containers:\r\n        - name: web\r\n          ports:\r\n              - containerPort: 80";
    expect(edit(before, set("spec.containers.0", "lifecycle", hook))).toBe(
      `${before}\r\n          lifecycle:\r\n              preStop:\r\n                  exec:\r\n                      command: ["sleep", "70"]`,
    );
  });

  test("stands behind comments that belong to a deeper entry", () => {
    const before = "- env:\n  - name: A\n    # - name: B\n- name: c\n";
    expect(edit(before, set("0", "name", "x"))).toBe(
      "- env:\n  - name: A\n    # - name: B\n  name: x\n- name: c\n",
    );
  });

  test("goes in front of the first key of `before` that exists", () => {
    const before = "spec:\n  a: 1\n  c: 3\n  b: 2\n";
    expect(edit(before, set("spec", "x", 9, ["none", "b", "c"]))).toBe(
      "spec:\n  a: 1\n  c: 3\n  x: 9\n  b: 2\n",
    );
    expect(edit(before, set("spec", "x", 9, ["none"]))).toBe("spec:\n  a: 1\n  c: 3\n  b: 2\n  x: 9\n");
  });

  test("goes above the comments that describe the key it precedes", () => {
    const before = "spec:\n    # deeper\n  # About them.\n  # More.\n  containers: []\n";
    expect(edit(before, set("spec", "grace", 90, ["containers"]))).toBe(
      "spec:\n    # deeper\n  grace: 90\n  # About them.\n  # More.\n  containers: []\n",
    );
  });

  test("does not take the end of a block scalar for a comment", () => {
    const before = "spec:\n  script: |2\n    x\n  # text\n  b: 1\n";
    expect(edit(before, set("spec", "x", 9, ["b"]))).toBe(
      "spec:\n  script: |2\n    x\n  x: 9\n  # text\n  b: 1\n",
    );
    const literal = "spec:\n  script: |\n   a\n   # text\n  b: 1\n";
    expect(edit(literal, set("spec", "x", 9, ["b"]))).toBe(
      "spec:\n  script: |\n   a\n   # text\n  x: 9\n  b: 1\n",
    );
  });

  test("takes over the dash of the first key", () => {
    expect(edit("- image: b # c\n  name: a\n", set("0", "lifecycle", hook, ["image"]))).toBe(
      '- lifecycle:\n    preStop:\n      exec:\n        command: ["sleep", "70"]\n  image: b # c\n  name: a\n',
    );
  });

  test.each([
    ["literal", "a:\n  b: |\n    x\n    y\n", "a:\n  b: |\n    x\n    y\n  z: 1\n"],
    ["literal without final line break", "a:\n  b: |\n    x", "a:\n  b: |\n    x\n  z: 1"],
    ["stripped", "a:\n  b: |-\n    x\n\n\nc: 1\n", "a:\n  b: |-\n    x\n  z: 1\n\n\nc: 1\n"],
    ["kept", "a:\n  b: |+\n    x\n\n\nc: 1\n", "a:\n  b: |+\n    x\n\n\n  z: 1\nc: 1\n"],
    ["kept at the end", "a:\n  b: |+\n    x\n\n", "a:\n  b: |+\n    x\n\n  z: 1\n"],
    ["folded with a comment", "a:\n  b: >- # c\n    x\n    y", "a:\n  b: >- # c\n    x\n    y\n  z: 1"],
    ["quoted over two lines", 'a:\n  b: "x\n    y" # c\n', 'a:\n  b: "x\n    y" # c\n  z: 1\n'],
    ["plain over two lines", "a:\n  b: x\n    y\n", "a:\n  b: x\n    y\n  z: 1\n"],
    ["nothing", "a:\n  b:\n", "a:\n  b:\n  z: 1\n"],
    ["nothing but an anchor", "a:\n  b: &x\n", "a:\n  b: &x\n  z: 1\n"],
    ["nothing but a comment", "a:\n  b: # c\n", "a:\n  b: # c\n  z: 1\n"],
    ["an empty item", "a:\n  b:\n  - x\n  -\n", "a:\n  b:\n  - x\n  -\n  z: 1\n"],
    ["an alias", "q: &x 1\na:\n  b: *x\n", "q: &x 1\na:\n  b: *x\n  z: 1\n"],
    [
      "flow over lines",
      "a:\n  b: [\n    1, # c\n    2\n  ] # d\n",
      "a:\n  b: [\n    1, # c\n    2\n  ] # d\n  z: 1\n",
    ],
    ["a document end", "a:\n  b: 1\n...\n", "a:\n  b: 1\n  z: 1\n...\n"],
  ])("stands behind a last value that is %s", (_, before, after) => {
    expect(edit(before, set("a", "z", 1))).toBe(after);
  });

  test("is written plain where every reader takes it for that string, else in double quotes", () => {
    const cases = [
      ["enabled", "enabled"],
      ["/bin/sh", "/bin/sh"],
      ["a b-c_d=1", "a b-c_d=1"],
      ["true", '"true"'],
      ["y", '"y"'],
      ["90", '"90"'],
      ["1e3", '"1e3"'],
      ["0x1F", '"0x1F"'],
      ["2024-01-01", '"2024-01-01"'],
      ["", '""'],
      ["a: b", '"a: b"'],
      ["a:", '"a:"'],
      ["a #b", '"a #b"'],
      ["a ", '"a "'],
      ["- a", '"- a"'],
      ["*a", '"*a"'],
      ["{a}", '"{a}"'],
      ['say "it\'s"\n', '"say \\"it\'s\\"\\n"'],
      ["\u2028\u0085", '"\\u2028\\u0085"'],
    ] as const;
    for (const [value, written] of cases) {
      expect(edit("a: 1\n", set("", "b", value))).toBe(`a: 1\nb: ${written}\n`);
      expect(edit("a: 1\n", set("", value === "" ? "k" : "b", [value]))).toContain("[");
    }
    expect(edit("a: 1\n", set("", "b", null), set("", "c", true), set("", "d", 1.5))).toBe(
      "a: 1\nb: null\nc: true\nd: 1.5\n",
    );
  });

  test("writes sequences of mappings with the document's dashes", () => {
    const value = [{ name: "a", ports: [1, 2] }, { name: "b" }];
    expect(edit("x:\n- 1\n", set("", "list", value))).toBe(
      "x:\n- 1\nlist:\n- name: a\n  ports: [1, 2]\n- name: b\n",
    );
    expect(edit("x:\n  - 1\n", set("", "list", value))).toBe(
      "x:\n  - 1\nlist:\n  - name: a\n    ports: [1, 2]\n  - name: b\n",
    );
  });
});

describe("a key without a value becomes a mapping", () => {
  test.each([
    ["empty", "m:\n  labels:\n  x: 1\n", "m:\n  labels:\n    a/b: enabled\n  x: 1\n"],
    [
      "empty with a comment",
      "m:\n  labels: # c\n    # d\n",
      "m:\n  labels: # c\n    a/b: enabled\n    # d\n",
    ],
    ["empty at the end of the text", "m:\n  labels:", "m:\n  labels:\n    a/b: enabled"],
    ["null", "m:\n  labels: null # c\n", "m:\n  labels: # c\n    a/b: enabled\n"],
    ["tilde", "m:\n  labels: ~\n", "m:\n  labels:\n    a/b: enabled\n"],
    ["braces", "m:\n  labels: {} # c\n", "m:\n  labels: # c\n    a/b: enabled\n"],
    ["spaced braces", "m:\n  labels: { }\n", "m:\n  labels:\n    a/b: enabled\n"],
    ["braces over lines", "m:\n  labels: {\n  }\n", "m:\n  labels: {a/b: enabled\n  }\n"],
    ["only an unused anchor", "m:\n  labels: &x\n", "m:\n  labels: &x\n    a/b: enabled\n"],
    ["missing", "m:\n  x: 1\n", "m:\n  x: 1\n  labels:\n    a/b: enabled\n"],
    ["in flow style", "m: {labels: , x: 1}\n", "m: {labels: {a/b: enabled}, x: 1}\n"],
    ["in flow style without a colon", "m: {x: 1, labels}\n", "m: {x: 1, labels: {a/b: enabled}}\n"],
    ["empty in flow style", "m: { labels: {}, x: 1}\n", "m: { labels: {a/b: enabled}, x: 1}\n"],
  ])("%s", (_, before, after) => {
    expect(edit(before, set("m", "labels.a/b", "enabled"))).toBe(after);
  });

  test("also where nothing but the key exists", () => {
    expect(edit("metadata:", set("", "metadata.labels.a", "b"))).toBe("metadata:\n  labels:\n    a: b");
  });

  test("as an item", () => {
    expect(
      edit("a:\n-\n- {}\n- ~ # c\n", set("", "a.0.x", { z: 1 }), set("", "a.1.x", 1), set("", "a.2.x", 1)),
    ).toBe("a:\n- x:\n    z: 1\n- x: 1\n- # c\n  x: 1\n");
  });
});

describe("a new key in a flow mapping", () => {
  test.each([
    ["on one line", "- {name: a, image: b}\n", "- {name: a, image: b, x: 9}\n"],
    ["with spaces", "- { name: a } # c\n", "- { name: a, x: 9 } # c\n"],
    ["with a comma at the end", "- {name: a, }\n", "- {name: a, x: 9, }\n"],
    ["with quoted keys", '- {"name": "a"}\n', '- {"name": "a", "x": 9}\n'],
    ["packed", '- {"name":"a","b":"c"}\n', '- {"name":"a","b":"c","x":9}\n'],
    [
      "over lines",
      "- {\n    name: a, # c\n    b: c # d\n  }\n",
      "- {\n    name: a, # c\n    b: c, # d\n    x: 9\n  }\n",
    ],
    [
      "over lines with a comma at the end",
      "- {\n    name: a,\n    b: c, # d\n  }\n",
      "- {\n    name: a,\n    b: c, # d\n    x: 9,\n  }\n",
    ],
    ["over lines, closed on the last", "- {name: a,\n   b: c}\n", "- {name: a,\n   b: c,\n   x: 9}\n"],
  ])("%s", (_, before, after) => {
    expect(edit(before, set("0", "x", 9))).toBe(after);
  });

  test("in front of another one", () => {
    expect(edit("{a: 1, b: 2}\n", set("", "x", 9, ["b"]))).toBe("{a: 1, x: 9, b: 2}\n");
    expect(edit("{\n  a: 1,\n  # about b\n  b: 2\n}\n", set("", "x", 9, ["b"]))).toBe(
      "{\n  a: 1,\n  x: 9,\n  # about b\n  b: 2\n}\n",
    );
  });

  test("in a JSON file, indented with tabs", () => {
    const before = '{\n\t"spec": {\n\t\t"name": "a"\n\t},\n\t"m": {}\n}\n';
    expect(edit(before, set("spec", "hook", { sleep: { seconds: 5 } }), set("m", "a", "b"))).toBe(
      '{\n\t"spec": {\n\t\t"name": "a",\n\t\t"hook": {\n\t\t\t"sleep": {\n\t\t\t\t"seconds": 5\n\t\t\t}\n\t\t}\n\t},\n\t"m": {"a": "b"}\n}\n',
    );
  });
});

describe("another value", () => {
  test.each<[string, string, Parameters<typeof set>[2], string]>([
    ["a number", "a: 030 # c\n", 90, "a: 90 # c\n"],
    ["a number for a quoted one", 'a: "90"\n', 90, "a: 90\n"],
    ["a string in single quotes", "a: 'x'\n", "it's", "a: 'it''s'\n"],
    ["a string in double quotes", 'a: "x"\n', "y", 'a: "y"\n'],
    ["a plain string", "a: x\n", "true", 'a: "true"\n'],
    ["where there was none", "a:\nb: 1\n", 90, "a: 90\nb: 1\n"],
    ["where there was a comment only", "a: # c\n", 90, "a: 90 # c\n"],
    ["where there was null", "a: ~ # c\n", 90, "a: 90 # c\n"],
    ["on a line of its own", "a:\n  x\n", "z", "a:\n  z\n"],
    ["for a literal", "a: |\n  x\n  y\nb: 1\n", "z", "a: z\nb: 1\n"],
    ["for a literal that keeps line breaks", "a: |+\n  x\n\nb: 1\n", "z", "a: z\n\nb: 1\n"],
    ["a sequence for a string", "a: sleep 70 # c\n", ["sleep", "70"], 'a: ["sleep", "70"] # c\n'],
    ["a mapping for a string", "a: x # c\n", { b: 1 }, "a: # c\n  b: 1\n"],
    ["a string for a mapping", "a:\n  b: 1\n  c: 2 # d\ne: 1\n", "x", "a: x # d\ne: 1\n"],
    ["a string for a mapping below a comment", "a:\n  # k\n  b: 1\n", "x", "a: x\n  # k\n"],
    ["an empty mapping", "a:\n  b: 1\n", {}, "a: {}\n"],
    ["a mapping for a sequence", "a: [1, 2]\n", { b: 1 }, "a:\n  b: 1\n"],
    ["some items", 'a: ["sleep", "5", "x"]\n', ["sleep", "70"], 'a: ["sleep", "70"]\n'],
    ["some items of a block", "a:\n- sh # s\n- -c\n- x\n", ["sh", "y"], 'a:\n- sh # s\n- "y"\n'],
    ["more items", "a: [x, 1]\n", ["x", 1, "z"], "a: [x, 1, z]\n"],
    ["more items of a block", "a:\n- x # c\n", ["x", "z"], "a:\n- x # c\n- z\n"],
    ["some entries", "a:\n  b: 1 # b\n  c: 2\n", { b: 1, d: 3 }, "a:\n  b: 1 # b\n  d: 3\n"],
    [
      "the only entry",
      "a:\n  exec:\n    command: [x]\nb: 1\n",
      { sleep: { seconds: 70 } },
      "a:\n  sleep:\n    seconds: 70\nb: 1\n",
    ],
    ["the same", "a: {b: [1, 'x']}\n", { b: [1, "x"] }, "a: {b: [1, 'x']}\n"],
    ["in flow style", "{a: x, b: 1}\n", { c: [1] }, "{a: {c: [1]}, b: 1}\n"],
    ["in JSON", '{"a":"x"}', "y", '{"a":"y"}'],
  ])("%s", (_, before, value, after) => {
    expect(edit(before, set("", "a", value))).toBe(after);
  });

  test("gives no edit where the value stands already", () => {
    const text = "a: {b: 1}\n";
    expect(
      editDocument(text, [{ kind: "set", mapping: { start: 0, end: 9 }, path: ["a", "b"], value: 1 }]),
    ).toEqual({
      state: "edits",
      edits: [],
    });
  });
});

describe("an entry taken away", () => {
  test.each([
    ["in the middle", "a: 1\n# x\nb: 2 # y\n# z\nc: 3\n", "b", "a: 1\n# x\n# z\nc: 3\n"],
    ["with its block", "a: 1\nb:\n  c: |\n    x\n\nd: 1\n", "b", "a: 1\n\nd: 1\n"],
    ["at the end of the text", "a: 1\nb: 2", "b", "a: 1"],
    ["that keeps its line breaks", "a: 1\nb: |+\n  x\n\nc: 1\n", "b", "a: 1\nc: 1\n"],
    ["behind a dash", "l:\n- a: 1 # x\n  b: 2\n", "l.0.a", "l:\n- b: 2\n"],
    ["behind a dash, above a comment", "l:\n- a: 1 # x\n  # y\n  b: 2\n", "l.0.a", "l:\n-\n  # y\n  b: 2\n"],
    ["the only one", "a:\n  b: 1 # x\nc: 1\n", "a.b", "a: {}\nc: 1\n"],
    ["the only one below a comment", "a: # y\n  # k\n  b: 1 # x\n", "a.b", "a: {} # y\n  # k\n"],
    ["an item", "a:\n- 1\n- 2 # x\n- 3\n", "a.1", "a:\n- 1\n- 3\n"],
    ["the first item", "a:\n- b: 1\n  c: 2\n- 3\n", "a.0", "a:\n- 3\n"],
    ["the only item", "a:\n- b: 1\n", "a.0", "a: []\n"],
    ["the first in flow style", "a: {b: 1, c: 2}\n", "a.b", "a: {c: 2}\n"],
    ["the last in flow style", "a: { b: 1, c: 2 }\n", "a.c", "a: { b: 1 }\n"],
    ["the only one in flow style", "a: {b: 1}\n", "a.b", "a: {}\n"],
    ["a flow item with a hash", "a: [1, '#', 3]\n", "a.1", "a: [1, 3]\n"],
    ["a flow item", "a: [1, 2, 3]\n", "a.1", "a: [1, 3]\n"],
    ["in JSON", '{\n  "a": 1,\n  "b": 2\n}\n', "b", '{\n  "a": 1\n}\n'],
  ])("%s", (_, before, path, after) => {
    expect(edit(before, remove("", path))).toBe(after);
  });

  test("is not taken away with a comment that belongs to another", () => {
    expect(edit("a: {\n  b: 1, # b\n  c: 2 # c\n}\n", remove("a", "c"))).toBe("layout");
  });
});

describe("another key", () => {
  test("keeps its quotes and its value", () => {
    expect(edit("a:\n  'b' : 1 # c\n", rename("a", "b", "x"))).toBe("a:\n  'x' : 1 # c\n");
    expect(edit('{"b":1}', rename("", "b", "x"))).toBe('{"x":1}');
    expect(edit("b:\n- 1\n", rename("", "b", "on"))).toBe('"on":\n- 1\n');
  });

  test("must be free", () => {
    expect(edit("a: 1\nb: 2\n", rename("", "a", "b"))).toBe("conflict");
  });
});

describe("characters inside a scalar", () => {
  test("are replaced wherever they stand", () => {
    expect(edit("c: [sh, -c, 'sleep 30 && x']\n", replace("30", "70"))).toBe(
      "c: [sh, -c, 'sleep 70 && x']\n",
    );
    expect(edit("c:\n- |\n  echo\n  sleep 30s\n", replace("30s", "70"))).toBe(
      "c:\n- |\n  echo\n  sleep 70\n",
    );
    expect(edit("c: sleep 5 && sleep 6\n", replace("5", "70"), replace("6", "80"))).toBe(
      "c: sleep 70 && sleep 80\n",
    );
  });

  test("must be inside one scalar and leave it one", () => {
    expect(edit("c: sleep 30\nd: 1\n", replace("30\nd", "1"))).toBe("changed");
    expect(edit("c: sleep 30\n", replace("30", "30: 1"))).toBe("layout");
    expect(edit("c: 'sleep 30'\n", replace("30", "it's"))).toBe("layout");
    expect(edit("c: sleep 30\n", replace("30", "3 # 0"))).toBe("layout");
    expect(edit("c: sleep 30\n", replace("c", "d"))).toBe("changed");
  });

  test("may be all of them", () => {
    expect(edit("c: '90' # x\n", replace("'90'", "90"))).toBe("c: 90 # x\n");
    expect(edit("c: 90\n", replace("90", "[90]"))).toBe("layout");
  });

  test("are not replaced where others share them", () => {
    expect(edit("c: &x sleep 30\nd: *x\n", replace("30", "70"))).toBe("alias");
    expect(edit("c: &x [sleep, 30]\nd: {y: *x}\n", replace("30", "70"))).toBe("alias");
  });

  test("are replaced together with changes elsewhere", () => {
    const before = "spec:\n  x: 1\n  c: [sleep, '30']\n";
    expect(edit(before, set("spec", "w", 2, ["x"]), replace("30", "70"), remove("spec", "x"))).toBe(
      "spec:\n  w: 2\n  c: [sleep, '70']\n",
    );
  });
});

describe("several changes", () => {
  test("meet in one place", () => {
    expect(
      edit("a:\n  b:\n    c: 1", set("a.b", "x", 1), set("a", "v", 2), set("", "z", 3), set("a.b", "w", 4)),
    ).toBe("a:\n  b:\n    c: 1\n    x: 1\n    w: 4\n  v: 2\nz: 3");
  });

  test("create the same parent", () => {
    expect(edit("m:\n  n: x\n", set("m", "labels.a", 1), set("m", "labels.b", 2))).toBe(
      "m:\n  n: x\n  labels:\n    a: 1\n    b: 2\n",
    );
  });

  test("go inside what another one has created, and overwrite it", () => {
    expect(edit("a: 1\n", set("", "h", { p: { x: 1 } }), set("", "h.p.z", 2), set("", "h.p.x", 3))).toBe(
      "a: 1\nh:\n  p:\n    x: 3\n    z: 2\n",
    );
  });

  test("find their mapping again behind a rename or a removed item", () => {
    expect(edit("a:\n  b: 1\n", rename("", "a", "z"), set("a", "c", 2))).toBe("z:\n  b: 1\n  c: 2\n");
    expect(edit("l:\n- a: 1\n- b: 1\n", remove("", "l.0"), set("l.1", "c", 2))).toBe("l:\n- b: 1\n  c: 2\n");
    expect(edit("l:\n- a: 1\n", remove("", "l.0"), set("l.0", "c", 2))).toBe("changed");
  });

  test("come as one edit where they meet", () => {
    const text = "a: 1\n";
    const mapping = { start: 0, end: 4 };
    const outcome = editDocument(text, [
      { kind: "set", mapping, path: ["b"], value: 2 },
      { kind: "set", mapping, path: ["c"], value: 3 },
      { kind: "set", mapping, path: ["d"], value: 0, before: ["a"] },
    ]);
    expect(outcome).toEqual({
      state: "edits",
      edits: [
        { span: { start: 0, end: 0 }, newText: "d: 0\n" },
        { span: { start: 4, end: 4 }, newText: "\nb: 2\nc: 3" },
      ],
    });
  });

  test("cost some parses of the document, however many they are", () => {
    const items = Array.from({ length: 400 }, (_, number) => `- name: c${number}\n  image: x\n`);
    const text = `l:\n${items.join("")}`;
    const list = nodeAt(text, ["l"]);
    const changes = (list?.kind === "sequence" ? list.items : []).map(({ value }): YamlChange => {
      return { kind: "set", mapping: value.span, path: ["grace"], value: 90 };
    });
    const parsing = processorTime(() => {
      for (let time = 0; time < 5; time++) parseDocument(text);
    });
    const editing = processorTime(() => {
      expect(editDocument(text, changes)).toMatchObject({ state: "edits", edits: { length: 400 } });
    });
    expect(editing).toBeLessThan((parsing / 5) * 100);
  });
});

describe("nothing is edited", () => {
  test.each([
    ["in an anchored mapping that is aliased", "a: &x\n  b: 1\nc: *x\n", "a", "z", "alias"],
    ["below an anchored mapping", "a: &x\n  b:\n    c: 1\nd: [*x]\n", "a.b", "z", "alias"],
    ["through an alias", "a: &x\n  b: 1\nc: *x\n", "c", "z", "alias"],
    ["behind an alias", "q: &x {b: 1}\na:\n  c: *x\n", "a", "c.z", "alias"],
    ["in a mapping that is merged", "a: &x\n  b: 1\nc:\n  <<: *x\n", "a", "z", "merge-key"],
    ["that comes from a merge", "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n", "c", "b", "merge-key"],
    ["inside what comes from a merge", "a: &x\n  b: {c: 1}\nc:\n  <<: *x\n", "c", "b.z", "merge-key"],
    ["on a template line", "a:\n  b: x-{{ y }}\n", "a", "z", "template"],
    ["in a template value", "a:\n  b: {{ y }}\n", "a", "b", "template"],
    ["in a value with the tag of another tool", "a:\n  b: !x 1\n", "a", "b", "tag"],
    ["inside one", "a:\n  b: !x {c: 1}\n", "a", "b.c", "tag"],
    ["under a key that is written twice", "a:\n  b: 1\n  b: 2\n", "a", "b", "conflict"],
    ["inside a number", "a:\n  b: 1\n", "a", "b.c", "conflict"],
    ["inside a sequence by a key", "a:\n  b: [1]\n", "a", "b.c", "conflict"],
    ["far behind the end of a sequence", "a:\n  b: [1]\n", "a", "b.3", "conflict"],
    ["that a tag would turn into something else", "a:\n  b: !!str 1\n", "a", "b", "layout"],
  ])("%s", (_, before, owner, path, obstacle) => {
    expect(edit(before, set(owner, path, 9))).toBe(obstacle);
  });

  test("in a document that cannot be read", () => {
    const change = { kind: "set", mapping: { start: 0, end: 9 }, path: ["z"], value: 1 } as const;
    const obstacleIn = (text: string) => editDocument(text, [change]);
    expect(obstacleIn("a: 1\n b: 2\n")).toEqual({ state: "impossible", obstacle: "syntax-error" });
    expect(obstacleIn("a:\n  {{- if x }}\n  b: 1\n")).toEqual({ state: "impossible", obstacle: "template" });
  });

  test("where the mapping no longer is", () => {
    const change = { kind: "set", mapping: { start: 3, end: 9 }, path: ["a"], value: 1 } as const;
    expect(editDocument("a: 1\n", [change])).toEqual({ state: "impossible", obstacle: "changed" });
    expect(editDocument("", [change])).toEqual({ state: "impossible", obstacle: "changed" });
  });

  test("but a mapping that merges others takes new keys", () => {
    expect(edit("a: &x\n  b: 1\nc:\n  <<: *x\n", set("c", "z", 9))).toBe(
      "a: &x\n  b: 1\nc:\n  <<: *x\n  z: 9\n",
    );
  });

  test("but an anchor that nobody refers to is no obstacle", () => {
    expect(edit("a: &x\n  b: &y 1\n", set("a", "b", 9))).toBe("a: &x\n  b: &y 9\n");
  });

  test("that an alias still needs", () => {
    expect(edit("a:\n  b: &x 1\nc: *x\n", remove("", "a"))).toBe("alias");
    expect(edit("a:\n  b: &x 1\nc: *x\n", set("", "a", "x"))).toBe("alias");
  });
});
