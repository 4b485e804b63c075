import { stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import type { FileSource, ReadResult } from "../core/workspace/fileSource.ts";
import { detailOf, nameIsNoText } from "../host/nodeFileSource.ts";
import type { SkipReason } from "../languageService/api.ts";
import { mapInOrder } from "./concurrent.ts";
import { type Glob, globIn } from "./glob.ts";
import { standardInput, standardInputUri, uriOf } from "./paths.ts";
import { readStream } from "./readStream.ts";

/** One file of the scan. */
export type Collected = Outcome & {
  readonly uri: string;
  /** The user named this path, as opposed to its having been found in a directory. */
  readonly named: boolean;
};

type Outcome =
  | { readonly state: "text"; readonly text: string }
  | { readonly state: "unreadable"; readonly reason: SkipReason; readonly detail: string };

/** Files as the scan wants them: globs ask for files of any ending. */
export interface ScanSource extends Pick<FileSource, "read"> {
  list(folder: string, accepts?: (name: string) => boolean): ReturnType<FileSource["list"]>;
}

export interface Surroundings {
  readonly workingDirectory: string;
  readonly source: ScanSource;
  readonly standardInput: () => Readable;
}

/** More files at once do not make a disk faster, but they take memory. */
const filesAtOnce = 16;

/** The texts of all files that the paths name or hold, each once, in the order of the paths. */
export async function* collect(paths: readonly string[], here: Surroundings): AsyncGenerator<Collected> {
  const places = await Promise.all(paths.map((each) => locate(each, here)));
  const named = new Set(places.map((place) => place.uri));
  const readAll = mapInOrder(list(places, here.source), filesAtOnce, async (place) => ({
    uri: place.uri,
    outcome: await read(place, here.source),
  }));
  for await (const { uri, outcome } of readAll) {
    if (outcome.state !== "missing") yield { uri, named: named.has(uri), ...outcome };
    // A file that vanished after it was listed is no longer part of the directory.
    else if (named.has(uri)) yield { uri, named: true, ...nothingThere };
  }
}

const nothingThere = { state: "unreadable", reason: "other", detail: "no such file or directory" } as const;

type Place =
  | { readonly kind: "file" | "directory"; readonly uri: string }
  | { readonly kind: "glob"; readonly uri: string; readonly glob: Glob }
  | { readonly kind: "stream"; readonly uri: string; readonly open: () => Readable }
  | { readonly kind: "nowhere"; readonly uri: string; readonly outcome: Outcome };

/** What a path of the command line is. */
async function locate(argument: string, here: Surroundings): Promise<Place> {
  if (argument === standardInput) {
    return { kind: "stream", uri: standardInputUri(here.workingDirectory), open: here.standardInput };
  }
  const absolute = path.resolve(here.workingDirectory, argument);
  const uri = uriOf(absolute);
  try {
    return { kind: (await stat(absolute)).isDirectory() ? "directory" : "file", uri };
  } catch (error) {
    // A file may be called like a glob; a shell does not always unfold one, and on Windows it never does.
    const glob = globIn(argument, here.workingDirectory);
    // What Node.js shows for bytes of the command line that are no text names nothing.
    if (argument.includes("\ufffd"))
      return { kind: "nowhere", uri, outcome: { ...nothingThere, detail: nameIsNoText } };
    return glob === null
      ? { kind: "nowhere", uri, outcome: explainFailure(error) }
      : { kind: "glob", uri, glob };
  }
}

/** The files to read, directories and globs unfolded, none twice. */
async function* list(places: readonly Place[], source: ScanSource): AsyncGenerator<Place> {
  const seen = new Set<string>();
  for (const place of places) {
    for await (const file of unfold(place, source)) {
      if (seen.has(file.uri)) continue;
      seen.add(file.uri);
      yield file;
    }
  }
}

async function* unfold(place: Place, source: ScanSource): AsyncGenerator<Place> {
  if (place.kind === "directory") yield* filesBelow(source, place.uri);
  else if (place.kind === "glob") yield* filesMatching(place, source);
  else yield place;
}

async function* filesMatching(
  { uri, glob }: Place & { kind: "glob" },
  source: ScanSource,
): AsyncGenerator<Place> {
  let matches = 0;
  for await (const file of filesBelow(source, glob.folder, () => true)) {
    if (file.kind === "file" && !glob.matches(file.uri)) continue;
    matches++;
    yield file;
  }
  if (matches === 0) yield { kind: "nowhere", uri, outcome: { ...nothingThere, detail: "no file matches" } };
}

async function* filesBelow(
  source: ScanSource,
  folder: string,
  accepts?: (name: string) => boolean,
): AsyncGenerator<Place> {
  for await (const files of source.list(folder, accepts)) {
    for (const { uri, ...file } of files) {
      if (file.state === "file") yield { kind: "file", uri };
      else yield { kind: "nowhere", uri, outcome: file };
    }
  }
}

async function read(place: Place, source: ScanSource): Promise<ReadResult | Outcome> {
  if (place.kind === "nowhere") return place.outcome;
  if (place.kind === "glob") throw new Error("A glob is unfolded before its files are read.");
  if (place.kind === "stream") return readStream(place.open()).catch(explainFailure);
  return source.read(place.uri);
}

/** The system's refusal in words; Node's own message would repeat the path. */
function explainFailure(error: unknown): Outcome {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return nothingThere;
  const reason = code === "EACCES" || code === "EPERM" ? "denied" : "other";
  return { state: "unreadable", reason, detail: detailOf(error) };
}
