import type { ExtensionContext } from "vscode";

/** One file for both extension hosts: a process of Node.js (desktop, remote), or a worker of a browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const host = await ("WorkerGlobalScope" in globalThis
    ? import("./browser/extension.ts")
    : import("./node/extension.ts"));
  host.activate(context);
}
