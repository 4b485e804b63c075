import { drawPicture } from "../../core/picture/drawPicture.ts";
import type { PicturedWorkload } from "../../core/picture/picturedWorkload.ts";
import { drawTextPicture } from "../../core/picture/textPicture.ts";
import type { DrawTimelinesOptions } from "../api.ts";
import { picture } from "../messages/en/picture.ts";
import { textsOf } from "../messages/renderMessage.ts";
import { type Render, renderPlainIn } from "../render.ts";

/** One SVG in the words of a locale. */
export function drawInWords(workloads: readonly PicturedWorkload[], options: DrawTimelinesOptions): string {
  return drawPicture(workloads, { ...options, say: renderPlainIn(options.locale), idPrefix: "podgrace-" });
}

/** The lanes as characters. */
export function drawAsText(workload: PicturedWorkload, columns: number, say: Render): string {
  return drawTextPicture(workload, columns, say);
}

/** All texts of pictures in a locale. */
export function pictureWords(locale: string): Readonly<Record<string, string>> {
  const textOf = textsOf(locale);
  return Object.fromEntries(Object.keys(picture).map((id) => [id, textOf(id)!]));
}
