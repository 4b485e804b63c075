import type { Container, PodTemplate } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import { NATIVE_SLEEP_MINOR } from "../../core/shutdown/hookEffect.ts";
import { shellOf } from "../../core/shutdown/image.ts";
import type { YamlValue } from "../../core/yaml/change.ts";
import { valueOf } from "../../core/yaml/field.ts";

/** How a delay is written: by the kubelet itself, or by a program of the image. */
export type DelayStyle = "sleep" | "exec";

/**
 * The styles that work for a container, the wished one first. A container without the programs, and one on Windows, can
 * only have the native one; below 1.30 only `exec` works. Empty where none does.
 */
export function delayStyles(
  container: Container,
  pod: PodTemplate,
  settings: Settings,
): readonly DelayStyle[] {
  const native = settings.kubernetesMinor >= NATIVE_SLEEP_MINOR;
  const exec =
    shellOf(valueOf(container.image, "")) === "present-or-unknown" && valueOf(pod.os) !== "windows";
  const wished: readonly DelayStyle[] =
    settings.preStopStyle === "exec" ? ["exec", "sleep"] : ["sleep", "exec"];
  return wished.filter((style) => (style === "sleep" ? native : exec));
}

/** The value of `preStop`. The `exec` form runs `sleep` without a shell, so it needs one program only. */
export function delayHook(style: DelayStyle, seconds: number): YamlValue {
  if (style === "sleep") return { sleep: { seconds } };
  return { exec: { command: ["sleep", String(seconds)] } };
}
