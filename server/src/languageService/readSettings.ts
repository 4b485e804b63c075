import { defaultSettings, type Settings } from "../core/settings.ts";
import { visible } from "../core/text/visible.ts";
import { editorKeys } from "./configuration/keys.ts";
import { applyPatch, patchOf } from "./configuration/patch.ts";
import { type KeyProblem, readGroup } from "./configuration/readKeys.ts";
import { fromJson } from "./configuration/written.ts";
import { renderIn } from "./render.ts";

/** Settings that can be relied on, and what had to be left out. */
export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** A value that was not understood; what stood below it in the layers is used instead. */
export interface SettingProblem {
  /** Full name, such as `podgrace.requiredSeconds.albIp`. */
  readonly key: string;
  /** A sentence for the user. */
  readonly message: string;
}

/** Settings of the editor's own side, which stand in the same tree. */
const otherKeys: ReadonlySet<string> = new Set([
  "podgrace.trace",
  "podgrace.helm",
  "podgrace.kustomize",
  "podgrace.codeLens",
  "podgrace.inlayHints",
]);

/**
 * The tree below `podgrace` as an editor hands it over, laid over `below`. Anything may arrive: what is wrong is reported
 * and left out. An absent (or null) key keeps the value below.
 */
export function readSettings(tree: unknown, below: Settings = defaultSettings, locale = "en"): SettingsRead {
  const problems: KeyProblem[] = [];
  const patch = patchOf(readGroup(editorKeys, fromJson(tree), "podgrace", problems));
  const render = renderIn(locale);
  return {
    settings: applyPatch(below, patch),
    problems: problems
      .filter(({ key }) => !otherKeys.has(key))
      .map(({ key, message }) => ({ key, message: visible(render(message), mostCharacters) })),
  };
}

/** Longer than every sentence of ours about a setting. */
const mostCharacters = 300;
