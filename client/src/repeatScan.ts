import type * as vscode from "vscode";
import { scanRequest } from "../../server/src/protocol/scan.ts";
import type { Server } from "./server.ts";

export interface ScanRepetition extends vscode.Disposable {
  /** The user asked for a scan, whether or not it will come to its end. */
  begun(): void;
}

/**
 * A server that was started again knows nothing of a scan, and the findings of files that nobody opened would be gone; so it
 * scans again, without a word.
 */
export function repeatScan(server: Server, done: () => Promise<void>): ScanRepetition {
  let wanted = false;
  let lost = false;
  const listening = server.onCondition((condition) => {
    if (condition === "starting" || condition === "failed") lost = true;
    if (condition !== "ready" || !lost) return;
    lost = false;
    if (wanted) void scan().catch(() => {}); // It has gone once more, and its next start comes by here.
  });

  async function scan(): Promise<void> {
    const client = await server.ready();
    await client.sendRequest(scanRequest, {});
    await done();
  }

  return {
    begun() {
      wanted = true;
    },
    dispose: () => listening.dispose(),
  };
}
