import type { HookLength, SleepOperand } from "../shell/hookLength.ts";
import type { Location } from "../text/span.ts";
import type { Field, Known, Unknown } from "../yaml/field.ts";
import type { Attributes, ManifestBase } from "./manifest.ts";

/** Anything that makes pods, seen in one way (domain-facts §B). */
export interface Workload extends ManifestBase {
  readonly type: "workload";
  readonly nature: WorkloadNature;
  readonly replicas: Field<number>;
  readonly strategy: UpdateStrategy;
  /** Null for a patch or a reference without a pod template of its own. */
  readonly pod: PodTemplate | null;
  /** The keys from the root to what holds the `metadata` and `spec` of the pods; none for a Pod itself. */
  readonly podPath: readonly string[];
  /** `spec.workloadRef` of an Argo Rollout: the pods come from that object (table G 62). */
  readonly workloadRef: { readonly kind: Field<string>; readonly name: Field<string> } | null;
  /** What an Argo Rollout writes into Ingresses at run time; null for everything else. */
  readonly albAction: AlbAction | null;
  /** How an Argo Rollout leads requests away from old pods before it deletes them; null for everything else. */
  readonly trafficSwitch: TrafficSwitch | null;
  /** `terminationGracePeriodSeconds` written above the pod's `spec`, where Kubernetes ignores it (table G 35). */
  readonly misplacedGracePeriods: readonly MisplacedGrace[];
}

/** A grace period, its key, and the mapping in which it stands although it has no meaning there. */
export type MisplacedGrace = (Known<number> | Unknown) & {
  readonly key: Location;
  readonly holder: Location;
};

/**
 * `rolling`: replaces its pods by an update. `static`: has no rollout of its own (Pod, ReplicaSet, ReplicationController).
 * `job`: in scope only where a Service selects it. `knative`: hooks and grace may not be written (domain-facts §B).
 */
export type WorkloadNature = "rolling" | "static" | "job" | "knative";

export interface UpdateStrategy {
  /** As written: `RollingUpdate`, `Recreate`, …; of an Argo Rollout the key `canary` or `blueGreen`, which is also where it stands. */
  readonly type: Field<string>;
  readonly maxSurge: Field<string | number>;
  readonly maxUnavailable: Field<string | number>;
}

/**
 * `spec.strategy.canary.trafficRouting.alb` of an Argo Rollout: it writes an action into its Ingresses that forwards
 * requests to its Services, and no file shows it (argoproj/argo-rollouts, docs/features/traffic-management/alb.md).
 */
export interface AlbAction {
  /** Its name: `rootService`, else `stableService`. */
  readonly name: Field<string>;
  readonly ingresses: readonly Field<string>[];
  /** Those that are written of `pingPong`, which counts first, else of `stableService` and `canaryService`. */
  readonly services: readonly Field<string>[];
  /** The port of the Services. */
  readonly port: Field<number>;
}

/** What an Argo Rollout does when the pods of the new version are to get the requests. */
export interface TrafficSwitch {
  /** The Services whose selectors it changes, so that old pods are no endpoints of them any more. */
  readonly services: readonly Field<string>[];
  /** For how many seconds it then keeps the old pods; 30 where nothing is written. */
  readonly keepsOldPods: Field<number>;
}

export interface PodTemplate {
  /** The pod's `spec` mapping; in a patch without one, the template. */
  readonly at: Location;
  /** False where it has none. */
  readonly hasSpec: boolean;
  readonly labels: Attributes;
  /** Annotations of the pod, not of the workload. */
  readonly annotations: Attributes;
  /** `terminationGracePeriodSeconds` as written; absent, also for `null`, means 30 (domain-facts §A4). */
  readonly gracePeriod: Field<number>;
  /** The characters of its value, which tell `030` from 24 (table G 34); null where it is absent or no scalar. */
  readonly gracePeriodText: string | null;
  /** `os.name`, or the system of the nodes that its `nodeSelector` asks for. */
  readonly os: Field<string>;
  /** The containers listen on the addresses of the node; absent means that they do not. */
  readonly hostNetwork: Field<boolean>;
  /** Condition types; one that is unknown where the list cannot be read. */
  readonly readinessGates: readonly Field<string>[];
  /** App containers first, then init containers, in the order of the file. */
  readonly containers: readonly Container[];
  /** False where containers may exist that cannot be read: templates, and patches, whose containers have no image. */
  readonly containersComplete: boolean;
}

