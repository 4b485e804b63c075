// The diagnostics of all files of a folder by yaml-language-server: node yamlLanguageServer.mjs SERVER FOLDER
//
// It has no command line, so that it is asked as an editor would: each file is opened, and its diagnostics are awaited.
import { readdirSync } from "node:fs";
import path from "node:path";
import { startServer, uriOf } from "../languageServer.mjs";

const [server, folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => path.join(folder, file));
const started = await startServer({ command: [process.execPath, server, "--stdio"], folder, pulls: false });
const missing = new Set(files.map(uriOf));
const all = new Promise((resolve) => {
  started.connection.onNotification("textDocument/publishDiagnostics", ({ uri }) => {
    missing.delete(uri);
    if (missing.size === 0) resolve();
  });
});
for (const file of files) await started.open(file);
await all;
console.log(`${files.length} files, ${Math.round(started.memory().peak)} MB`);
await started.stop();
