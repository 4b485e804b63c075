import { existsSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";

/** The pages that are packaged next to the bundle (`docs/rules` beside `dist`), or null where there are none. */
export function rulePages(): string | null {
  // Only a bundle has this name: run from its sources the server stands elsewhere.
  if (typeof __dirname !== "string") return null;
  const pages = path.resolve(__dirname, "../docs/rules");
  return existsSync(pages) ? URI.file(pages).toString() : null;
}
