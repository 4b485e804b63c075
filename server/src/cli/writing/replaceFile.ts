import { randomBytes } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { access, type FileHandle, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** A new content that lies beside its file, complete and on the disk, and has to take its place or be given up. */
export interface StagedFile {
  /** Takes the place of the file, in one step: nobody ever sees half of it, but where the file has several names. */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes a file anew, or for the first time, as `stageFile` says. */
export async function replaceFile(file: string, content: Buffer): Promise<void> {
  const staged = await stageFile(file, content);
  await staged.commit();
}

/**
 * Prepares a new content. What stands behind a symbolic link is replaced and the link stays; permissions and, where the
 * system lets us, the owner stay too. Rejects where the file may not be written, or is none.
 *
 * A file with several names (hard links) is written over instead, as editors do. Renaming would leave the others with the old
 * text, silently and for good; writing can be cut short only by a crash, and then the whole new content still lies beside the file.
 */
export async function stageFile(file: string, content: Buffer): Promise<StagedFile> {
  const existing = await existingFile(file);
  const target = existing?.path ?? file;
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`,
  );
  const discard = () => rm(temporary, { force: true });
  const handle = await open(temporary, "wx", 0o666);
  try {
    await handle.writeFile(content);
    if (existing) await takeAfter(handle, existing.facts);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await discard();
    throw error;
  }
  await handle.close();
  return {
    async commit() {
      try {
        if (existing && existing.facts.nlink > 1) await writeOver(target, content);
        else await rename(temporary, target);
      } finally {
        await discard();
      }
    },
    discard,
  };
}

/** Writes into the file itself. What cannot be written to its end is taken back. */
async function writeOver(file: string, content: Buffer): Promise<void> {
  const before = await readFile(file);
  try {
    await putInto(file, content);
  } catch (error) {
    await putInto(file, before);
    throw error;
  }
}

async function putInto(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.writeFile(content);
    await handle.truncate(content.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function existingFile(file: string): Promise<{ readonly path: string; readonly facts: Stats } | null> {
  let target: string;
  try {
    target = await realpath(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const facts = await stat(target);
  if (!facts.isFile()) throw new Error("it is not a regular file");
  // A file that is write-protected could be replaced all the same; whoever protected it does not want that.
  await access(target, constants.W_OK);
  return { path: target, facts };
}

/** Permissions and owner of the file that is replaced. Only root may give a file away. */
async function takeAfter(handle: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  const own = await handle.stat();
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => {});
  await handle.chmod(mode & 0o7777);
}
