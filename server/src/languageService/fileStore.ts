import type { Settings } from "../core/settings.ts";
import { compareText } from "../core/text/compareText.ts";
import { isConfigurationFile } from "../core/workspace/configurationFile.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Workspace } from "../core/workspace/workspace.ts";
import type { Change, ConfigurationChoice, SkippedFile, SkipReason } from "./api.ts";
import { createConfigurationStore, type KnownConfiguration } from "./configuration/configurationStore.ts";
import { hasSameInfluence } from "./influence.ts";

/** The files of a folder as buffers and disk give them: a buffer stands above the file until it is closed. */
export interface FileStore {
  configure(settings: Settings): boolean;
  configureFrom(choice: ConfigurationChoice): void;
  configurationChoice(): ConfigurationChoice;
  configurations(): readonly KnownConfiguration[];
  update(uri: string, text: string): Change;
  close(uri: string, textOnDisk: string | null): Change;
  updateFromDisk(uri: string, text: string): Change;
  skip(uri: string, reason: SkipReason, detail: string): void;
  remove(uri: string): Change;
  setComplete(complete: boolean): Change;
  snapshot(): Snapshot;
  /** A copy of the folder in which other texts can be tried out. */
  draft(): Workspace;
  /** Texts of the open buffers. */
  buffers(): ReadonlyMap<string, string>;
  skipped(): readonly SkippedFile[];
  /** A file of this name has been read. */
  has(uri: string): boolean;
  /** A file of this name is known, be it readable or not. */
  exists(uri: string): boolean;
}

const unchanged: Change = { file: false, others: false };
const everything: Change = { file: true, others: true };

/** @param root URI of the folder. */
export function createFileStore(workspace: Workspace, root: string): FileStore {
  const configurations = createConfigurationStore(root);
  const buffers = new Map<string, string>();
  const skipped = new Map<string, SkippedFile>();
  let chosen: ConfigurationChoice = "nearest";
  let general = workspace.snapshot().settings;

  /** Nothing is concluded before the folder is complete, and until then the question would cost too much. */
  function isJoined(uri: string): boolean {
    return workspace.isComplete() && workspace.snapshot().isJoined(uri);
  }

  /** What a change of one file means, told from its facts before and after. */
  function observe(uri: string, change: () => boolean): Change {
    const before = workspace.file(uri);
    const wasJoined = isJoined(uri);
    if (!change()) return unchanged;
    if (isConfigurationFile(uri)) return everything;
    const after = workspace.file(uri);
    return { file: true, others: !hasSameInfluence(before, after) || wasJoined || isJoined(uri) };
  }

  function read(uri: string, text: string, before: string | null = null): Change {
    skipped.delete(uri);
    if (isConfigurationFile(uri)) return readConfiguration(uri, text);
    return observe(uri, () => workspace.update(uri, text, before));
  }

  function readConfiguration(uri: string, text: string): Change {
    if (!workspace.update(uri, text)) return unchanged;
    const differs = configurations.put(uri, text);
    if (differs) workspace.configure(configurations.settings(general));
    return { file: true, others: differs };
  }

  function forget(uri: string): Change {
    return observe(uri, () => {
      const changed = workspace.remove(uri);
      if (changed && isConfigurationFile(uri)) reconfigure(() => configurations.remove(uri));
      return changed;
    });
  }

  function reconfigure(change: () => void): void {
    change();
    workspace.configure(configurations.settings(general));
  }

  return {
    configure(settings) {
      if (JSON.stringify(settings) === JSON.stringify(general)) return false;
      general = settings;
      reconfigure(() => {});
      return true;
    },
    configureFrom(choice) {
      chosen = choice;
      reconfigure(() => configurations.choose(choice));
    },
    configurationChoice: () => chosen,
    configurations: configurations.all,
    update(uri, text) {
      const before = buffers.get(uri) ?? null;
      buffers.set(uri, text);
      return read(uri, text, before);
    },
    close(uri, textOnDisk) {
      buffers.delete(uri);
      return textOnDisk === null ? forget(uri) : read(uri, textOnDisk);
    },
    updateFromDisk: (uri, text) => (buffers.has(uri) ? unchanged : read(uri, text)),
    skip(uri, reason, detail) {
      if (buffers.has(uri)) return;
      forget(uri);
      skipped.set(uri, { uri, reason, detail });
    },
    remove(uri) {
      skipped.delete(uri);
      return buffers.has(uri) ? unchanged : forget(uri);
    },
    setComplete(complete) {
      if (workspace.isComplete() === complete) return unchanged;
      workspace.setComplete(complete);
      return everything;
    },
    snapshot: () => workspace.snapshot(),
    draft: () => workspace.fork(),
    buffers: () => buffers,
    skipped: () => [...skipped.values()].sort((a, b) => compareText(a.uri, b.uri)),
    // Asked of every file that is read, so that it must not cost a snapshot.
    has: (uri) => workspace.file(uri) !== undefined,
    exists: (uri) => skipped.has(uri) || buffers.has(uri) || workspace.file(uri) !== undefined,
  };
}
