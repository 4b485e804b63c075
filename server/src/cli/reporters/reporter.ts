import type { Severity } from "../../core/settings.ts";
import type { FixDetail } from "../describeFixes.ts";
import type { Format } from "../formats.ts";
import type { Report } from "../report.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Puts a report into a format: the whole of what goes to standard output. Asks nobody else. */
export type Reporter = (report: Report, style: ReportStyle) => string;

/** What a report is to look like, and for whom. */
export interface ReportStyle {
  readonly terminal: Terminal;
  /** Findings only. */
  readonly quiet: boolean;
  /** Findings below this are no failures. */
  readonly failOn: Severity;
  /** Of the program. */
  readonly version: string;
  /** Where paths start for programs that look at a whole repository. */
  readonly base: ReportBase;
}

export interface ReportBase {
  /** URI of the folder, with a slash at its end. */
  readonly uri: string;
  /** Comes before the paths of the report: empty, or a path that ends with a slash. */
  readonly prefix: string;
}

/** Every format has one reporter, in a file of its name, which is loaded when it is asked for. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import("./text.ts")).reportAsText,
  json: async () => (await import("./json.ts")).reportAsJson,
  sarif: async () => (await import("./sarif.ts")).reportAsSarif,
  github: async () => (await import("./github.ts")).reportForGithub,
  junit: async () => (await import("./junit.ts")).reportAsJunit,
  markdown: async () => (await import("./markdown.ts")).reportAsMarkdown,
};

/** What a format tells besides the findings: nothing else is asked of the engine. */
export interface Contents {
  readonly fixes: FixDetail;
  readonly workloads: boolean;
}

export const contents: Readonly<Record<Format, Contents>> = {
  text: { fixes: "titles", workloads: false },
  json: { fixes: "edits", workloads: true },
  sarif: { fixes: "edits", workloads: false },
  github: { fixes: "none", workloads: false },
  junit: { fixes: "none", workloads: false },
  markdown: { fixes: "none", workloads: false },
};
