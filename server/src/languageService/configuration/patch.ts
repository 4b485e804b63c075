import type { RequiredSeconds, RuleSetting, Settings } from "../../core/settings.ts";
import type { Tree } from "./readKeys.ts";

/** What one place says about settings: the keys it names, and nothing else. */
export interface SettingsPatch {
  readonly enable?: boolean;
  readonly kubernetesVersion?: number;
  readonly requiredSeconds?: Partial<RequiredSeconds>;
  readonly assumeDrained?: boolean;
  readonly shutdownMarginSeconds?: number;
  readonly preStopStyle?: Settings["preStopStyle"];
  readonly readinessGate?: Partial<Settings["readinessGate"]>;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** The settings of a tree that `readGroup` has checked; other keys of it are left aside. */
export function patchOf(tree: Tree): SettingsPatch {
  const keys = Object.keys(tree).filter((key) => settingKeys.has(key));
  return Object.fromEntries(keys.map((key) => [key, tree[key]]));
}

const settingKeys: ReadonlySet<string> = new Set([
  "enable",
  "kubernetesVersion",
  "requiredSeconds",
  "assumeDrained",
  "shutdownMarginSeconds",
  "preStopStyle",
  "readinessGate",
  "rules",
] satisfies (keyof SettingsPatch)[]);

export function isEmpty(patch: SettingsPatch): boolean {
  return Object.keys(patch).length === 0;
}

/**
 * The settings below with what the patch says laid over them, key by key. A rule it names is no longer suppressed.
 * @param source URI of the configuration file that says so; null for an editor
 */
export function applyPatch(below: Settings, patch: SettingsPatch, source: string | null = null): Settings {
  const { kubernetesVersion, requiredSeconds, readinessGate, rules, ...plain } = patch;
  const { suppressed } = below;
  return {
    ...below,
    ...plain,
    kubernetesMinor: kubernetesVersion ?? below.kubernetesMinor,
    requiredSeconds: { ...below.requiredSeconds, ...requiredSeconds },
    readinessGate: { ...below.readinessGate, ...readinessGate },
    rules: { ...below.rules, ...rules },
    suppressed: rules
      ? Object.fromEntries(Object.entries(suppressed).filter(([rule]) => !Object.hasOwn(rules, rule)))
      : suppressed,
    sources: source === null ? below.sources : { ...below.sources, ...sourcesOf(patch, source) },
  };
}

function sourcesOf(patch: SettingsPatch, source: string): Record<string, string> {
  const keys = Object.entries(patch).flatMap(([key, value]) =>
    typeof value === "object" ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
  );
  return Object.fromEntries(keys.map((key) => [key, source]));
}
