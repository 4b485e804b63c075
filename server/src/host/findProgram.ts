import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/** Where programs are looked for. */
export interface ProgramPlaces {
  /** The value of PATH. */
  readonly path: string;
  readonly platform: NodeJS.Platform;
  /** What a relative path starts from; null refuses relative paths. */
  readonly workingDirectory: string | null;
}

export type FoundProgram =
  | { readonly state: "found"; readonly program: string }
  | { readonly state: "missing"; readonly detail: string };

/**
 * The absolute path of a program: of the one that was `named` (a path, or a name to be looked for), else of the first of
 * `usual` on the PATH. Relative entries of the PATH are passed over: the folder that is scanned must not be able to offer a program.
 */
export async function findProgram(
  named: string,
  usual: readonly string[],
  places: ProgramPlaces,
): Promise<FoundProgram> {
  if (named !== "" && /[\\/]/.test(named)) return atPath(named, places);
  const names = named === "" ? usual : [named];
  for (const name of names) {
    for (const folder of foldersOf(places)) {
      const program = path.join(folder, fileName(name, places));
      if (await isProgram(program)) return { state: "found", program };
    }
  }
  return { state: "missing", detail: `${names.join(" or ")} is not on the PATH` };
}

async function atPath(named: string, places: ProgramPlaces): Promise<FoundProgram> {
  if (!path.isAbsolute(named) && places.workingDirectory === null) {
    return { state: "missing", detail: `${named} is not an absolute path` };
  }
  const program = path.resolve(places.workingDirectory ?? "/", named);
  // Node starts these through a shell only, and a shell is never started here.
  if (places.platform === "win32" && /\.(cmd|bat)$/i.test(program)) {
    return { state: "missing", detail: `${named} is a script; name the program itself` };
  }
  if (await isProgram(program)) return { state: "found", program };
  return { state: "missing", detail: `${named} is not a program that can be run` };
}

function foldersOf({ path: list }: ProgramPlaces): readonly string[] {
  return list.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

function fileName(name: string, { platform }: ProgramPlaces): string {
  return platform === "win32" && !/\.exe$/i.test(name) ? `${name}.exe` : name;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
