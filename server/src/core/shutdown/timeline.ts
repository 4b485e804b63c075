import type { GracePeriod } from "../kubernetes/gracePeriod.ts";
import type { Container, Handler, PodTemplate, PreStop } from "../kubernetes/workload.ts";
import type { HookFault, Length } from "../shell/hookLength.ts";
import type { Location } from "../text/span.ts";
import type { Reach, TrafficPath } from "../traffic/exposure.ts";
import type { Known } from "../yaml/field.ts";
import type { ShutdownInputs, ShutdownTimes } from "./shutdownTimes.ts";

/**
 * The shutdown of one container on one clock: seconds since the pod was deleted. Every finding, hover and picture
 * comes from this value (ARCHITECTURE.md, invariant 4). Times are null where they cannot be known.
 */
export interface Timeline extends ShutdownTimes {
  readonly container: Container;
  /** The pod it is part of. */
  readonly pod: PodTemplate;
  readonly serving: Reach;
  /** G. */
  readonly grace: GracePeriod;
  readonly hook: HookEffect;
  /** The strictest proven front end; null behind Services only, or where no traffic comes. */
  readonly path: TrafficPath | null;
  /** R: last moment at which a new request may arrive; null where no traffic comes or exposure is unknown. */
  readonly requiredSeconds: number | null;
  /** What the times below were computed from. */
  readonly inputs: ShutdownInputs;
}

/** What the preStop hook of a container does. */
export type HookEffect =
  | { readonly state: "absent"; readonly owner: Location }
  | { readonly state: "unknown"; readonly at: Location }
  | {
      readonly state: "present";
      readonly preStop: Known<PreStop>;
      /** Null where there is none, or where there are several. */
      readonly handler: Handler | null;
      /** D, with what is wrong with the hook taken into account. */
      readonly delay: Length;
      /** H. */
      readonly total: Length;
      readonly problem: HookProblem | null;
    };

/** Why a hook does not delay, or not as long as it reads. `rejected`: the API server refuses the object. */
export interface HookProblem {
  readonly fault: HookFault | SpecFault;
  readonly effect: "rejected" | "fails" | "may-fail";
  /** Where it stands. */
  readonly at: Location;
}

/** Faults of the object, as opposed to faults of a command. */
export type SpecFault =
  | { readonly kind: "no-handler" }
  | { readonly kind: "several-handlers"; readonly handlers: readonly string[] }
  /** `command` is no list but `text`, as written; null for a mapping (table G 11). */
  | { readonly kind: "command-type"; readonly text: string | null }
  /** A word of `command` is no string but `text`, as written; null for a mapping or a list (table G 11). */
  | { readonly kind: "command-word-type"; readonly text: string | null }
  | { readonly kind: "empty-command" }
  /** The kubelet has no such handler: it always fails (domain-facts §A7). */
  | { readonly kind: "tcp-socket" }
  /** Native sleep below 1.30: dropped silently (domain-facts §A8). */
  | { readonly kind: "sleep-unsupported"; readonly minor: number }
  /** Negative, or zero below 1.33 (domain-facts §A8). */
  | { readonly kind: "sleep-out-of-range"; readonly seconds: number }
  /** On an ordinary init container (table G 39). */
  | { readonly kind: "init-container" }
  /** The image has no such program (domain-facts §A5, table G 40). */
  | { readonly kind: "image-without-program"; readonly image: string; readonly program: string }
  /** `sh` and `sleep` do not exist on Windows (domain-facts §A13). */
  | { readonly kind: "windows-without-program"; readonly program: string };
