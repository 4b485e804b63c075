import { readFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

/**
 * The script behind a program of an installed package, to be run with Node. It works where the links in
 * node_modules/.bin need a shell.
 */
export function programOf(packageName, program) {
  const folder = inProject("node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return inProject("node_modules", packageName, bin[program]);
}
