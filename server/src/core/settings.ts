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
  /** Seconds the application should have between SIGTERM and SIGKILL. */
  readonly shutdownMarginSeconds: number;
  /** How quick fixes write a delay: `auto` takes native sleep where the version has it. */
  readonly preStopStyle: "auto" | "sleep" | "exec";
  /** Label that lets the AWS controllers inject readiness gates. Empty key: the controller's own default. */
  readonly readinessGate: { readonly labelKey: string; readonly labelValue: string };
  /** Highest severity per rule; `default` keeps the rule's own. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export type Severity = "error" | "warning" | "information" | "hint";
export type RuleSetting = "default" | "off" | Severity;

/** R by load balancer and target type; defaults from design.md §5, sources in domain-facts §E, §F. */
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

/** The defaults of design.md §5. */
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
  shutdownMarginSeconds: 10,
  preStopStyle: "auto",
  readinessGate: { labelKey: "", labelValue: "enabled" },
  rules: {},
};
