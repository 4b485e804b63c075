import { describe, expect, it } from "vitest";
import type { Length } from "../../../server/src/core/shell/hookLength.ts";
import { overridden, shutdownTimes } from "../../../server/src/core/shutdown/shutdownTimes.ts";

const known = (seconds: number): Length => ({ state: "known", seconds });
const unknown = (atLeast: number): Length => ({ state: "unknown", reason: "program", atLeast });
const inputs = (delay: Length, total: Length, graceSeconds: number | null = 90) => ({
  delay,
  total,
  graceSeconds,
  requiredSeconds: 60,
});

describe("other seconds of a hook", () => {
  it.each<[string, Length, Length, number]>([
    ["take what follows the stop with them", known(5), known(75), 140],
    ["are all there is where nothing follows", known(70), known(70), 70],
    ["are all there is where the rest is not known", known(5), unknown(5), 70],
    ["are all there is where it was not known", unknown(0), unknown(0), 70],
    ["are all there is where it never ended", { state: "unbounded" }, { state: "unbounded" }, 70],
  ])("%s", (_, delay, total, seconds) => {
    const changed = overridden(inputs(delay, total), { delaySeconds: 70 });
    expect([changed.delay, changed.total]).toEqual([known(70), known(seconds)]);
  });

  it("of the grace period and the load balancer take the place of those that were", () => {
    const changed = overridden(inputs(known(70), known(70), 90), { graceSeconds: 30, requiredSeconds: 10 });
    expect(shutdownTimes(changed)).toEqual({
      stopsAcceptingAt: 30,
      sigtermAt: 30,
      sigkillAt: 32,
      lostWindow: null,
    });
    expect(overridden(changed, {})).toEqual(changed);
  });
});
