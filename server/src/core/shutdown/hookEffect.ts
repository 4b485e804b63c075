import type {
  Container,
  ExecHandler,
  Handler,
  PodTemplate,
  PreStop,
  SleepHandler,
} from "../kubernetes/workload.ts";
import type { Length } from "../shell/hookLength.ts";
import { type Known, valueOf } from "../yaml/field.ts";
import { shellOf } from "./image.ts";
import type { HookEffect, HookProblem, SpecFault } from "./timeline.ts";

/** From this minor version on the API server keeps `preStop.sleep` (beta, on by default; domain-facts §A8). */
export const NATIVE_SLEEP_MINOR = 30;
/** From this minor version on `sleep.seconds: 0` is allowed (domain-facts §A8). */
const ZERO_SLEEP_MINOR = 33;

const none: Length = { state: "known", seconds: 0 };

/** What the preStop hook of a container does in its pod, on a cluster of version 1.`minor`. */
export function hookEffect(container: Container, pod: PodTemplate, minor: number): HookEffect {
  const { preStop } = container;
  if (preStop.state === "absent") return { state: "absent", owner: preStop.owner };
  if (preStop.state === "unknown") return { state: "unknown", at: preStop.at };
  if (container.role === "init") return broken(preStop, "rejected", { kind: "init-container" });
  const { handlers } = preStop.value;
  const [handler, second] = handlers;
  if (handler === undefined) return broken(preStop, "rejected", { kind: "no-handler" });
  if (second !== undefined) {
    return broken(preStop, "rejected", {
      kind: "several-handlers",
      handlers: handlers.map(({ type }) => type),
    });
  }
  switch (handler.type) {
    case "exec":
      return execEffect(preStop, handler, container, pod);
    case "sleep":
      return sleepEffect(preStop, handler, minor);
    case "tcpSocket":
      return failing(preStop, handler, "fails", { kind: "tcp-socket" });
    case "httpGet":
      return present(preStop, handler, unmeasured, unmeasured, null);
  }
}

/** An HTTP hook lasts as long as the server takes to answer (domain-facts §A7). */
export const unmeasured: Length = { state: "unknown", reason: "program", atLeast: 0 };

function execEffect(
  hook: Known<PreStop>,
  handler: ExecHandler,
  container: Container,
  pod: PodTemplate,
): HookEffect {
  const { command, length } = handler;
  if (command.state === "unknown") {
    if (command.reason !== "wrong-type") return { state: "unknown", at: command.at };
    const kind = handler.wordsAt.length > 0 ? "command-word-type" : "command-type";
    return failing(hook, handler, "rejected", { kind, text: command.text });
  }
  if (command.state === "absent" || command.value.length === 0)
    return failing(hook, handler, "rejected", { kind: "empty-command" });
  const missing = missingProgram(length.needs, container, pod);
  if (missing !== null && missing.effect === "fails") return failing(hook, handler, "fails", missing.fault);
  const problem: HookProblem | null =
    length.fault !== null
      ? { fault: length.fault, effect: "fails", at: handler.at }
      : missing && { ...missing, at: handler.at };
  return present(hook, handler, length.delay, length.total, problem);
}

function sleepEffect(hook: Known<PreStop>, handler: SleepHandler, minor: number): HookEffect {
  if (minor < NATIVE_SLEEP_MINOR)
    return failing(hook, handler, "fails", { kind: "sleep-unsupported", minor });
  const seconds = valueOf(handler.seconds);
  if (seconds === null) return { state: "unknown", at: handler.at };
  if (seconds < 0 || (seconds === 0 && minor < ZERO_SLEEP_MINOR)) {
    return failing(hook, handler, "rejected", { kind: "sleep-out-of-range", seconds });
  }
  const length: Length = { state: "known", seconds };
  return present(hook, handler, length, length, null);
}

/** The first program of a command that the image or the operating system does not have. */
function missingProgram(
  needs: readonly string[],
  container: Container,
  pod: PodTemplate,
): { readonly fault: SpecFault; readonly effect: "fails" | "may-fail" } | null {
  const program = needs.find((need) => /(^|\/)(ba|da|a|z|k)?sh$|(^|\/)sleep$/.test(need));
  if (program === undefined) return null;
  if (valueOf(pod.os) === "windows")
    return { fault: { kind: "windows-without-program", program }, effect: "fails" };
  const image = valueOf(container.image, "");
  const shell = shellOf(image);
  if (shell === "present-or-unknown") return null;
  return {
    fault: { kind: "image-without-program", image, program },
    effect: shell === "absent" ? "fails" : "may-fail",
  };
}

function broken(hook: Known<PreStop>, effect: HookProblem["effect"], fault: SpecFault): HookEffect {
  return present(hook, null, none, none, { fault, effect, at: hook.value.keyAt });
}

function failing(
  hook: Known<PreStop>,
  handler: Handler,
  effect: HookProblem["effect"],
  fault: SpecFault,
): HookEffect {
  return present(hook, handler, none, none, { fault, effect, at: handler.at });
}

function present(
  preStop: Known<PreStop>,
  handler: Handler | null,
  delay: Length,
  total: Length,
  problem: HookProblem | null,
): HookEffect {
  return { state: "present", preStop, handler, delay, total, problem };
}
