/** A text that strains whoever reads it, and what a user has to be told about it. */
export interface HostileText {
  readonly title: string;
  readonly text: string;
  /** What an editor says about documents that are not read; null where all are read. */
  readonly hint: RegExp | null;
  /** The rules with findings in it. */
  readonly rules: readonly string[];
}

/** A Deployment whose hook cannot run, which is a finding wherever it stands; in a namespace of its own. */
export function withBrokenHook(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: elsewhere }
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          lifecycle: { preStop: { exec: { command: ["sleep 70"] } } }
`;
}

const broken = withBrokenHook("broken");
const found = ["prestop-ineffective"];

/** A sound Deployment without anything behind `spec.template.spec`. */
const podOf = (pod: string, before = "") => `apiVersion: apps/v1
kind: Deployment
metadata: { name: odd, namespace: elsewhere }
${before}spec:
  template:
    spec:
${pod}`;

const containers = "      containers: [{ name: web, image: registry.example.com/web:1.0.0 }]\n";

/** Annotations of so many characters, on lines of 100. */
const annotations = (characters: number) =>
  Array.from(
    { length: characters / 100 },
    (_, at) => `  a${String(at).padStart(7, "0")}: "${"x".repeat(85)}"\n`,
  );

/** Nine aliases of nine aliases, fifteen times over: 9^15 words, if anybody wrote them out. */
function laughs(): string {
  const lines = ["x0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"];
  for (let at = 1; at < 15; at++) {
    lines.push(
      `x${at}: &x${at} [${Array(9)
        .fill(`*x${at - 1}`)
        .join(", ")}]`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Two hundred mappings that each take over two hundred keys. */
function mergeKeys(): string {
  const keys = Array.from({ length: 200 }, (_, at) => `k${at}: 1`).join(", ");
  return `x: &x { ${keys} }\ny:\n${Array.from({ length: 200 }, (_, at) => `  m${at}: { <<: *x }\n`).join("")}`;
}

const large = /^Podgrace does not check this document, because it is larger than 1 MB: \d+ characters/;
const deep = /^Podgrace does not check this document: More than 100 collections inside each other\.$/;
const twice = (key: string) =>
  new RegExp(
    `^Podgrace checks this document only in part: The key "${key}" is written twice, and tools differ in which one counts\\.$`,
  );
const invalid = /^Podgrace does not check this document, because it is not valid YAML: /;

/** What generators, other tools, accidents and malice make of a manifest. */
export const hostileTexts: readonly HostileText[] = [
  {
    title: "one document of 5 MB",
    text: `${broken}x:\n${annotations(5_000_000).join("")}`,
    hint: large,
    rules: [],
  },
  {
    title: "5 MB in six documents",
    text: `${`${podOf(containers)}x:\n${annotations(850_000).join("")}---\n`.repeat(6)}${broken}`,
    hint: null,
    rules: found,
  },
  {
    title: "10,000 documents",
    text:
      Array.from({ length: 10_000 }, (_, at) => `${podOf(containers).replace("odd", `n${at}`)}---\n`).join(
        "",
      ) + broken,
    hint: null,
    rules: found,
  },
  { title: "100,000 empty documents", text: `${"---\n".repeat(100_000)}${broken}`, hint: null, rules: found },
  {
    title: "lists 10,000 deep in block style",
    text: `${broken}x: \n  ${"- ".repeat(10_000)}a\n`,
    hint: deep,
    rules: [],
  },
  {
    title: "mappings 1,000 deep in block style",
    text: `${broken}x:\n${Array.from({ length: 1000 }, (_, at) => `${" ".repeat(at + 1)}a:\n`).join("")}`,
    hint: deep,
    rules: [],
  },
  {
    title: "flow style 10,000 deep",
    text: `${broken}x: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`,
    hint: deep,
    rules: [],
  },
  {
    title: "flow style 10,000 deep and open",
    text: `${broken}x: ${"[{a: ".repeat(5000)}`,
    hint: deep,
    rules: [],
  },
  {
    title: "a name of 900,000 characters",
    text: withBrokenHook("n".repeat(900_000)),
    hint: null,
    rules: found,
  },
  {
    title: "a command of 900,000 characters",
    text: broken.replace("sleep 70", "sleep 70; ".repeat(90_000)),
    hint: null,
    rules: [],
  },
  {
    title: "a script of 900,000 characters",
    text: broken.replace('"sleep 70"', `sh, -c, "${"sleep 1; ".repeat(100_000)}"`),
    hint: null,
    rules: [],
  },
  { title: "an alias bomb beside the pod", text: `${broken}${laughs()}`, hint: null, rules: found },
  {
    title: "an alias bomb as the containers",
    text: podOf("      containers: *x14\n", laughs()),
    hint: null,
    rules: [],
  },
  {
    title: "an alias bomb in a command",
    text: podOf(
      "      containers: [{ name: web, lifecycle: { preStop: { exec: { command: *x14 } } } }]\n",
      laughs(),
    ),
    hint: null,
    rules: ["prestop-ineffective"],
  },
  {
    title: "3,000 aliases of one container",
    text: podOf(
      `      containers: [${Array(3000).fill("*web").join(", ")}]\n`,
      "x: &web { name: web, lifecycle: { preStop: { exec: { command: [sleep, '5'] } } } }\n",
    ),
    hint: null,
    rules: [],
  },
  {
    title: "merge keys by the thousand",
    text: `${broken}${mergeKeys()}`,
    hint: /^Podgrace checks this document only in part: Merge keys add too many entries\.$/,
    rules: found,
  },
  { title: "a key `spec` twice", text: `${broken}spec: { replicas: 2 }\n`, hint: twice("spec"), rules: [] },
  {
    title: "a key `containers` twice",
    text: podOf(containers.repeat(2)),
    hint: twice("containers"),
    rules: [],
  },
  {
    title: "a key `preStop` twice",
    text: broken.replace("preStop:", "preStop: { sleep: { seconds: 5 } }, preStop:"),
    hint: twice("preStop"),
    rules: [],
  },
  {
    title: "more keys than are read",
    text: `${podOf(containers)}${"k: 1\n".repeat(150_000)}`,
    hint: twice("k"),
    rules: [],
  },
  {
    title: "tabs as indentation",
    text: broken.replaceAll("    spec:", "\tspec:"),
    hint: /^Podgrace does not check this document, because it is not valid YAML: Tabs are not allowed as indentation\.$/,
    rules: [],
  },
  { title: "NUL characters", text: `${broken}\0\0`, hint: invalid, rules: [] },
  {
    title: "quotes that never close",
    text: `${broken}x: "${"a\n".repeat(300_000)}`,
    hint: invalid,
    rules: [],
  },
  {
    title: "half surrogates, controls and odd line breaks",
    text: `${broken}x: "\ud800 \u001b[31m \u2028 \u0085 \u202e"\n`,
    hint: null,
    rules: found,
  },
  {
    title: "a template",
    text: `${broken}{{- if .Values.x }}\nx: 1\n{{- end }}\n`,
    hint: null,
    rules: found,
  },
  { title: "nothing", text: "", hint: null, rules: [] },
  { title: "a byte order mark and nothing else", text: "\ufeff", hint: null, rules: [] },
  { title: "a scalar", text: "kind", hint: null, rules: [] },
  { title: "JSON with comments", text: '// kind\n{ "kind": 1, }\n', hint: null, rules: [] },
];