/** `sidecar`: an init container with `restartPolicy: Always` (domain-facts §A11). */
export type ContainerRole = "app" | "init" | "sidecar";

export interface Container {
  /** The mapping of the container. */
  readonly at: Location;
  readonly role: ContainerRole;
  readonly name: Field<string>;
  /** Absent in a patch only. */
  readonly image: Field<string>;
  readonly ports: readonly ContainerPort[];
  /** False where ports may exist that cannot be read. */
  readonly portsComplete: boolean;
  /** Present, absent, or unknown as a whole. */
  readonly readinessProbe: Field<true>;
  /** Present, absent, or unknown as a whole. */
  readonly startupProbe: Field<true>;
  /** `command` and `args`. */
  readonly commandLine: Words;
  /** The names in `env`; `envFrom` may bring others. */
  readonly variables: Words;
  /** Grace periods written on the liveness and startup probe (domain-facts §A10). */
  readonly probeGracePeriods: readonly Field<number>[];
  readonly preStop: Field<PreStop>;
  /** `terminationGracePeriodSeconds` on the container or its hook, where Kubernetes ignores it (table G 35). */
  readonly misplacedGracePeriods: readonly MisplacedGrace[];
  /** The same on the readiness probe, where the API server refuses it (domain-facts §A10). */
  readonly refusedGracePeriods: readonly MisplacedGrace[];
}

/** The texts of a list; not complete where some of them cannot be read. */
export interface Words {
  readonly known: readonly string[];
  readonly complete: boolean;
}

export interface ContainerPort {
  readonly name: Field<string>;
  readonly containerPort: Field<number>;
  /** The node's port that leads to it; in the network of the host the same number where absent. */
  readonly hostPort: Field<number>;
}

/** A `lifecycle.preStop` mapping. Kubernetes demands exactly one handler (domain-facts §A7). */
export interface PreStop {
  /** The mapping of the hook. */
  readonly at: Location;
  /** The key `preStop`. */
  readonly keyAt: Location;
  readonly handlers: readonly Handler[];
}

export type Handler = ExecHandler | SleepHandler | HttpGetHandler | TcpSocketHandler;

interface HandlerBase {
  /** The value of the handler. */
  readonly at: Location;
  /** The key: `exec`, `sleep`, `httpGet`, `tcpSocket`. */
  readonly keyAt: Location;
}

export interface ExecHandler extends HandlerBase {
  readonly type: "exec";
  /** The `command` list; unknown with reason `wrong-type` where it is no list of strings. */
  readonly command: Field<readonly string[]>;
  /** What the command does to the shutdown: nothing that is known of, where the command is not known. */
  readonly length: HookLength;
  /** The operands of `length.sleeps`, with their places. */
  readonly sleeps: readonly PlacedSleep[];
  /** Where the words of the command stand. */
  readonly wordsAt: readonly Location[];
}

/** A `sleep` operand, and where it stands in the file; null where quoting or folding hides it. */
export interface PlacedSleep {
  readonly operand: SleepOperand;
  readonly at: Location | null;
}

export interface SleepHandler extends HandlerBase {
  readonly type: "sleep";
  readonly seconds: Field<number>;
}

export interface HttpGetHandler extends HandlerBase {
  readonly type: "httpGet";
  readonly path: Field<string>;
  readonly port: Field<string | number>;
}

export interface TcpSocketHandler extends HandlerBase {
  readonly type: "tcpSocket";
}
