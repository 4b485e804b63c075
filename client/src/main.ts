import type { ExtensionContext } from "vscode";
import { startExtension } from "./extension.ts";
import type { Library } from "./library.ts";

/** The entry of extension hosts that are workers of a browser: they load one file, so that everything is in it. */
export function activate(context: ExtensionContext): void {
  startExtension(context, loadLibrary);
}

/** What only runs in one of the hosts is loaded there only. */
export async function loadLibrary(): Promise<Library> {
  const [{ clientsIn }, { libraryWith }] = await Promise.all([
    "WorkerGlobalScope" in globalThis
      ? import("./browser/languageClient.ts")
      : import("./node/languageClient.ts"),
    import("./library.ts"),
  ]);
  return libraryWith(clientsIn);
}
