import * as fc from "fast-check";

/**
 * Random Deployments in many layouts: the same data written with other indentation, quotes, comments, flow and block style,
 * line breaks, anchors. The renderer is written against the YAML specification and shares nothing with what is tested.
 */
export interface GeneratedManifest {
  readonly text: string;
  readonly layout: Layout;
  /** How many containers the pod has. */
  readonly containers: number;
}

export interface Layout {
  readonly indent: 2 | 4;
  readonly indentlessSequences: boolean;
  readonly flowContainers: boolean;
  readonly flowLabels: boolean;
  readonly lineBreak: "\n" | "\r\n";
  readonly finalLineBreak: boolean;
  readonly startMarker: boolean;
  /** Picks, in turn, quotes, comments and blank lines. */
  readonly dice: readonly number[];
  readonly labels: "filled" | "null" | "empty" | "absent" | "anchored";
  readonly lastEntry: "plain" | "literal" | "folded" | "keep" | "sequence" | "flow" | "null" | "quoted";
  readonly tail: "none" | "comment" | "entry";
}

const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(2, 4),
  indentlessSequences: fc.boolean(),
  flowContainers: fc.boolean(),
  flowLabels: fc.boolean(),
  lineBreak: fc.constantFrom("\n", "\r\n"),
  finalLineBreak: fc.boolean(),
  startMarker: fc.boolean(),
  dice: fc.array(fc.nat(11), { minLength: 1, maxLength: 60 }),
  labels: fc.constantFrom("filled", "null", "empty", "absent", "anchored"),
  lastEntry: fc.constantFrom("plain", "literal", "folded", "keep", "sequence", "flow", "null", "quoted"),
  tail: fc.constantFrom("none", "comment", "entry"),
});

export const arbitraryManifest: fc.Arbitrary<GeneratedManifest> = fc
  .tuple(layout, fc.integer({ min: 1, max: 3 }))
  .map(([chosen, containers]) => ({ text: render(chosen, containers), layout: chosen, containers }));

/** Several documents in one file. */
export const arbitraryFile: fc.Arbitrary<string> = fc
  .array(arbitraryManifest, { minLength: 1, maxLength: 4 })
  .map((manifests) =>
    manifests
      .map(({ text }) => (/^---/.test(text) ? text : `---\n${text}`))
      .map((text) => text.replace(/\n?$/, "\n"))
      .join(""),
  );

function render(chosen: Layout, containers: number): string {
  const lines = new Lines(chosen);
  const { indent } = chosen;
  if (chosen.startMarker) lines.raw("---");
  lines.add(0, "apiVersion: apps/v1");
  lines.add(0, "kind: Deployment");
  lines.add(0, "metadata:");
  lines.add(indent, `name: ${lines.quote("web")}`);
  renderLabels(lines, chosen);
  lines.add(0, "spec:");
  lines.add(indent, "replicas: 3");
  lines.add(indent, "template:");
  lines.add(2 * indent, "spec:");
  if (lines.roll() < 4) lines.add(3 * indent, "terminationGracePeriodSeconds: 30");
  lines.add(3 * indent, `${lines.roll() < 3 ? '"containers"' : "containers"}:`);
  const dash = 3 * indent + (chosen.indentlessSequences ? 0 : indent);
  for (let number = 0; number < containers; number++) renderContainer(lines, chosen, dash, number);
  if (chosen.tail === "entry") lines.add(3 * indent, "restartPolicy: Always");
  if (chosen.tail === "comment") lines.comment(3 * indent);
  return lines.text();
}

function renderLabels(lines: Lines, { indent, labels, flowLabels }: Layout): void {
  if (labels === "null") lines.add(indent, "labels:");
  if (labels === "empty") lines.add(indent, "labels: {}");
  const anchor = labels === "anchored" ? " &labels" : "";
  if (labels === "filled" || labels === "anchored") {
    if (flowLabels)
      lines.add(indent, `labels:${anchor} { app: web,${lines.roll() < 6 ? " " : ""}"tier": front }`);
    else {
      lines.add(indent, `labels:${anchor}`);
      lines.add(2 * indent, `app: ${lines.quote("web")}`);
      lines.add(2 * indent, "tier: front");
    }
  }
  if (labels === "anchored") lines.add(indent, "annotations: *labels");
}

function renderContainer(lines: Lines, chosen: Layout, dash: number, number: number): void {
  const name = `c${number}`;
  if (chosen.flowContainers) {
    lines.add(dash, `- {name: ${name}, image: "registry/${name}:1", ports: [{containerPort: 80}]}`);
    return;
  }
  const column = dash + 2;
  const inner = column + chosen.indent;
  lines.add(dash, `- name: ${lines.quote(name)}`);
  lines.add(column, `image: ${lines.quote(`registry/${name}:1`)}`);
  lines.add(column, "resources:");
  lines.add(inner, "limits: {cpu: 1, memory: 64Mi}");
  const last = lastEntries[chosen.lastEntry](lines, column, inner);
  for (const line of last) lines.raw(line);
}

const lastEntries: Record<Layout["lastEntry"], (lines: Lines, column: number, inner: number) => string[]> = {
  plain: (_, column) => [`${at(column)}imagePullPolicy: Always`],
  quoted: (_, column, inner) => [`${at(column)}workingDir: "/a`, `${at(inner)}b" # folded`],
  literal: (_, column, inner) => [
    `${at(column)}workingDir: |`,
    `${at(inner)}# no comment`,
    "",
    `${at(inner + 2)}two`,
  ],
  folded: (_, column, inner) => [
    `${at(column)}workingDir: >- # header`,
    `${at(inner)}one`,
    `${at(inner)}two`,
    "",
  ],
  keep: (_, column, inner) => [`${at(column)}workingDir: |+`, `${at(inner)}one`, "", ""],
  sequence: (_, column) => [`${at(column)}args:`, `${at(column)}- --one`, `${at(column)}- "two: 2"`],
  flow: (_, column, inner) => [
    `${at(column)}args: [`,
    `${at(inner)}"--one", # first`,
    `${at(inner)}'--two'`,
    `${at(column)}]`,
  ],
  null: (_, column) => [`${at(column)}args:`],
};

function at(column: number): string {
  return " ".repeat(column);
}

/** Lines with comments and blank lines thrown in. */
class Lines {
  readonly #layout: Layout;
  readonly #lines: string[] = [];
  #rolled = 0;

  constructor(chosen: Layout) {
    this.#layout = chosen;
  }

  /** The next of the dice, 0 to 11. */
  roll(): number {
    const { dice } = this.#layout;
    this.#rolled++;
    return dice[this.#rolled % dice.length] ?? 0;
  }

  quote(text: string): string {
    const chance = this.roll();
    return chance < 2 ? `"${text}"` : chance < 4 ? `'${text}'` : text;
  }

  add(column: number, content: string): void {
    const chance = this.roll();
    if (chance === 0) this.comment(column);
    if (chance === 1) this.raw("");
    this.raw(`${at(column)}${content}${chance === 2 ? ` # ${this.#rolled}` : chance === 3 ? "  " : ""}`);
    if (chance === 4) this.comment(column + this.#layout.indent);
  }

  comment(column: number): void {
    this.raw(`${at(column)}# comment ${this.#rolled}`);
  }

  raw(line: string): void {
    this.#lines.push(line);
  }

  text(): string {
    const { lineBreak, finalLineBreak } = this.#layout;
    return this.#lines.join(lineBreak) + (finalLineBreak ? lineBreak : "");
  }
}
