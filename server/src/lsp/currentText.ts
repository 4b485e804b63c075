import { readOrFail } from "./indexing.ts";
import type { Session } from "./session.ts";

/** The text of a file as the user sees it: of its buffer where it is open, else from the disk; null where there is none. */
export async function currentText(
  { documents, files }: Pick<Session, "documents" | "files">,
  uri: string,
): Promise<string | null> {
  const buffer = documents.get(uri);
  if (buffer) return buffer.content.getText();
  const result = await readOrFail(files, uri);
  return result.state === "text" ? result.text : null;
}
