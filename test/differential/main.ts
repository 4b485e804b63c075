import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import { type Comparison, compareAll } from "./compare.ts";
import { realRenderer, textsBelow } from "./tools.ts";

/** Prints how every repository below a folder compares: scripts/differential.mjs bundles and runs it. */
const folder = path.resolve(process.argv[2] ?? ".");
const details = process.argv.includes("--details");
run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function run(): Promise<void> {
  const renderer = realRenderer();
  const rows: Row[] = [];
  for (const repository of readdirSync(folder).sort()) {
    const place = path.join(folder, repository);
    if (!statSync(place).isDirectory()) continue;
    const uri = URI.file(place).toString();
    const { units, contradictedTogether } = await compareAll(await textsBelow(uri), uri, renderer);
    if (units.length > 0) rows.push({ repository, comparisons: units, contradictedTogether });
  }
  await renderer.dispose();
  print(rows);
}

interface Row {
  readonly repository: string;
  readonly comparisons: readonly Comparison[];
  readonly contradictedTogether: readonly string[];
}

function print(rows: readonly Row[]): void {
  const head = [
    "repository",
    "rendered",
    "failed",
    "files tell",
    "both",
    "only rendered",
    "contradicted",
    "together",
    "facts",
    "wrong facts",
  ];
  const total = {
    repository: "all",
    comparisons: rows.flatMap(({ comparisons }) => comparisons),
    contradictedTogether: rows.flatMap((row) => row.contradictedTogether),
  };
  const lines = [head, ...[...rows, total].map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    );
  }
  const list = (title: string, of: (comparison: Comparison) => readonly string[]) => listIn(rows, title, of);
  list("Contradicted", (each) => each.contradicted);
  const together = rows.flatMap((row) =>
    row.contradictedTogether.map((text) => `  ${row.repository}  ${text}`),
  );
  if (together.length > 0) console.log(`\nContradicted in the whole workspace:\n${together.join("\n")}`);
  list("Wrong facts", (each) => each.differentFacts);
  if (!details) return;
  list("Only rendered", (each) => each.onlyRendered);
  list("Not rendered", ({ target, failure }) =>
    failure === null ? [] : [`${target.kind} ${target.name}: ${failure}`],
  );
}

function cells({ repository, comparisons, contradictedTogether }: Row): string[] {
  const sum = (count: (each: Comparison) => number) =>
    String(comparisons.reduce((total, each) => total + count(each), 0));
  return [
    repository,
    sum(({ failure }) => (failure === null ? 1 : 0)),
    sum(({ failure }) => (failure === null ? 0 : 1)),
    sum(({ found }) => found),
    sum(({ both }) => both),
    sum(({ onlyRendered }) => onlyRendered.length),
    sum(({ contradicted }) => contradicted.length),
    String(contradictedTogether.length),
    sum(({ equalFacts }) => equalFacts),
    sum(({ differentFacts }) => differentFacts.length),
  ];
}

function listIn(
  rows: readonly Row[],
  title: string,
  of: (comparison: Comparison) => readonly string[],
): void {
  const found = rows.flatMap(({ repository, comparisons }) =>
    comparisons.flatMap(of).map((text) => `  ${repository}  ${text}`),
  );
  if (found.length > 0) console.log(`\n${title}:\n${found.join("\n")}`);
}
