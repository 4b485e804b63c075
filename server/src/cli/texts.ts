import type { FileSource } from "../core/workspace/fileSource.ts";

/** The texts a report quotes or its fixes change. The engine keeps none, so those of large folders are read again when they are needed. */
export interface Texts {
  /** Null where the file cannot be read any more. */
  read(uri: string): Promise<string | null>;
  /** Remembers a text for good, so that it is never read again. */
  keep(uri: string, text: string): void;
  /** Does the same as long as there is room. */
  keepIfSmall(uri: string, text: string): void;
  /** Forgets what was read of a file, because it has been written. */
  forget(uri: string): void;
}

/** More texts than this are not remembered at a time: a folder may hold more than fits into memory. */
const mostRemembered = 64;

/** In UTF-16 units: some thousand manifests, whose second reading would take longer than to keep them. */
const room = 4_000_000;

/** Texts from a source of files; of those read last none is read twice. */
export function createTexts(source: FileSource): Texts {
  const kept = new Map<string, string>();
  const recent = new Map<string, Promise<string | null>>();
  let left = room;
  return {
    async read(uri) {
      const known = kept.get(uri);
      if (known !== undefined) return known;
      const text =
        recent.get(uri) ?? source.read(uri).then((result) => (result.state === "text" ? result.text : null));
      recent.delete(uri);
      recent.set(uri, text);
      const [oldest] = recent.keys();
      if (recent.size > mostRemembered && oldest !== undefined) recent.delete(oldest);
      return text;
    },
    keep(uri, text) {
      kept.set(uri, text);
    },
    keepIfSmall(uri, text) {
      if (text.length > left) return;
      left -= text.length;
      kept.set(uri, text);
    },
    forget(uri) {
      kept.delete(uri);
      recent.delete(uri);
    },
  };
}
