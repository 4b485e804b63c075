import { readFile } from "node:fs/promises";
import { detailOf } from "../../host/nodeFileSource.ts";

/** A file as it stood on the disk when its fixes were computed. */
export interface FixableText {
  readonly bytes: Buffer;
  /** The mark at the beginning of the file, or nothing: it is no part of the text, and has to stay. */
  readonly mark: "" | "\ufeff";
  readonly text: string;
}

/** The text of a file that can be written back without losing a byte, or in words why it cannot. */
export async function readFixable(path: string): Promise<FixableText | { readonly refusal: string }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { refusal: detailOf(error) };
  }
  try {
    const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith("\ufeff") ? "\ufeff" : "";
    return { bytes, mark, text: whole.slice(mark.length) };
  } catch {
    return { refusal: "it is not valid UTF-8" };
  }
}
