import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";

/** One case: the files of a small workspace, with marks where findings are expected. */
export interface Case {
  /** `prestop-missing/behind-alb`. */
  readonly name: string;
  /** Folder below `test/rules`: a rule id, or `situations`. */
  readonly folder: string;
  /** Path on disk: a file, or a folder of files. */
  readonly path: string;
  readonly files: readonly FixtureFile[];
  readonly settings: Settings;
}

export interface FixtureFile {
  /** Path in the workspace. */
  readonly name: string;
  readonly path: string;
  readonly source: string;
  /** Belongs to several cases: it carries no marks and is never rewritten. */
  readonly shared: boolean;
}

export const rulesFolder = fileURLToPath(new URL("..", import.meta.url));
const sharedFolder = join(rulesFolder, "shared");
const noCases = new Set(["details", "shared", "support"]);

/** The folders that hold cases. */
export function caseFolders(): readonly string[] {
  return readdirSync(rulesFolder).filter(
    (name) => !noCases.has(name) && statSync(join(rulesFolder, name)).isDirectory(),
  );
}

/** The cases of one folder, in the order of their names. */
export function casesIn(folder: string): readonly Case[] {
  return readdirSync(join(rulesFolder, folder))
    .filter((name) => !/\.fixed(\.yaml)?$/.test(name))
    .sort()
    .map((name) => readCase(folder, join(rulesFolder, folder, name)));
}

function readCase(folder: string, path: string): Case {
  const own = filesBelow(path).map((file) => {
    const name = relative(statSync(path).isDirectory() ? path : dirname(path), file);
    return { name, path: file, source: readFileSync(file, "utf8"), shared: false };
  });
  const sources = own.map(({ source }) => source);
  const name = `${folder}/${relative(join(rulesFolder, folder), path).replace(/\.yaml$/, "")}`;
  return { name, folder, path, files: [...own, ...sharedFiles(sources)], settings: settingsOf(sources) };
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** `# with: behind-alb-ip` puts `shared/behind-alb-ip.yaml` beside the files of the case. */
function sharedFiles(sources: readonly string[]): FixtureFile[] {
  return directives(sources, "with").map((name) => {
    const path = join(sharedFolder, `${name}.yaml`);
    return { name: `${name}.yaml`, path, source: readFileSync(path, "utf8"), shared: true };
  });
}

/** `# settings: {"kubernetesMinor": 29}`, one level deep over the defaults. */
function settingsOf(sources: readonly string[]): Settings {
  const changes: Partial<Settings>[] = directives(sources, "settings").map((text) => JSON.parse(text));
  return Object.assign({}, defaultSettings, ...changes);
}

function directives(sources: readonly string[], name: string): string[] {
  const line = new RegExp(`^# ${name}: (.*?)\\r?$`, "gm");
  return sources.flatMap((source) => [...source.matchAll(line)].map(([, value = ""]) => value));
}
