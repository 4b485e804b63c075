import type { FileSource } from "../core/workspace/fileSource.ts";

/** The texts a report quotes or its fixes change. The engine keeps none, so they are read again when they are needed. */
export interface Texts {
  /** Null where the file cannot be read any more. */
  read(uri: string): Promise<string | null>;
  /** Remembers a text, so that it is never read again. */
  keep(uri: string, text: string): void;
}

/** Texts from a source of files, each read at most once. */
export function createTexts(source: FileSource): Texts {
  const known = new Map<string, Promise<string | null>>();
  return {
    read(uri) {
      const text =
        known.get(uri) ?? source.read(uri).then((result) => (result.state === "text" ? result.text : null));
      known.set(uri, text);
      return text;
    },
    keep(uri, text) {
      known.set(uri, Promise.resolve(text));
    },
  };
}
