// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other tools are what is read here.
import { describe, expect, it } from "vitest";
import type { Field } from "../../../server/src/core/yaml/field.ts";
import {
  type FieldReader,
  fieldReader,
  type MappingField,
} from "../../../server/src/core/yaml/fieldReader.ts";
import { parseDocument } from "../../../server/src/core/yaml/parseDocument.ts";

function open(text: string): {
  read: FieldReader;
  root: MappingField;
  at: (field: Field<unknown>) => string | null;
} {
  const { root, problems } = parseDocument(text);
  if (root === null) throw new Error(JSON.stringify(problems));
  const read = fieldReader(3);
  return {
    read,
    root: read.root(root),
    at: (field) => (field.state === "absent" ? null : text.slice(field.at.span.start, field.at.span.end)),
  };
}

/** `value`, `absent`, or `reason: text`. */
function brief(field: Field<unknown>): unknown {
  if (field.state === "known") return field.value;
  return field.state === "absent" ? "absent" : `${field.reason}: ${field.text}`;
}

describe("integer", () => {
  it.each<[string, unknown]>([
    ["90", 90],
    ["0", 0],
    ["-5", -5],
    ["90.0", 90],
    ["030", 24],
    ["0x10", 16],
    ["1_000", 1000],
    ["", "absent"],
    ["~", "absent"],
    ["null", "absent"],
    ["90.5", "wrong-type: 90.5"],
    ["90s", "wrong-type: 90s"],
    ['"90"', 'wrong-type: "90"'],
    ["'90'", "wrong-type: '90'"],
    ["yes", "wrong-type: yes"],
    [".inf", "wrong-type: .inf"],
    ["[90]", "wrong-type: null"],
    ["{a: 90}", "wrong-type: null"],
    ["9223372036854775807", "limit: 9223372036854775807"],
    ["${GRACE}", "placeholder: ${GRACE}"],
    ['"${GRACE}"', 'placeholder: "${GRACE}"'],
    ["$GRACE", "placeholder: $GRACE"],
    ["$(GRACE)", "placeholder: $(GRACE)"],
    ['"#{GRACE}#"', 'placeholder: "#{GRACE}#"'],
    ["<seconds>", "placeholder: <seconds>"],
    ["__GRACE__", "placeholder: __GRACE__"],
    ["GRACE_SECONDS", "placeholder: GRACE_SECONDS"],
    ["{{ .Values.grace }}", "template: null"],
    ['"{{ .Values.grace }}"', "template: null"],
  ])("reads %s as %s", (written, expected) => {
    const { read, root } = open(`grace: ${written}\nother: 1\n`);
    expect(brief(read.integer(root, "grace"))).toBe(expected);
  });
});

describe("boolean", () => {
  it.each<[string, unknown]>([
    ["true", true],
    ["off", false],
    ["y", true],
    ['"true"', 'wrong-type: "true"'],
    ["1", "wrong-type: 1"],
    ["${READY}", "placeholder: ${READY}"],
    ["~", "absent"],
  ])("reads %s as %s", (written, expected) => {
    const { read, root } = open(`ready: ${written}\n`);
    expect(brief(read.boolean(root, "ready"))).toBe(expected);
  });
});

describe("name, keyword and intOrString", () => {
  it.each<[string, unknown, unknown, unknown]>([
    ["web", "web", "web", "web"],
    ['""', "", "", ""],
    ['"80"', "80", "80", "80"],
    ["80", "wrong-type: 80", "wrong-type: 80", 80],
    ["25%", "25%", "25%", "25%"],
    ["1.5", "wrong-type: 1.5", "wrong-type: 1.5", "wrong-type: 1.5"],
    ["true", "wrong-type: true", "wrong-type: true", "wrong-type: true"],
    ["2026-01-31", "2026-01-31", "2026-01-31", "2026-01-31"],
    [
      "12345678901234567890",
      "wrong-type: 12345678901234567890",
      "wrong-type: 12345678901234567890",
      "limit: 12345678901234567890",
    ],
    ["web-${ENV}", "web-${ENV}", "placeholder: web-${ENV}", "placeholder: web-${ENV}"],
    ["$(NAME)", "$(NAME)", "placeholder: $(NAME)", "placeholder: $(NAME)"],
    ["cost-5$", "cost-5$", "cost-5$", "cost-5$"],
    ["web-{{ .Release.Name }}", "template: null", "template: null", "template: null"],
    ["", "absent", "absent", "absent"],
  ])("reads %s", (written, name, keyword, intOrString) => {
    const { read, root } = open(`value: ${written}\n`);
    expect(brief(read.name(root, "value"))).toBe(name);
    expect(brief(read.keyword(root, "value"))).toBe(keyword);
    expect(brief(read.intOrString(root, "value"))).toBe(intOrString);
  });
});

