/** The server of the extension, one file for both hosts: a process of Node.js, or a worker of a browser. */
void ("WorkerGlobalScope" in globalThis ? import("./browser/main.ts") : import("./node/main.ts"));
