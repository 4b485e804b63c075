import type { SettingsPlace } from "../../core/settings.ts";
import type { Glob } from "../../core/text/glob.ts";
import type { Message } from "../../core/text/message.ts";
import type { Span } from "../../core/text/span.ts";
import type { SettingsPatch } from "./patch.ts";

/** What a configuration file says. */
export interface Configuration {
  readonly uri: string;
  /** For everything below the folder of the file. */
  readonly patch: SettingsPatch;
  /** In the order of the file: a later one stands above an earlier one. */
  readonly overrides: readonly Override[];
  /** Of paths below the folder of the file. */
  readonly ignore: readonly Glob[];
  readonly noInlineSuppress: readonly string[];
  readonly problems: readonly ConfigurationProblem[];
  /** Equal for files that say the same, whatever comments and mistakes stand in them. */
  readonly content: string;
}

/** Settings for some of the objects. */
export interface Override {
  readonly selectors: Selectors;
  /** Without the rules that are switched off, which are suppressed. */
  readonly patch: SettingsPatch;
  readonly suppressed: readonly { readonly rule: string; readonly at: Span }[];
  readonly reason: string | null;
}

/** Each is null where it is not asked for; of several patterns one has to match. */
export interface Selectors {
  readonly files: readonly Glob[] | null;
  readonly kind: readonly Glob[] | null;
  readonly namespace: readonly Glob[] | null;
  readonly name: readonly Glob[] | null;
  readonly containers: readonly Glob[] | null;
}

/** Something in a configuration file that the user has to hear of. The rest of the file counts. */
export interface ConfigurationProblem {
  readonly at: Span;
  /** `error`: something was left out. `warning`: it counts, but may not be what is meant. */
  readonly severity: "error" | "warning";
  readonly message: Message;
}

/** True where an override is for this place. `path` is that of the file, from the folder of the configuration. */
export function selects(
  { files, kind, namespace, name, containers }: Selectors,
  { object, container }: SettingsPlace,
  path: string,
): boolean {
  return (
    matchesAny(files, path) &&
    matchesAny(kind, object?.kind) &&
    matchesAny(namespace, object?.namespace) &&
    matchesAny(name, object?.name) &&
    matchesAny(containers, container)
  );
}

/** What is asked for and not known is no match. */
function matchesAny(globs: readonly Glob[] | null, text: string | null | undefined): boolean {
  return globs === null || (typeof text === "string" && globs.some((glob) => glob(text)));
}
