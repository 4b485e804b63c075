/**
 * Stands in for the package of this name in the bundle. The library of the language client matches patterns of notebooks, of
 * diagnostics and of operations on files with it; our server and our selectors have none.
 */
export class Minimatch {
  constructor(pattern: string) {
    throw new Error(`No pattern is matched in the editor: ${pattern}`);
  }
}
