import { Emitter, type Event } from "vscode-languageserver";
import type { Change } from "../languageService/api.ts";
import type { Folder } from "./folder.ts";

/** Answers given before may be wrong now. */
export interface ContentChange {
  readonly folder: Folder;
  /** The files that changed; null for something that concerns all of them. */
  readonly uris: readonly string[] | null;
  /** Findings of other files of the folder may differ too. */
  readonly others: boolean;
  /** `edit`: the client itself told us, so it knows about the changed files. */
  readonly cause: "edit" | "disk" | "index" | "settings" | "rendering";
}

export interface Changes {
  readonly event: Event<ContentChange>;
  fire(change: ContentChange): void;
}

export function createChanges(): Changes {
  const emitter = new Emitter<ContentChange>();
  return { event: emitter.event, fire: (change) => emitter.fire(change) };
}

/** What a number of changes in one folder comes to; null when nothing differs. */
export function changeOf(
  folder: Folder,
  changed: Iterable<readonly [uri: string, change: Change]>,
  cause: ContentChange["cause"],
): ContentChange | null {
  const relevant = [...changed].filter(([, change]) => change.file || change.others);
  if (relevant.length === 0) return null;
  return {
    folder,
    uris: relevant.map(([uri]) => uri),
    others: relevant.some(([, { others }]) => others),
    cause,
  };
}