describe("places", () => {
  it("gives the value with its quotes, and the key", () => {
    const text = "spec:\n  \"name\": 'web' # comment\n";
    const { read, root } = open(text);
    const field = read.name(read.mapping(root, "spec"), "name");
    expect(field).toEqual({
      state: "known",
      value: "web",
      at: { document: 3, span: { start: 16, end: 21 } },
      key: { document: 3, span: { start: 8, end: 14 } },
      holder: { document: 3, span: { start: 8, end: 21 } },
      basis: "literal",
    });
    expect(text.slice(16, 21)).toBe("'web'");
    expect(text.slice(8, 14)).toBe('"name"');
  });

  it("names the nearest mapping that exists as the owner of what is absent", () => {
    const text = "spec:\n  a: 1\n  lifecycle: ~\n";
    const { read, root } = open(text);
    const field = read.name(read.mapping(root, "spec", "lifecycle", "preStop"), "x");
    expect(field.state).toBe("absent");
    const owner = field.state === "absent" ? field.owner.span : null;
    expect(owner && text.slice(owner.start, owner.end)).toBe("a: 1\n  lifecycle: ~");
  });

  it("passes an unknown parent on to its children", () => {
    const { read, root, at } = open("spec: {{ toYaml .Values.spec }}\nsleep: 10\n");
    const templated = read.integer(read.mapping(root, "spec", "template"), "replicas");
    expect(brief(templated)).toBe("template: null");
    expect(at(templated)).toBe("{{ toYaml .Values.spec }}");
    const mistyped = read.integer(read.mapping(root, "sleep"), "seconds");
    expect(brief(mistyped)).toBe("wrong-type: 10");
    expect(at(mistyped)).toBe("10");
  });

  it("takes a key that is written twice for unknown", () => {
    const { read, root } = open("grace: 30\ngrace: 60\n");
    expect(read.integer(root, "grace")).toMatchObject({ state: "unknown", reason: "duplicate-key" });
  });
});

describe("sharing", () => {
  const text = `
base: &base
  grace: 60
  inner: &inner {port: 80}
copy: *base
merged:
  <<: *base
  own: 1
list: [*inner, {port: 81}]
`;

  it.each([
    ["base", ["base"], "literal"],
    ["copy", ["copy"], "alias"],
    ["merged", ["merged"], "merge"],
  ])("says on what the grace of %s rests", (_, path, basis) => {
    const { read, root, at } = open(text);
    const field = read.integer(read.mapping(root, ...path), "grace");
    expect(field).toMatchObject({ state: "known", value: 60, basis });
    expect(at(field)).toBe("60");
  });

  it("hands it down to values below, and keeps it from own ones beside", () => {
    const { read, root } = open(text);
    expect(read.integer(read.mapping(root, "copy", "inner"), "port")).toMatchObject({ basis: "alias" });
    expect(read.integer(read.mapping(root, "merged", "inner"), "port")).toMatchObject({ basis: "merge" });
    expect(read.integer(read.mapping(root, "merged"), "own")).toMatchObject({ basis: "literal" });
    const ports = read.mappings(root, "list").map((item) => read.integer(item, "port"));
    expect(ports).toMatchObject([
      { value: 80, basis: "alias" },
      { value: 81, basis: "literal" },
    ]);
  });
});

describe("sequences", () => {
  it("has no items where it is absent, and one unknown item where it cannot be read", () => {
    const { read, root } = open("a: []\nb:\nc: text\nd: {{ x }}\ne: [1, null, two]\n");
    const items = (key: string): unknown[] => read.names(root, key).map(brief);
    expect(items("missing")).toEqual([]);
    expect(items("a")).toEqual([]);
    expect(items("b")).toEqual([]);
    expect(items("c")).toEqual(["wrong-type: text"]);
    expect(items("d")).toEqual(["template: null"]);
    expect(items("e")).toEqual(["wrong-type: 1", "wrong-type: null", "two"]);
  });
});

describe("limits", () => {
  it("gives up on a graph of aliases that spells a huge object", () => {
    const many = Array.from({ length: 4000 }, (_, n) => `k${n}: 1`).join(", ");
    const { read, root } = open(`big: &big {${many}}\nlist: [${Array(4000).fill("*big").join(", ")}]\n`);
    const last = read
      .mappings(root, "list")
      .map((item) => read.integer(item, "k3999"))
      .at(-1);
    expect(last).toMatchObject({ state: "unknown", reason: "limit" });
  });
});
