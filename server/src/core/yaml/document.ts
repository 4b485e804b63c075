import type { YamlNode, YamlProblem } from "./tree.ts";

/** One document of a file: the stretch between two `---` lines, directives included. Offsets count from the start of the file. */
export interface DocumentSlice {
  /** 0-based, counted as the `yaml` package counts documents: empty ones and those of comments only count. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What reading a document gives. Reading never fails. */
export interface ParsedDocument {
  /** Null where the document is empty, or not readable at all. */
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
  /** It is written in the plain subset of YAML (`plain/readPlain.ts`). */
  readonly plain: boolean;
}
