import { afterAll, afterEach, beforeAll } from "vitest";
import { type Bundle, bundleServer } from "./bundle.ts";
import { type Client, type ClientOptions, startClient } from "./client.ts";
import { shop } from "./manifests.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Starts servers for the tests of one file, and cleans up behind each test. */
export function servers() {
  let bundle: Bundle;
  const clients: Client[] = [];
  const workspaces: Workspace[] = [];

  beforeAll(async () => {
    bundle = await bundleServer();
  });
  afterAll(() => bundle.remove());
  afterEach(() => {
    for (const client of clients.splice(0)) {
      client.connection.dispose();
      client.process.kill();
    }
    for (const workspace of workspaces.splice(0)) workspace.remove();
  });

  function folder(files: Readonly<Record<string, string>> = shop()): Workspace {
    const workspace = createWorkspace(files);
    workspaces.push(workspace);
    return workspace;
  }

  async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
    const client = await startClient({ server: bundle.server, ...options });
    clients.push(client);
    return client;
  }

  return {
    folder,
    start,
    /** A client with one workspace folder. */
    async startIn(files: Readonly<Record<string, string>> = shop(), options: Partial<ClientOptions> = {}) {
      const workspace = folder(files);
      return { workspace, client: await start({ folders: [workspace.uri], ...options }) };
    },
  };
}
