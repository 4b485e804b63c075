import type { Folder } from "./folder.ts";

/** What of the quiet hints is shown: settings of the editor's side, which change no answer about a manifest. */
export interface Display {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

/** A lens takes a line of its own, so it is shown only when asked for; inlay hints follow the editor's own switch. */
const byDefault: Display = { codeLens: false, inlayHints: true };

export interface Displays {
  of(folder: Folder): Display;
  /** True when something else is to be shown now. */
  take(folder: Folder, settings: unknown): boolean;
}

export function createDisplays(): Displays {
  const displays = new WeakMap<Folder, Display>();
  const of = (folder: Folder) => displays.get(folder) ?? byDefault;
  return {
    of,
    take(folder, settings) {
      const former = of(folder);
      const next = {
        codeLens: enableIn(settings, "codeLens") ?? byDefault.codeLens,
        inlayHints: enableIn(settings, "inlayHints") ?? byDefault.inlayHints,
      };
      displays.set(folder, next);
      return former.codeLens !== next.codeLens || former.inlayHints !== next.inlayHints;
    },
  };
}

function enableIn(settings: unknown, group: string): boolean | undefined {
  if (typeof settings !== "object" || settings === null) return undefined;
  const value: unknown = Reflect.get(settings, group);
  const enable: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "enable") : undefined;
  return typeof enable === "boolean" ? enable : undefined;
}
