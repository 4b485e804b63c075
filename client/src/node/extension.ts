import type { ExtensionContext } from "vscode";
import { startExtension } from "../extension.ts";

/** The extension on the desktop and in remote windows. */
export function activate(context: ExtensionContext): void {
  startExtension(context, async () => (await import("./languageClient.ts")).clientsIn(context.extensionUri));
}
