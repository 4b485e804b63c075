import type { LanguageService } from "../../languageService/api.ts";
import type { Format } from "../arguments.ts";
import type { Report } from "../report.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Texts } from "../texts.ts";
import { reportAsJson } from "./json.ts";
import { reportAsText } from "./text.ts";

/** Puts a report into a format: the whole of what goes to standard output. */
export type Reporter = (report: Report, means: ReportMeans) => Promise<string>;

/** What reporters work with. */
export interface ReportMeans {
  readonly service: LanguageService;
  readonly texts: Texts;
  /** The path to show for a URI: relative to the root of the report, with `/`. */
  readonly pathOf: (uri: string) => string;
  readonly terminal: Terminal;
  /** Findings only. */
  readonly quiet: boolean;
}

/** Every format has one reporter, in a file of its name. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text: reportAsText,
  json: reportAsJson,
};
