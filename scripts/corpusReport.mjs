// What a folder of repositories looks like to Podgrace:
//
//   node scripts/corpusReport.mjs FOLDER                              a table, a row for each repository
//   node scripts/corpusReport.mjs FOLDER --sample 60 [--seed 1]       that many findings with their lines, to read by hand
//   node scripts/corpusReport.mjs FOLDER --list warning               every finding of one severity with its lines
//
// Every folder in FOLDER is scanned as a workspace of its own. The same seed draws the same sample from the same findings.
// Build first: node scripts/build.mjs
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { inProject } from "./lib/paths.mjs";

const severities = ["error", "warning", "information", "hint"];
/** Lines shown in front of a finding and behind it. */
const context = 6;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    list: { type: "string" },
    rule: { type: "string" },
  },
});
const [folder] = positionals;
if (!folder || !existsSync(folder)) {
  console.error("Name a folder that holds repositories: node scripts/corpusReport.mjs FOLDER [--sample N]");
  process.exit(2);
}

const repositories = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const reports = repositories.map((name) => ({ name, report: scan(path.join(folder, name)) }));

if (values.list !== undefined) all(({ severity }) => severity === values.list).forEach(print);
else if (values.sample !== undefined) {
  const shown = all(({ severity }) => severity === "warning" || severity === "information");
  drawn(shown, Number(values.sample), values.seed).forEach(print);
} else table();

/** The JSON report of a repository. Exit code 1 says that there are findings; anything above is a failure of the scan. */
function scan(repository) {
  const args = [inProject("dist/cli.js"), "scan", repository, "--format", "json", "--severity", "hint"];
  const { status, stdout, stderr } = spawnSync("node", args, { encoding: "utf8", maxBuffer: 1 << 29 });
  if (status !== 0 && status !== 1) throw new Error(`${repository}: exit code ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

function all(wanted) {
  return reports.flatMap(({ name, report }) =>
    report.findings
      .filter((finding) => wanted(finding) && (values.rule === undefined || finding.rule === values.rule))
      .map((finding) => ({ ...finding, repository: name })),
  );
}

/**
 * The findings whose names hash lowest: no finding's chance depends on what else there is. One for each rule of a file, so
 * that a generated file with a hundred equal objects is seen once.
 */
function drawn(findings, count, seed) {
  const hash = (...parts) =>
    createHash("sha256")
      .update(JSON.stringify([seed, ...parts]))
      .digest("hex");
  const files = new Map();
  for (const finding of findings) {
    const { repository, file, rule, object, container, range } = finding;
    const key = JSON.stringify([repository, file, rule]);
    const rank = hash(key, object, container, range.start);
    if (rank < (files.get(key)?.rank ?? "g")) files.set(key, { finding, rank });
  }
  return [...files.entries()]
    .sort(([a], [b]) => (hash(a) < hash(b) ? -1 : 1))
    .slice(0, count)
    .map(([, { finding }]) => finding);
}

function print(finding, index) {
  const { repository, file, range, rule, severity, message, related, object, container } = finding;
  const lines = readFileSync(path.join(folder, repository, file), "utf8").split(/\r?\n/);
  const first = Math.max(0, range.start.line - context);
  const name = `${object.kind}/${object.name}${container ? `, container ${container}` : ""}`;
  console.log(
    `\n━━ ${index + 1}. ${severity} ${rule}  ${repository}/${file}:${range.start.line + 1}  ${name}`,
  );
  console.log(`   ${message}`);
  for (const { file: at, range: place, message: words } of related) {
    console.log(`   · ${at}:${place.start.line + 1}: ${words}`);
  }
  for (const [at, line] of lines.slice(first, range.start.line + context + 1).entries()) {
    const number = first + at;
    console.log(`${number === range.start.line ? " ▶" : "  "}${String(number + 1).padStart(5)} │ ${line}`);
  }
}

function table() {
  const rules = [...new Set(reports.flatMap(({ report }) => report.findings.map(({ rule }) => rule)))].sort();
  const rows = reports.map(({ name, report }) => row(name, [report], rules));
  const total = row(
    "all",
    reports.map(({ report }) => report),
    rules,
  );
  const head = ["repository", "files", "documents", "workloads", "skipped", ...rules];
  console.log(`Findings as ${severities.map((severity) => severity[0].toUpperCase()).join("/")}\n`);
  for (const cells of [head, head.map(() => "---"), ...rows, total]) console.log(`| ${cells.join(" | ")} |`);
}

function row(name, from, rules) {
  const sum = (key) => from.reduce((count, { summary }) => count + summary[key], 0);
  return [
    name,
    ...["files", "documents", "workloads", "skipped"].map(sum),
    ...rules.map((rule) =>
      counts(from.flatMap(({ findings }) => findings).filter((each) => each.rule === rule)),
    ),
  ];
}

/** `0/3/1/0`; nothing where there are none. */
function counts(findings) {
  if (findings.length === 0) return "";
  return severities
    .map((severity) => findings.filter((finding) => finding.severity === severity).length)
    .join("/");
}
