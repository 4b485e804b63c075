import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { URI } from "vscode-uri";

/** A folder on the disk for one test. */
export interface Workspace {
  readonly path: string;
  readonly uri: string;
  uriOf(file: string): string;
  write(file: string, text: string): void;
  delete(file: string): void;
  remove(): void;
}

export function createWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "podgrace-workspace-")));
  const workspace: Workspace = {
    path: folder,
    uri: URI.file(folder).toString(),
    uriOf: (file) => URI.file(path.join(folder, file)).toString(),
    write(file, text) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    delete: (file) => rmSync(path.join(folder, file), { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  for (const [file, text] of Object.entries(files)) workspace.write(file, text);
  return workspace;
}
