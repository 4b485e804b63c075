import { findings } from "./en/findings.ts";
import { fixes } from "./en/fixes.ts";
import { rules } from "./en/rules.ts";
import { hovers } from "./hover.en.ts";

/** All texts in English, the language every other one falls back to. */
export const en: Readonly<Record<string, string>> = { ...rules, ...findings, ...fixes, ...hovers };
