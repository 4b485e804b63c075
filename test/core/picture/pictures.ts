import fc from "fast-check";
import type { Say } from "../../../server/src/core/picture/layout.ts";
import type {
  PicturedContainer,
  PicturedWorkload,
} from "../../../server/src/core/picture/picturedWorkload.ts";
import type { Length } from "../../../server/src/core/shell/hookLength.ts";
import { shutdownTimes } from "../../../server/src/core/shutdown/shutdownTimes.ts";
import { renderMessage } from "../../../server/src/languageService/messages/renderMessage.ts";

/** English, as the product has it. */
export const english: Say = (message) => renderMessage(message, "en");

/** Texts twice as long, as in some languages, and short ones of wide characters. */
export const wordy: Say = (message) => `${english(message)} ${english(message)}`;
export const wide: Say = (message) => english(message).replace(/[a-z]{2}/g, "期");

/** D, H, G and R in seconds; null where unknown, `endless` where the hook never ends. */
export interface Seconds {
  readonly delay?: number | null | "endless";
  readonly total?: number | null | "endless";
  readonly grace?: number | null;
  readonly required?: number | null;
  readonly drain?: number | null;
}

export function container(
  name: string,
  { delay = 0, total = delay, grace = 30, required = 60, drain = null }: Seconds,
  others: Partial<Pick<PicturedContainer, "role" | "serving" | "hook">> = {},
): PicturedContainer {
  const inputs = {
    delay: lengthOf(delay),
    total: lengthOf(total),
    graceSeconds: grace,
    requiredSeconds: required,
  };
  const sender =
    required === null ? null : ({ kind: "alb", name: "shop", deregistrationSeconds: drain } as const);
  return {
    name,
    role: "app",
    serving: "yes",
    hook: "present",
    ...others,
    inputs,
    sender,
    ...shutdownTimes(inputs),
  };
}

function lengthOf(value: number | null | "endless"): Length {
  if (value === "endless") return { state: "unbounded" };
  return value === null
    ? { state: "unknown", reason: "program", atLeast: 0 }
    : { state: "known", seconds: value };
}

export function workload(...containers: PicturedContainer[]): PicturedWorkload {
  return { kind: "Deployment", name: "web", variant: null, containers };
}

const seconds = fc.oneof(
  fc.constantFrom(0, 1, 2, 10, 30, 60, 70, 90, 300, 3600, 86_400),
  fc.nat(4000),
  fc.nat(4000).map((n) => n / 8),
);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 6 });
const hook = fc.oneof(
  { weight: 8, arbitrary: seconds },
  { weight: 1, arbitrary: fc.constantFrom(null, "endless" as const) },
);
const name = fc.oneof(
  fc.constantFrom("web", "a".repeat(253), "容器".repeat(40), "", "\u202e<b>\u0000&"),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const anyContainer = fc
  .record({
    name,
    delay: hook,
    more: fc.nat(40),
    grace: maybe(seconds),
    required: maybe(seconds),
    drain: maybe(seconds),
    role: fc.constantFrom("app" as const, "sidecar" as const),
    serving: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
    hook: fc.constantFrom("present" as const, "absent" as const, "unknown" as const, "refused" as const),
  })
  .map(({ name, delay, more, role, serving, hook, ...others }) => {
    const total = typeof delay === "number" ? delay + more : delay;
    return container(name, { ...others, delay, total }, { role, serving, hook });
  });

export const anyWorkload: fc.Arbitrary<PicturedWorkload> = fc.record({
  kind: fc.constantFrom("Deployment", "StatefulSet"),
  name,
  variant: maybe(name),
  containers: fc.array(anyContainer, { maxLength: 6 }),
});
