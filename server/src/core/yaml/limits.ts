/** How much of a document is read, so that no text can exhaust time, stack or memory. */
export interface Limits {
  /** UTF-16 units of one document. */
  readonly maxLength: number;
  /** Collections inside each other, the outermost counted. */
  readonly maxDepth: number;
  /** Entries that merge keys (`<<`) may add to one document, all mappings together. */
  readonly maxMergedEntries: number;
}

/**
 * A manifest has some 15 levels and etcd refuses objects above 1.5 MB; documents of more than 1 MB are generated, and skipped
 * with a hint.
 */
export const defaultLimits: Limits = { maxLength: 1_048_576, maxDepth: 100, maxMergedEntries: 20_000 };
