import type { RenderOptions } from "../languageService/api.ts";

/** Reports are in English, whatever the system's language: people compare them and programs read them. */
export const reportLocale: RenderOptions = { locale: "en" };
