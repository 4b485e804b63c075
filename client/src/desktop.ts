import type { ExtensionContext } from "vscode";
import { startExtension } from "./extension.ts";

/**
 * The entry of extension hosts that are processes of Node.js (desktop, remote): a small file, so that activation is quick. The
 * library of the language client stays in the file of the other hosts, and is loaded once the editor has what it waits for.
 */
export function activate(context: ExtensionContext): void {
  startExtension(context, async () => (await import("./main.ts")).loadLibrary());
}
