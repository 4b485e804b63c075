import type { ContainerRole, Workload } from "../kubernetes/workload.ts";
import { unmeasured } from "../shutdown/hookEffect.ts";
import {
  overridden,
  type ShutdownInputs,
  type ShutdownOverrides,
  type ShutdownTimes,
  shutdownTimes,
} from "../shutdown/shutdownTimes.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import { visible } from "../text/visible.ts";
import type { LoadBalancerKind, Reach, TrafficPath } from "../traffic/exposure.ts";
import type { Effective } from "../workspace/effective.ts";
import { valueOf } from "../yaml/field.ts";

/** What a picture shows of a workload: plain data that can travel to a web view and be drawn there. */
export interface PicturedWorkload {
  readonly kind: string;
  readonly name: string;
  /** The kustomization that applies it, where there are several. */
  readonly variant: string | null;
  /** App containers first, then native sidecars. Init containers have ended long before. */
  readonly containers: readonly PicturedContainer[];
}

/** A timeline without its places in files. */
export interface PicturedContainer extends ShutdownTimes {
  readonly name: string;
  readonly role: Exclude<ContainerRole, "init">;
  readonly serving: Reach;
  /** `refused`: the API server does not take the hook, so that there is no such pod. */
  readonly hook: "absent" | "present" | "unknown" | "refused";
  readonly inputs: ShutdownInputs;
  /** Who sends the requests; null where none come, or where it is not known. */
  readonly sender: Sender | null;
}

export interface Sender {
  /** `cluster`: other pods, through a Service. */
  readonly kind: LoadBalancerKind | "cluster";
  /** Name of the object that the traffic comes in by; null where there is none. */
  readonly name: string | null;
  /** How long requests in flight may still finish, in seconds; null where no file says it. */
  readonly deregistrationSeconds: number | null;
}

/** The timelines of a workload, in the order of its containers. */
export function picturedWorkload(
  { manifest, variant }: Effective<Workload>,
  timelines: readonly Timeline[],
): PicturedWorkload {
  return {
    kind: manifest.kind,
    name: shownName(valueOf(manifest.name, "?")),
    variant,
    containers: timelines.flatMap((timeline) => picturedContainer(timeline) ?? []),
  };
}

/** The same workload if one of its containers, its grace period or its load balancer had other seconds. */
export function whatIf(
  workload: PicturedWorkload,
  container: number,
  overrides: ShutdownOverrides,
): PicturedWorkload {
  const containers = workload.containers.map((each, index) =>
    index === container ? withSeconds(each, overrides) : withSeconds(each, forOthers(each, overrides)),
  );
  return { ...workload, containers };
}

/** A delay is one of a single container; a load balancer concerns only containers that get requests. */
function forOthers({ inputs }: PicturedContainer, overrides: ShutdownOverrides): ShutdownOverrides {
  const { delaySeconds: _, requiredSeconds, ...others } = overrides;
  return requiredSeconds === undefined || inputs.requiredSeconds === null
    ? others
    : { ...others, requiredSeconds };
}

function withSeconds(container: PicturedContainer, overrides: ShutdownOverrides): PicturedContainer {
  const inputs = overridden(container.inputs, overrides);
  const hook = overrides.delaySeconds === undefined ? container.hook : "present";
  return { ...container, hook, inputs, ...shutdownTimes(inputs) };
}

/** One of them; null for an init container. */
export function picturedContainer(timeline: Timeline): PicturedContainer | null {
  const { container, serving } = timeline;
  if (container.role === "init") return null;
  const hook = hookOf(timeline);
  // What is refused never shuts down, so that nothing can be said of its times.
  const inputs =
    hook === "refused" ? { ...timeline.inputs, delay: unmeasured, total: unmeasured } : timeline.inputs;
  const name = shownName(valueOf(container.name, "?"));
  return {
    name,
    role: container.role,
    serving,
    hook,
    inputs,
    sender: senderOf(timeline),
    ...shutdownTimes(inputs),
  };
}

function hookOf({ hook }: Timeline): PicturedContainer["hook"] {
  return hook.state === "present" && hook.problem?.effect === "rejected" ? "refused" : hook.state;
}

function senderOf({ path, requiredSeconds }: Timeline): Sender | null {
  if (path !== null)
    return {
      kind: path.loadBalancer,
      name: shownName(path.via[0].name),
      deregistrationSeconds: drainOf(path),
    };
  return requiredSeconds === null ? null : { kind: "cluster", name: null, deregistrationSeconds: null };
}

/** Whoever draws takes names as they are, in places that must not be broken or flooded. Those of Kubernetes end at 253 characters. */
function shownName(name: string): string {
  return visible(name, 253);
}

function drainOf({ deregistrationDelay }: TrafficPath): number | null {
  return deregistrationDelay === null ? null : valueOf(deregistrationDelay);
}
