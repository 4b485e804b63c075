import { en } from "./en.ts";
import { zhTw } from "./zhTw.ts";

/** The texts of one language: message id to sentence, with `{placeholders}` for the arguments. */
export type Catalogue = Readonly<Record<string, string>>;

/** By BCP 47 tag in lower case. English is complete by definition, the others by a test. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en, "zh-tw": zhTw };

/** Other names of these languages: Traditional Chinese is read in Hong Kong and Macao too. */
const aliases: Readonly<Record<string, string>> = {
  "zh-hant": "zh-tw",
  "zh-hk": "zh-tw",
  "zh-mo": "zh-tw",
};

/** The texts for a locale, by its longest beginning that is known: `zh-Hant-HK` finds `zh-hant`, and `xx` English. */
export function catalogueOf(locale: string): Catalogue {
  const parts = locale.toLowerCase().replaceAll("_", "-").split("-");
  for (let count = parts.length; count > 0; count--) {
    const tag = parts.slice(0, count).join("-");
    const catalogue = own(catalogues, own(aliases, tag) ?? tag);
    if (catalogue) return catalogue;
  }
  return en;
}

/** What a record holds itself, and not what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
