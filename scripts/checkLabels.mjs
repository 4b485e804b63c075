// Holds the findings against hand-made labels: node scripts/checkLabels.mjs FOLDER
//
// FOLDER has labels.json and, in manifests/<repository>/, the repositories it speaks of. A label names a workload by
// path, kind and name, the findings that must be reported at warning or above (`expected`) and those that may be
// (`acceptable`); of the three rules that labels judge, any other finding on that workload is a false alarm.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inProject } from "./lib/paths.mjs";

const rules = {
  "missing-prestop": "prestop-missing",
  "grace-period-too-short": "grace-period-too-short",
  "readiness-gate-missing": "readiness-gate-label-missing",
};

const folder = process.argv[2];
if (!folder || !existsSync(path.join(folder, "labels.json"))) {
  console.error("Name the folder that holds labels.json: node scripts/checkLabels.mjs FOLDER");
  process.exit(2);
}
const { labels } = JSON.parse(readFileSync(path.join(folder, "labels.json"), "utf8"));
const reports = new Map();
let wrong = 0;
for (const label of labels) {
  const problems = problemsOf(label, reportOf(label.path.split("/")[0]));
  if (problems.length > 0) wrong++;
  console.log(
    `${problems.length === 0 ? "ok   " : "WRONG"} ${label.id} ${label.path} ${label.kind}/${label.name}`,
  );
  for (const problem of problems) console.log(`        ${problem}`);
}
console.log(`${labels.length - wrong} of ${labels.length} labels hold`);
process.exitCode = wrong === 0 ? 0 : 1;

/** The JSON report of a repository; files that only look different by their ending are read as YAML too. */
function reportOf(repository) {
  if (reports.has(repository)) return reports.get(repository);
  const copy = mkdtempSync(path.join(tmpdir(), "podgrace-labels-"));
  try {
    cpSync(path.join(folder, "manifests", repository), copy, { recursive: true });
    const json = execFileSync(
      "node",
      [inProject("dist/cli.js"), "scan", copy, "--format", "json", "--fail-on", "error"],
      {
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    reports.set(repository, JSON.parse(json));
  } catch (error) {
    reports.set(repository, JSON.parse(error.stdout));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return reports.get(repository);
}

function problemsOf(label, report) {
  const file = label.path.split("/").slice(1).join("/");
  if (label.expected.length === 0) return [];
  const judged = new Set(Object.values(rules));
  const found = report.findings.filter(
    ({ rule, severity, file: at, object, related }) =>
      judged.has(rule) &&
      (severity === "warning" || severity === "error") &&
      ((at === file && object.kind === label.kind && object.name === label.name) ||
        (rule === rules["readiness-gate-missing"] &&
          related.some((each) => each.file === file && each.message.includes(`/${label.name}`)))),
  );
  const expected = label.expected.filter((each) => each !== "none");
  const optional = label.acceptable.map((each) => rules[each.finding ?? each] ?? each);
  const unread =
    optional.includes("none-because-file-extension-template") &&
    !report.workloads.some((each) => each.file === file);
  if (unread) return [];
  const missing = expected.filter(
    ({ finding, container }) =>
      !found.some((each) => each.rule === rules[finding] && (!container || each.container === container)),
  );
  const extra = found.filter(
    (each) =>
      !optional.includes(each.rule) &&
      !expected.some(
        ({ finding, container }) =>
          rules[finding] === each.rule && (!container || container === each.container),
      ),
  );
  return [
    ...missing.map(({ finding, container }) => `not reported: ${rules[finding]} ${container ?? ""}`),
    ...extra.map(({ rule, message }) => `false alarm: ${rule}: ${message}`),
  ];
}
