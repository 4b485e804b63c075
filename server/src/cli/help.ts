import type { CommandName } from "./mistake.ts";

/** The help of one command, or the overview. Ends with a line break. */
export function helpFor(topic: CommandName | null): string {
  return topic === null || topic === "help" ? overview : details[topic];
}

const overview = `podgrace says which Kubernetes rolling updates will drop requests, and why.

Usage
  podgrace scan [path…]      check manifests; without a path, the working directory
  podgrace explain [rule]    what a rule reports, why, and what to do; without a rule, all of them
  podgrace init [folder]     write a configuration file in which everything is explained
  podgrace timeline path…    draw how pods shut down, in characters or as an SVG
  podgrace server --stdio    start the language server for an editor
  podgrace help [command]    more about a command
  podgrace --version         the version

Exit codes of scan
  0  no findings at or above --fail-on
  1  findings at or above --fail-on
  2  the command line or the configuration is wrong, or a file it names is not what it should be
  3  a path named on the command line could not be read; the rest was scanned
  70 podgrace itself failed, or the report could not be written

Start with
  podgrace scan .            the report of this folder
  podgrace help scan         how to fix, to accept what is old, and to report in CI
`;

const details: Readonly<Record<Exclude<CommandName, "help">, string>> = {
  scan: `Usage
  podgrace scan [path…] [flags]

Reads the .yaml, .yml and .json files below each folder, files that are named whatever their ending,
globs ("k8s/**/*.yaml"), and standard input where a path is "-". What .gitignore ignores is left out,
unless it is named. What sends traffic to a workload often stands in another file: name the folder
rather than one file of it.

What is reported
  --format FORMAT         text      for people (default)
                          json      for programs
                          sarif     for code scanning
                          github    annotations of GitHub Actions
                          junit     for test reports
                          markdown  a summary for a pull request
  --severity LEVEL        the lowest severity shown: hint, information (default), warning or error
  --fail-on LEVEL         the lowest severity that gives exit code 1 (default warning)
  -q, --quiet             findings only: no summary and no notes

Charts and overlays
  --render                also check what they render to with helm and kustomize (or kubectl); nothing
                          is fetched, and charts get their default values
  --helm PATH             the helm to use (default: the one on the PATH)
  --kustomize PATH        the kustomize or kubectl to use (default: the one on the PATH)

Which findings count
  --config FILE           go by this configuration, instead of the .podgrace.yaml files that stand above
                          each manifest, up to the folder that is scanned
  --no-config             go by no configuration at all
  --baseline FILE         leave out the findings that this file accepts
  --write-baseline        write all findings of this scan into that file, in place of what it accepts now
  --changed-since REV     leave out findings where neither their file nor a file that proves them has
                          changed since this revision of git

Fixes
  --fix                   make the fix that is shown for each finding; only what is left counts
  --fix-dry-run           print that as a difference, for git apply or patch -p1, and change nothing

  -h, --help              this help

The summary of the JSON report and the exit code count all findings, also those that --severity hides.

Examples
  podgrace scan k8s/
  podgrace scan --fix k8s/
  podgrace scan --render deploy/
  helm template web ./charts/web | podgrace scan -
  podgrace scan --changed-since origin/main --format github
  podgrace scan --baseline podgrace-baseline.json --write-baseline

Exit codes
  0  no findings at or above --fail-on
  1  findings at or above --fail-on
  2  the command line or the configuration is wrong, or a file it names is not what it should be
  3  a path named on the command line could not be read; the rest was scanned
  70 podgrace itself failed, or the report could not be written
`,
  explain: `Usage
  podgrace explain [rule]

Tells what a rule reports, why it matters, what to do, and where the facts come from. Without a
rule it lists all of them.

Example
  podgrace explain grace-period-too-short
`,
  init: `Usage
  podgrace init [folder]

Writes .podgrace.yaml into the folder, the working directory by default: every key, what it means
and its default, all of it commented out. A configuration that is there already stays as it is.
`,
  timeline: `Usage
  podgrace timeline path… [flags]

Draws for each workload when its containers stop accepting requests, get SIGTERM and SIGKILL, and
until when a load balancer may send them new requests. What sends traffic to a workload often
stands in another file: name the directory, and choose with --name.

Flags
  --format text|svg       characters (default), or one SVG picture of all of them
  --name NAME             only workloads of this name
  -h, --help              this help

Examples
  podgrace timeline deployment.yaml service.yaml ingress.yaml
  podgrace timeline k8s/ --name web --format svg > web.svg

Exit codes
  0  drawn, or there was no workload to draw
  2  the command line is wrong, or no workload has that name
  3  a path named on the command line could not be read; the rest was drawn
`,
  server: `Usage
  podgrace server --stdio

Starts the language server, which speaks the Language Server Protocol over standard input and
output, for any editor that has a client for it. Editors start it themselves.
`,
};
