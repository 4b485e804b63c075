import { effectiveGracePeriod, type GracePeriod } from "../kubernetes/gracePeriod.ts";
import type { Container, PodTemplate, Workload } from "../kubernetes/workload.ts";
import { requiredFor, type Settings } from "../settings.ts";
import { zero } from "../shell/length.ts";
import { type Exposure, pathsTo, servingOf } from "../traffic/exposure.ts";
import type { Effective } from "../workspace/effective.ts";
import { hookEffect, unmeasured } from "./hookEffect.ts";
import { type ShutdownInputs, shutdownTimes } from "./shutdownTimes.ts";
import type { HookEffect, Timeline } from "./timeline.ts";

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
    const times = timesOf(manifest, container, hook, grace, exposure, settings);
    return { container, pod, hook, grace, ...times };
  });
}

function unknownGrace({ at }: PodTemplate): GracePeriod {
  return { field: { state: "unknown", reason: "outside", at, key: null, text: null }, seconds: null };
}

function timesOf(
  workload: Workload,
  container: Container,
  hook: HookEffect,
  grace: GracePeriod,
  exposure: Exposure,
  settings: Settings,
): Omit<Timeline, "container" | "pod" | "hook" | "grace"> {
  const serving = servingOf(exposure, workload, container);
  const path = pathsTo(exposure, workload, container)[0] ?? null;
  const requiredSeconds =
    path?.requiredSeconds ?? (serving === "yes" ? requiredFor(settings, "clusterIP") : null);
  const inputs = { graceSeconds: grace.seconds, requiredSeconds, ...lengthsOf(hook) };
  return { serving, path, requiredSeconds, inputs, ...shutdownTimes(inputs) };
}

function lengthsOf(hook: HookEffect): Pick<ShutdownInputs, "delay" | "total"> {
  if (hook.state === "absent") return { delay: zero, total: zero };
  if (hook.state === "unknown") return { delay: unmeasured, total: unmeasured };
  return { delay: hook.delay, total: hook.total };
}
