import type { FileSource, ReadResult } from "../core/workspace/fileSource.ts";
import {
  type DirectoryAnswer,
  type DirectoryEntry,
  readDirectoryRequest,
  readFileRequest,
  type UriParams,
} from "../protocol/files.ts";
import { canonicalUri } from "./canonicalUri.ts";
import { createLeftOut } from "./leftOut.ts";
import { excludeFile } from "./manifestFiles.ts";
import { type FolderReader, walkFolder } from "./walkFolder.ts";

/** Sends a request to the client; answers are checked here, so it may hand over whatever arrives. */
export type AskClient = (method: string, params: UriParams) => Promise<unknown>;

/** Files that only the client can reach. A client that fails to answer makes a file unreadable, nothing worse. */
export function clientFileSource(ask: AskClient): FileSource {
  const read = async (uri: string) => fileAnswer(await answerOrNull(ask, readFileRequest, uri));
  const reader: FolderReader = {
    directory: async (uri) => directoryAnswer(await answerOrNull(ask, readDirectoryRequest, uri)),
    async text(uri) {
      const answer = await read(uri);
      return answer.state === "text" ? answer.text : "";
    },
  };
  return {
    list: (folder, leftOut) => walkFolder(folder, reader, leftOut),
    /** Above the folder nothing is looked for: what the editor reaches begins there. */
    leftOutOf: async (folder) =>
      createLeftOut(await reader.text(`${canonicalUri(folder)}/${excludeFile}`), false),
    read,
    readAgain: async (uri) => ({ ...(await read(uri)), version: null }),
  };
}

async function answerOrNull(ask: AskClient, method: string, uri: string): Promise<object | null> {
  try {
    const answer = await ask(method, { uri });
    return typeof answer === "object" ? answer : null;
  } catch {
    return null;
  }
}

const noAnswer = "the editor did not hand it over";

function directoryAnswer(answer: object | null): DirectoryAnswer {
  if (answer !== null && "entries" in answer && Array.isArray(answer.entries)) {
    return { state: "entries", entries: answer.entries.filter(isEntry) };
  }
  return { state: "unreadable", detail: detailIn(answer) };
}

function isEntry(entry: unknown): entry is DirectoryEntry {
  if (typeof entry !== "object" || entry === null || !("name" in entry) || !("kind" in entry)) return false;
  if ("obstacle" in entry && typeof entry.obstacle !== "string") return false;
  return typeof entry.name === "string" && (entry.kind === "file" || entry.kind === "directory");
}

function fileAnswer(answer: object | null): ReadResult {
  if (answer === null || !("state" in answer))
    return { state: "unreadable", reason: "other", detail: noAnswer };
  if (answer.state === "missing") return { state: "missing" };
  if (answer.state === "text" && "text" in answer && typeof answer.text === "string") {
    return { state: "text", text: answer.text };
  }
  return { state: "unreadable", reason: reasonIn(answer), detail: detailIn(answer) };
}

type Reason = (ReadResult & { state: "unreadable" })["reason"];

function reasonIn(answer: object): Reason {
  const reasons: readonly Reason[] = ["binary", "too-large", "denied"];
  return reasons.find((reason) => "reason" in answer && answer.reason === reason) ?? "other";
}

function detailIn(answer: object | null): string {
  return answer !== null && "detail" in answer && typeof answer.detail === "string"
    ? answer.detail
    : noAnswer;
}
