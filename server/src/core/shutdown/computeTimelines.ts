import { effectiveGracePeriod, type GracePeriod } from "../kubernetes/gracePeriod.ts";
import type { Container, PodTemplate, Workload } from "../kubernetes/workload.ts";
import { requiredFor, type Settings } from "../settings.ts";
import type { Length } from "../shell/hookLength.ts";
import { type Exposure, pathsTo, servingOf } from "../traffic/exposure.ts";
import type { Effective } from "../workspace/effective.ts";
import { hookEffect } from "./hookEffect.ts";
import type { HookEffect, Timeline } from "./timeline.ts";

/** The kubelet leaves a container at least this many seconds between SIGTERM and SIGKILL (domain-facts §A3.4). */
const MINIMUM_GRACE_AFTER_SIGTERM = 2;

/** The shutdown of every container of a workload, in the order of `pod.containers`; empty without a pod template. */
export function computeTimelines(
  { manifest, patched }: Effective<Workload>,
  exposure: Exposure,
  settings: Settings,
): readonly Timeline[] {
  const { pod } = manifest;
  if (pod === null) return [];
  // A patch that is not followed may have given the pod another hook and another grace period.
  const grace = patched ? unknownGrace(pod) : effectiveGracePeriod(pod);
  return pod.containers.map((container): Timeline => {
    const hook: HookEffect = patched
      ? { state: "unknown", at: container.at }
      : hookEffect(container, pod, settings.kubernetesMinor);
    return timelineOf(manifest, container, hook, grace, exposure, settings);
  });
}

function unknownGrace({ at }: PodTemplate): GracePeriod {
  return { field: { state: "unknown", reason: "outside", at, key: null, text: null }, seconds: null };
}

function timelineOf(
  workload: Workload,
  container: Container,
  hook: HookEffect,
  grace: GracePeriod,
  exposure: Exposure,
  settings: Settings,
): Timeline {
  const serving = servingOf(exposure, workload, container);
  const path = pathsTo(exposure, workload, container)[0] ?? null;
  const requiredSeconds =
    path?.requiredSeconds ?? (serving === "yes" ? requiredFor(settings, "clusterIP") : null);
  const stopsAcceptingAt = cutAt(hook, "delay", grace);
  const sigtermAt = cutAt(hook, "total", grace);
  const loses = requiredSeconds !== null && stopsAcceptingAt !== null && stopsAcceptingAt < requiredSeconds;
  return {
    container,
    serving,
    grace,
    hook,
    path,
    requiredSeconds,
    stopsAcceptingAt,
    sigtermAt,
    sigkillAt: sigkillAt(sigtermAt, grace),
    lostWindow: loses ? { from: stopsAcceptingAt, to: requiredSeconds } : null,
  };
}

/** When a length of the hook ends: by itself, or cut off by the grace period (domain-facts §A3). */
function cutAt(hook: HookEffect, which: "delay" | "total", grace: GracePeriod): number | null {
  if (hook.state === "absent") return 0;
  if (hook.state === "unknown") return null;
  const length: Length = hook[which];
  if (length.state === "unbounded") return grace.seconds;
  if (length.state === "unknown")
    return length.atLeast > 0 && length.atLeast >= (grace.seconds ?? Infinity) ? grace.seconds : null;
  if (grace.seconds === null) return length.seconds === 0 ? 0 : null;
  return Math.min(length.seconds, grace.seconds);
}

function sigkillAt(sigtermAt: number | null, grace: GracePeriod): number | null {
  if (grace.seconds === null) return null;
  return sigtermAt === null
    ? grace.seconds
    : Math.max(grace.seconds, sigtermAt + MINIMUM_GRACE_AFTER_SIGTERM);
}
