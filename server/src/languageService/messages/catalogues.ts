import { en } from "./en.ts";

/** The texts of one language: message id to sentence, with `{placeholders}` for the arguments. */
export type Catalogue = Readonly<Record<string, string>>;

/** By BCP 47 tag in lower case. English is complete by definition, the others by a test. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en };
