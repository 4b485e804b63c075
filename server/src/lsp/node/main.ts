import { createConnection } from "vscode-languageserver/node";
import { createNodeFileSource } from "../../host/nodeFileSource.ts";
import { createNodeRenderer } from "../../host/nodeRenderer.ts";
import { createTightHeap } from "../../host/tightHeap.ts";
import { keepYoungMemorySmall } from "../../host/youngMemory.ts";
import { createLanguageService } from "../../languageService/languageService.ts";
import { describe } from "../runSafely.ts";
import { startServer } from "../server.ts";
import { rulePages } from "./rulePages.ts";

/** The server as a process of its own: `node dist/server.js --stdio` (or `--node-ipc`, `--socket=…`, `--pipe=…`). */
if (!process.argv.some((word) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(word))) {
  process.stderr.write(
    "The language server talks to an editor. Say how: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n",
  );
  process.exit(2);
}

keepYoungMemorySmall();
const connection = createConnection();
process.on("uncaughtException", (error) => connection.console.error(`Uncaught: ${describe(error)}`));
process.on("unhandledRejection", (reason) => connection.console.error(`Unhandled: ${describe(reason)}`));
startServer(connection, {
  createService: (root) => createLanguageService(undefined, root),
  files: createNodeFileSource({ mayWait: false }),
  createRenderer: createNodeRenderer,
  rulePages: rulePages(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  tightenHeap: createTightHeap(),
});
