import type { Connection } from "vscode-languageserver";
import type { FileSource } from "../core/workspace/fileSource.ts";
import type { RenderOptions } from "../languageService/api.ts";
import type { Changes } from "./changes.ts";
import type { ClientTraits } from "./clientTraits.ts";
import type { Displays } from "./display.ts";
import type { Documents } from "./documents.ts";
import type { Folders } from "./folders.ts";
import type { RenderedFindings } from "./renderedFindings.ts";
import type { Log } from "./runSafely.ts";
import type { Runtime } from "./runtime.ts";

/** What the parts of the server share once the client has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: ClientTraits;
  readonly log: Log;
  readonly files: FileSource;
  readonly folders: Folders;
  readonly documents: Documents;
  readonly changes: Changes;
  readonly displays: Displays;
  readonly renderedFindings: RenderedFindings;
  readonly render: RenderOptions;
}
