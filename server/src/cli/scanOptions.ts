import type { Severity } from "../core/settings.ts";
import type { ConfigurationOption } from "./configuration.ts";
import { type Flags, readChoice, type Words } from "./flags.ts";
import { type Format, formats } from "./formats.ts";
import { type Mistake, mistake } from "./mistake.ts";
import { standardInput } from "./paths.ts";
import { severities } from "./severity.ts";

/** What `podgrace scan` was asked to do. */
export interface ScanOptions {
  /** As written; `-` is standard input. Never empty. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** The lowest severity that is shown. */
  readonly severity: Severity;
  /** The lowest severity that makes the scan fail. */
  readonly failOn: Severity;
  /** `write` changes the files, `show` prints the difference instead of a report. */
  readonly fix: "no" | "write" | "show";
  readonly configuration: ConfigurationOption;
  readonly baseline: { readonly file: string; readonly write: boolean } | null;
  /** A revision of git; findings that rest on nothing that changed since then are left out. */
  readonly changedSince: string | null;
  /** Findings only: no summary, no notes. */
  readonly quiet: boolean;
  /** Charts and overlays are rendered too, with these programs; null where that was not asked for. */
  readonly render: RenderPrograms | null;
}

/** Paths or names; empty for the ones on the PATH. */
export interface RenderPrograms {
  readonly helm: string;
  readonly kustomize: string;
}

export function readScan({ flags, positionals }: Words): { name: "scan"; options: ScanOptions } | Mistake {
  const format = readChoice("scan", flags, "format", formats, "text");
  const severity = readChoice("scan", flags, "severity", severities, "information");
  const failOn = readChoice("scan", flags, "fail-on", severities, "warning");
  if (typeof format === "object") return format;
  if (typeof severity === "object") return severity;
  if (typeof failOn === "object") return failOn;
  const paths = positionals.length > 0 ? [...new Set(positionals)] : ["."];
  const contradiction = contradictionIn(flags, paths);
  if (contradiction !== undefined) return mistake(contradiction, "scan");
  const baseline = flags.get("baseline");
  const config = flags.get("config");
  const found = flags.has("no-config") ? "none" : "nearest";
  return {
    name: "scan",
    options: {
      paths,
      format,
      severity,
      failOn,
      fix: flags.has("fix") ? "write" : flags.has("fix-dry-run") ? "show" : "no",
      configuration: config === undefined ? found : { file: config },
      baseline: baseline === undefined ? null : { file: baseline, write: flags.has("write-baseline") },
      changedSince: flags.get("changed-since") ?? null,
      quiet: flags.has("quiet"),
      render: flags.has("render")
        ? { helm: flags.get("helm") ?? "", kustomize: flags.get("kustomize") ?? "" }
        : null,
    },
  };
}

/** What cannot be asked for at the same time, in a sentence. */
function contradictionIn(flags: Flags, paths: readonly string[]): string | undefined {
  const given = (...names: string[]) => names.every((name) => flags.has(name));
  // Mostly a variable of a script that was never set; taken for "here" it would scan something else in silence.
  if (paths.includes("")) return "A path is empty. To scan the current folder, write: podgrace scan .";
  if (given("fix", "fix-dry-run"))
    return "--fix changes the files and --fix-dry-run does not: choose one of them.";
  if (given("fix-dry-run", "format"))
    return "--fix-dry-run prints a difference instead of a report: leave out --format.";
  if (given("fix-dry-run", "write-baseline"))
    return "--fix-dry-run writes nothing, so it cannot go with --write-baseline.";
  if (given("write-baseline") && !given("baseline"))
    return "--write-baseline needs to know the file: add --baseline FILE.";
  if (given("write-baseline", "changed-since"))
    return "--write-baseline with --changed-since would lose all other findings: leave out one of them.";
  if (given("config", "no-config"))
    return "--config names a configuration and --no-config wants none: choose one of them.";
  const program = ["helm", "kustomize"].find((flag) => given(flag) && !given("render"));
  if (program !== undefined) return `--${program} is of use with --render only.`;
  if (paths.includes(standardInput) && (given("fix") || given("fix-dry-run")))
    return "Standard input cannot be fixed: name a file.";
  return undefined;
}
