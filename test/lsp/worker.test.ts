import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message, PublishDiagnosticsParams } from "vscode-languageserver";
import { type Bundle, bundleServer } from "./support/bundle.ts";
import { shop } from "./support/manifests.ts";

interface Worker {
  post(message: object): void;
  readonly received: readonly Message[];
}

/** Runs the script with no more than what a worker of a browser offers: no `require`, no `process`, no `Buffer`. */
function startWorker(script: string): Worker {
  const received: Message[] = [];
  const scope: Scope = {
    ...{ TextDecoder, TextEncoder, console, performance, setTimeout, clearTimeout },
    WorkerGlobalScope: EventTarget,
    onmessage: null,
    addEventListener: () => {},
    postMessage: (message: Message) => received.push(message),
  };
  scope.self = createContext(scope);
  new Script(script).runInContext(scope);
  return { received, post: (message) => scope.onmessage?.({ data: { jsonrpc: "2.0", ...message } }) };
}

interface Scope extends Record<string, unknown> {
  onmessage: ((event: { data: object }) => void) | null;
  self?: unknown;
}

describe("the server in a worker", () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await bundleServer();
  });
  afterAll(() => bundle.remove());

  it("is the same file as the process, and finds with nothing of Node.js", async () => {
    const worker = startWorker(readFileSync(bundle.server, "utf8"));
    const params = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };
    // As in a browser, messages come after the script and what it has promised.
    await new Promise(setImmediate);
    worker.post({ id: 1, method: "initialize", params });
    await expect.poll(() => worker.received).toContainEqual(expect.objectContaining({ id: 1 }));
    worker.post({ method: "initialized", params: {} });
    const text = Object.values(shop()).join("---\n");
    const textDocument = { uri: "memfs:/shop.yaml", languageId: "yaml", version: 1, text };
    worker.post({ method: "textDocument/didOpen", params: { textDocument } });
    await expect.poll(() => rules(worker), { timeout: 10_000 }).toContain("prestop-missing");
  });
});

/** The rules of all diagnostics that the server has published. */
function rules({ received }: Worker): unknown[] {
  return received
    .map((message) => (message as { params?: Partial<PublishDiagnosticsParams> }).params?.diagnostics ?? [])
    .flatMap((diagnostics) => diagnostics.map(({ code }) => code));
}
