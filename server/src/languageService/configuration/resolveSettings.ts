import {
  everywhere,
  type Settings,
  type SettingsPlace,
  type SettingsSource,
  type SuppressedRule,
} from "../../core/settings.ts";
import { folderOf, isWithin, relativeTo } from "../../core/workspace/uriPath.ts";
import { type Configuration, type Override, selects } from "./configuration.ts";
import { applyPatch } from "./patch.ts";

/** A configuration, and the folder it is for and from which its patterns count. */
export interface PlacedConfiguration {
  readonly configuration: Configuration;
  readonly folder: string;
}

/**
 * The settings of every place. Files are laid over the general settings from the outermost folder to the nearest, each
 * with its own settings first and then its overrides in their order: what stands nearer to an object wins.
 */
export function resolveSettings(
  general: Settings,
  configurations: readonly PlacedConfiguration[],
): SettingsSource {
  if (configurations.length === 0) return everywhere(general);
  // The folder of a chain is a prefix of those behind it, so the shorter ones stand outside.
  const sorted = [...configurations].sort((a, b) => a.folder.length - b.folder.length);
  const chains = new Map<string, readonly PlacedConfiguration[]>();
  const results = new Map<string, Settings>();

  function chainOf(uri: string): readonly PlacedConfiguration[] {
    const folder = folderOf(uri);
    const known = chains.get(folder);
    if (known) return known;
    const chain = sorted.filter((each) => isWithin(folder, each.folder));
    chains.set(folder, chain);
    return chain;
  }

  return {
    general,
    varies: true,
    at(place) {
      const chain = chainOf(place.uri);
      if (chain.length === 0) return general;
      const layers = chain.map((each) => ({ ...each, overrides: overridesFor(place, each) }));
      const key = layers
        .map(({ configuration, overrides }) =>
          [configuration.uri, ...overrides.map((each) => configuration.overrides.indexOf(each))].join(" "),
        )
        .join("\n");
      const known = results.get(key);
      if (known) return known;
      const settings = layers.reduce(
        (below, { configuration, overrides }) => applyLayer(below, configuration, overrides),
        general,
      );
      results.set(key, settings);
      return settings;
    },
    ignores: (uri) =>
      chainOf(uri).some(({ configuration: { ignore }, folder }) =>
        ignore.some((glob) => glob(relativeTo(folder, uri))),
      ),
  };
}

function overridesFor(place: SettingsPlace, { configuration, folder }: PlacedConfiguration) {
  if (configuration.overrides.length === 0) return [];
  const path = relativeTo(folder, place.uri);
  return configuration.overrides.filter(({ selectors }) => selects(selectors, place, path));
}

function applyLayer(
  below: Settings,
  { uri, patch, noInlineSuppress }: Configuration,
  overrides: readonly Override[],
) {
  const own = applyPatch(below, patch, uri);
  const added = noInlineSuppress.filter((rule) => !own.noInlineSuppress.includes(rule));
  const base = added.length === 0 ? own : { ...own, noInlineSuppress: [...own.noInlineSuppress, ...added] };
  return overrides.reduce((settings, override) => applyOverride(settings, override, uri), base);
}

function applyOverride(below: Settings, { patch, suppressed, reason }: Override, uri: string): Settings {
  const settings = applyPatch(below, patch, uri);
  if (suppressed.length === 0) return settings;
  const entries = suppressed.map(({ rule, at }): [string, SuppressedRule] => [
    rule,
    { uri, span: at, reason },
  ]);
  return { ...settings, suppressed: { ...settings.suppressed, ...Object.fromEntries(entries) } };
}
