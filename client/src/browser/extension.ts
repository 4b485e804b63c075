import type { ExtensionContext } from "vscode";
import { startExtension } from "../extension.ts";

/** The extension in VS Code for the Web. */
export function activate(context: ExtensionContext): void {
  startExtension(context, async () => (await import("./languageClient.ts")).clientsIn(context.extensionUri));
}
