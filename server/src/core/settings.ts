import type { FileLocation } from "./text/span.ts";

/**
 * The one key tree of `podgrace.*` settings. Plain data: hosts build it (`readSettings`), the pure layers read it.
 * All durations are whole or fractional seconds.
 */
export interface Settings {
  /** Off: no findings, no hovers. */
  readonly enable: boolean;
  /** Minor version of the cluster, such as 33 for 1.33: decides which fields the API server honours (domain-facts §A8). */
  readonly kubernetesMinor: number;
  /** R: seconds a load balancer may go on sending new requests after the pod is deleted. */
  readonly requiredSeconds: RequiredSeconds;
  /** Something else in the cluster delays the shutdown of deleted pods, so that no request comes after it: R is 0. */
  readonly assumeDrained: boolean;
  /** Seconds the application should have between SIGTERM and SIGKILL. */
  readonly shutdownMarginSeconds: number;
  /** How quick fixes write a delay: `auto` takes native sleep where the version has it. */
  readonly preStopStyle: "auto" | "sleep" | "exec";
  /** Label that lets the AWS controllers inject readiness gates. Empty key: the controller's own default. */
  readonly readinessGate: { readonly labelKey: string; readonly labelValue: string };
  /** Highest severity per rule; `default` keeps the rule's own. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Rules that an override of a configuration file switches off here: their findings are suppressed, not absent. */
  readonly suppressed: Readonly<Record<string, SuppressedRule>>;
  /** Rules whose findings no directive suppresses. */
  readonly noInlineSuppress: readonly string[];
  /** The configuration files that values come from, by key (`requiredSeconds.albIp`). The others are the editor's, or defaults. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Where an override switches a rule off, and why. */
export interface SuppressedRule extends FileLocation {
  /** In the user's words; null where none is given. */
  readonly reason: string | null;
}

export type Severity = "error" | "warning" | "information" | "hint";
export type RuleSetting = "default" | "off" | Severity;

/**
 * R by load balancer and target type. The defaults are a choice between the sources in domain-facts §E and §F
 * (docs/rules/prestop-missing.md).
 */
export interface RequiredSeconds {
  readonly albIp: number;
  readonly albInstance: number;
  readonly nlbIp: number;
  readonly nlbInstance: number;
  readonly applicationGateway: number;
  readonly gkeNeg: number;
  readonly loadBalancer: number;
  readonly proxy: number;
  readonly clusterIP: number;
}

/** What holds where nobody has set anything else. */
export const defaultSettings: Settings = {
  enable: true,
  kubernetesMinor: 33,
  requiredSeconds: {
    albIp: 60,
    albInstance: 30,
    nlbIp: 120,
    nlbInstance: 30,
    applicationGateway: 90,
    gkeNeg: 60,
    loadBalancer: 30,
    proxy: 10,
    clusterIP: 10,
  },
  assumeDrained: false,
  shutdownMarginSeconds: 10,
  preStopStyle: "auto",
  readinessGate: { labelKey: "", labelValue: "enabled" },
  rules: {},
  suppressed: {},
  noInlineSuppress: [],
  sources: {},
};

/** R for a load balancer, in seconds. */
export function requiredFor(settings: Settings, by: keyof RequiredSeconds): number {
  return settings.assumeDrained ? 0 : settings.requiredSeconds[by];
}

/** Which settings hold where: they may differ by folder, by object and by container. */
export interface SettingsSource {
  /** Those of the folder where no configuration file says anything else. */
  readonly general: Settings;
  /** They may differ from place to place. */
  readonly varies: boolean;
  at(place: SettingsPlace): Settings;
  /** The file counts as if it were not there. */
  ignores(uri: string): boolean;
}

export interface SettingsPlace {
  readonly uri: string;
  /** Null where the file as a whole is meant. */
  readonly object: { readonly kind: string; readonly namespace: string | null; readonly name: string } | null;
  /** Null where the object as a whole is meant. */
  readonly container: string | null;
}

/** The same settings everywhere. */
export function everywhere(settings: Settings): SettingsSource {
  return { general: settings, varies: false, at: () => settings, ignores: () => false };
}
