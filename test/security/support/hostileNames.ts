import { readFileSync } from "node:fs";
import path from "node:path";

/** A name that is more than a name to whoever takes it for markup, a command or a place. */
export interface HostileName {
  readonly title: string;
  readonly name: string;
}

/** One table for all surfaces: tests in the editor, which are no TypeScript, read the file themselves. */
export const hostileNames: readonly HostileName[] = [
  ...JSON.parse(readFileSync(path.join(import.meta.dirname, "hostileNames.json"), "utf8")),
  { title: "ten thousand characters", name: "x".repeat(10_000) },
  { title: "a thousand characters of two units each", name: "\u{1f680}".repeat(1_000) },
];
