import type { DocumentFacts } from "../workspace/snapshot.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import type { YamlNode } from "../yaml/tree.ts";

/** The trees of documents whose text is kept, parsed when asked for. */
export interface DocumentTrees {
  /** Null where the text is not kept, or cannot be read. */
  of(document: DocumentFacts): YamlNode | null;
}

/**
 * A tree takes some thirty times the memory of its text, so only those used last stay: 1 M characters of text are some
 * 500 documents, more than a unit of ordinary size has. What is dropped is parsed again when a unit that needs it changes.
 */
const mostCharacters = 1_000_000;

/** @param most Characters of text whose trees are kept. */
export function createDocumentTrees(most = mostCharacters): DocumentTrees {
  /** By the id of the document, which changes with its text; the ones used last are behind. */
  const kept = new Map<number, { readonly root: YamlNode | null; readonly size: number }>();
  let size = 0;
  return {
    of({ id, text, masked }) {
      if (text === null) return null;
      const found = kept.get(id);
      if (found !== undefined) {
        kept.delete(id);
        kept.set(id, found);
        return found.root;
      }
      const { root } = parseDocument(masked ?? text);
      kept.set(id, { root, size: text.length });
      size += text.length;
      for (const [oldest, entry] of kept) {
        if (size <= most || oldest === id) break;
        kept.delete(oldest);
        size -= entry.size;
      }
      return root;
    },
  };
}
