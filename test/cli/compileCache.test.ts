import { expect, it } from "vitest";
import { cacheFolder } from "../../server/src/cli/compileCache.ts";

it.each([
  ["linux", { HOME: "/home/me" }, "/home/me/.cache"],
  ["linux", { HOME: "/home/me", XDG_CACHE_HOME: "/var/cache/me" }, "/var/cache/me"],
  ["linux", { HOME: "/home/me", XDG_CACHE_HOME: "here" }, "/home/me/.cache"],
  ["darwin", { HOME: "/home/me" }, "/home/me/Library/Caches"],
  ["win32", { LOCALAPPDATA: "D:\\me\\AppData\\Local", HOME: "/" }, "D:\\me\\AppData\\Local"],
  ["win32", {}, null],
  ["linux", {}, null],
] as const)("%s with %j keeps compiled code below %s", (platform, environment, folder) => {
  expect(cacheFolder(platform, environment)).toBe(folder);
});
