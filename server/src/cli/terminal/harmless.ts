import { replaceHidden } from "../../core/text/visible.ts";

/**
 * Text of a file or of a path, fit for a terminal: a manifest must not be able to move the cursor, change colours or
 * turn the reading direction. Each character stays one character, so that markers below a line stay in place.
 *
 * Where the output becomes the log of a pipeline, a line that starts as a workflow command would be obeyed. No text of ours does;
 * that of a file does if its path begins so, and a path may have `./` in front.
 */
export function harmless(text: string): string {
  const line = text.replace(/^\s*(?=::|##\[|##vso\[)/, "$&./");
  return replaceHidden(line, (character) => {
    if (joiners.test(character)) return character;
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(controlPictures + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** First of the "control pictures" ␀ ␁ ␂ …, which show the 32 control characters of ASCII in the same order. */
const controlPictures = 0x2400;

/** Words of some languages, and pictures of several people, are written with these two. */
const joiners = /[\u200c\u200d]/;
