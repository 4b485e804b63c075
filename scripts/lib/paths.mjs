import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder, whatever the working directory is. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Absolute path of something inside the project. */
export function inProject(...parts) {
  return path.join(root, ...parts);
}
