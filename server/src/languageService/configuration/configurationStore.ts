import type { Settings, SettingsSource } from "../../core/settings.ts";
import { compareText } from "../../core/text/compareText.ts";
import { createLineIndex, type LineIndex } from "../../core/text/lineIndex.ts";
import { message } from "../../core/text/message.ts";
import { isShadowed } from "../../core/workspace/configurationFile.ts";
import { folderOf, isWithin, nameOf } from "../../core/workspace/uriPath.ts";
import type { ConfigurationChoice } from "../api.ts";
import type { Configuration, ConfigurationProblem } from "./configuration.ts";
import { readConfiguration } from "./readConfiguration.ts";
import { type PlacedConfiguration, resolveSettings } from "./resolveSettings.ts";

/** The configuration files of a folder, and the settings that come of them. */
export interface ConfigurationStore {
  /** True when settings may differ: not for another comment, or a word that is only half written. */
  put(uri: string, text: string): boolean;
  remove(uri: string): void;
  /** Which files count: those that are found, the one that is named, or none. */
  choose(choice: ConfigurationChoice): void;
  settings(general: Settings): SettingsSource;
  /** Those that count, and those that would if another did not stand beside them; sorted. */
  all(): readonly KnownConfiguration[];
}

export interface KnownConfiguration {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly problems: readonly ConfigurationProblem[];
}

type Entry = Configuration & { readonly lines: LineIndex };

/** @param root URI of the folder of all files. */
export function createConfigurationStore(root: string): ConfigurationStore {
  const found = new Map<string, Entry>();
  let mode: "nearest" | "none" | Entry = "nearest";

  const inUse = (): readonly Entry[] => {
    if (mode === "none") return [];
    if (mode !== "nearest") return [mode];
    return [...found.values()].sort((a, b) => compareText(a.uri, b.uri));
  };
  const isBeside = ({ uri }: Entry) => mode === "nearest" && isShadowed(uri, (other) => found.has(other));

  function place(entry: Entry): PlacedConfiguration {
    const own = folderOf(entry.uri);
    // A named file may stand anywhere; its patterns count from its folder as long as the files stand in it.
    return { configuration: entry, folder: mode === "nearest" || isWithin(root, own) ? own : root };
  }

  return {
    put(uri, text) {
      const before = found.get(uri)?.content;
      const entry = read(uri, text);
      found.set(uri, entry);
      return entry.content !== before;
    },
    remove: (uri) => void found.delete(uri),
    choose(choice) {
      mode = typeof choice === "string" ? choice : read(choice.uri, choice.text);
    },
    settings(general) {
      const counting = inUse().filter((entry) => !isBeside(entry));
      return resolveSettings(general, counting.map(place));
    },
    all: () =>
      inUse().map((entry) => (isBeside(entry) ? { ...entry, problems: [besideAnother(entry)] } : entry)),
  };
}

function read(uri: string, text: string): Entry {
  return { ...readConfiguration(uri, text), lines: createLineIndex(text) };
}

function besideAnother({ uri }: Entry): ConfigurationProblem {
  const file = nameOf(uri).replace(/\.yml$/, ".yaml");
  return {
    at: { start: 0, end: 0 },
    severity: "error",
    message: message("configuration.shadowed", { file }),
  };
}
