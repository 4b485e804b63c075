import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../server/src/languageService/messages/catalogues.ts";

const project = path.resolve(import.meta.dirname, "../..");
const languages = Object.keys(catalogues).filter((language) => language !== "en");
const files = ["package.nls", "l10n/bundle.l10n"];

function read(file: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(project, file), "utf8"));
}

/** What must not be translated: placeholders, code, references to settings and where links lead. */
function fixed(text: string): string[] {
  return [...text.matchAll(/\{\d\}|`+[^`]+`+|#[\w.]+#|\]\([^)]+\)|\*\*(?=\S)/g)].map(([part]) => part).sort();
}

describe.each(files.flatMap((file) => languages.map((language) => [file, language])))(
  "%s in %s",
  (file, language) => {
    const english = read(`${file}.json`);
    const translated = read(`${file}.${language}.json`);

    it("has every text, and none that English lacks", () => {
      expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    });

    it("keeps placeholders, code and links", () => {
      const kept = Object.fromEntries(Object.entries(translated).map(([key, text]) => [key, fixed(text)]));
      const wanted = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, fixed(text)]));
      expect(kept).toEqual(wanted);
    });
  },
);
