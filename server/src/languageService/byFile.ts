/** Something that is known of each file of a folder. */
export interface ByFile<T> {
  get(uri: string): readonly T[];
}

/** What is computed for a file when it is first asked for, and then kept. */
export function lazilyByFile<T>(compute: (uri: string) => readonly T[]): ByFile<T> {
  const known = new Map<string, readonly T[]>();
  return {
    get(uri) {
      const values = known.get(uri) ?? compute(uri);
      // A large folder has tens of thousands of files without any.
      if (values.length > 0) known.set(uri, values);
      return values;
    },
  };
}
