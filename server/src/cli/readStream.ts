import type { Readable } from "node:stream";
import type { ReadResult } from "../core/workspace/fileSource.ts";

/** All of a stream as text, decoded as files are: UTF-8, without the byte order mark. */
export async function readStream(stream: Readable): Promise<ReadResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0)) return { state: "unreadable", reason: "binary", detail: "it is not text" };
  return { state: "text", text: new TextDecoder("utf-8").decode(bytes) };
}
