import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The texts of all fixtures of the rules below a folder, short ones: they are to be read often. */
export function fixturesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .filter((text) => text.length < 4000);
}
