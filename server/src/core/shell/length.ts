import type { Length, UnmeasurableReason } from "./hookLength.ts";

/** A length the text proves, in seconds. A sum too large for a number never ends in practice. */
export function known(seconds: number): Length {
  return Number.isFinite(seconds) ? { state: "known", seconds: toMicroseconds(seconds) } : unbounded;
}

/** A length that cannot be read, of which `atLeast` seconds are proven. */
export function unknown(reason: UnmeasurableReason, atLeast = 0): Length {
  return Number.isFinite(atLeast)
    ? { state: "unknown", reason, atLeast: toMicroseconds(atLeast) }
    : unbounded;
}

export const unbounded: Length = { state: "unbounded" };

export const zero: Length = { state: "known", seconds: 0 };

/** The proven part of a length in seconds: infinite for one that never ends. */
export function proven(length: Length): number {
  if (length.state === "known") return length.seconds;
  return length.state === "unknown" ? length.atLeast : Number.POSITIVE_INFINITY;
}

/** One after the other. */
export function plus(first: Length, second: Length): Length {
  const sum = proven(first) + proven(second);
  const reason = reasonOf(first) ?? reasonOf(second);
  return reason === null ? known(sum) : unknown(reason, sum);
}

/** At the same time, until both have ended. */
export function longer(first: Length, second: Length): Length {
  const most = Math.max(proven(first), proven(second));
  const reason = reasonOf(first) ?? reasonOf(second);
  return reason === null ? known(most) : unknown(reason, most);
}

/** At the same time, until the first of them has ended. */
export function shorter(first: Length, second: Length): Length {
  // A low end that is exact stays the minimum whatever the other one turns out to be.
  return proven(first) <= proven(second) ? first : second;
}

/** One or the other, the text does not tell which: known only when they agree. */
export function either(first: Length, second: Length, why: UnmeasurableReason = "computed"): Length {
  if (sameLength(first, second)) return first;
  const reason = reasonOf(first) ?? reasonOf(second) ?? why;
  return unknown(reason, Math.min(proven(first), proven(second)));
}

export function sameLength(first: Length, second: Length): boolean {
  return proven(first) === proven(second) && reasonOf(first) === reasonOf(second);
}

function reasonOf(length: Length): UnmeasurableReason | null {
  return length.state === "unknown" ? length.reason : null;
}

/** Sums of decimal fractions must not show as 0.30000000000000004. */
function toMicroseconds(seconds: number): number {
  return seconds < 1e9 ? Math.round(seconds * 1e6) / 1e6 : seconds;
}
