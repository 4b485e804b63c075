import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import path from "node:path";

/**
 * Lets Node keep what it has compiled, which saves half of the time that the program takes to load. Versions before 22.8 cannot
 * (https://nodejs.org/api/module.html#moduleenablecompilecachecachedir), and `NODE_DISABLE_COMPILE_CACHE=1` forbids it. Node's own
 * choice is a folder in the one for temporary files, where others may have put something in its place; ours is the one that the
 * user has for such things. Where there is none, or nothing can be written, nothing is kept.
 */
export function keepWhatIsCompiled(): void {
  const enable: unknown = Reflect.get(nodeModule, "enableCompileCache");
  const folder = cacheFolder(process.platform, process.env);
  if (typeof enable === "function" && folder !== null && existsSync(folder))
    enable(path.join(folder, "podgrace"));
}

/** The folder in which programs of a user keep what they can make again; null where the environment does not tell. */
export function cacheFolder(
  platform: NodeJS.Platform,
  { XDG_CACHE_HOME, HOME, LOCALAPPDATA }: Readonly<Record<string, string | undefined>>,
): string | null {
  if (platform === "win32") return LOCALAPPDATA || null;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (!HOME) return null;
  return platform === "darwin" ? path.join(HOME, "Library", "Caches") : path.join(HOME, ".cache");
}
