import { findings } from "./en/findings.ts";
import { fixes } from "./en/fixes.ts";
import { rules } from "./en/rules.ts";

/** All texts in English, the language every other one falls back to. */
export const en: Readonly<Record<string, string>> = { ...rules, ...findings, ...fixes };
