import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Length } from "../../../server/src/core/shell/hookLength.ts";
import {
  overridden,
  type ShutdownInputs,
  shutdownTimes,
} from "../../../server/src/core/shutdown/shutdownTimes.ts";

const seconds = (value: number): Length => ({ state: "known", seconds: value });
const atLeast = (value: number): Length => ({ state: "unknown", reason: "program", atLeast: value });

function inputs(changes: Partial<ShutdownInputs> = {}): ShutdownInputs {
  return { delay: seconds(5), total: seconds(8), graceSeconds: 30, requiredSeconds: 60, ...changes };
}

describe("the times of a shutdown", () => {
  const length = fc.oneof(
    fc.nat(200).map(seconds),
    fc.nat(200).map(atLeast),
    fc.constant<Length>({ state: "unbounded" }),
  );
  const any = fc.record({
    delay: length,
    total: length,
    graceSeconds: fc.option(fc.nat(200)),
    requiredSeconds: fc.option(fc.nat(200)),
  });

  test("nothing that stops is later than the grace period, and 2 s are left after SIGTERM", () => {
    fc.assert(
      fc.property(any, (given) => {
        const { stopsAcceptingAt, sigtermAt, sigkillAt, lostWindow } = shutdownTimes(given);
        const grace = given.graceSeconds;
        if (grace === null)
          return sigkillAt === null && (stopsAcceptingAt ?? 0) === 0 && (sigtermAt ?? 0) === 0;
        expect(stopsAcceptingAt ?? 0).toBeLessThanOrEqual(grace);
        expect(sigtermAt ?? 0).toBeLessThanOrEqual(grace);
        expect(sigkillAt).toBe(Math.max(grace, (sigtermAt ?? 0) + 2));
        if (lostWindow === null) return true;
        expect(lostWindow).toEqual({ from: stopsAcceptingAt, to: given.requiredSeconds });
        return lostWindow.from < lostWindow.to;
      }),
    );
  });

  test.each([
    [60, 60, null],
    [59, 60, { from: 59, to: 60 }],
    [0, 0, null],
    [0, null, null],
  ])("D %s and R %s lose %o", (delay, requiredSeconds, lostWindow) => {
    const given = inputs({ delay: seconds(delay), total: seconds(delay), graceSeconds: 90, requiredSeconds });
    expect(shutdownTimes(given).lostWindow).toEqual(lostWindow);
  });
});

describe("the moment of SIGTERM", () => {
  test.each<[what: string, delay: Length, total: Length, expected: number | null]>([
    ["is the end of the hook", seconds(20), seconds(20), 20],
    ["is at the latest the end of a hook that stops the server", seconds(5), seconds(20), 20],
    ["is that of the grace period where the hook takes longer", atLeast(40), atLeast(40), 30],
    ["is not known where the hook is not", atLeast(5), atLeast(5), null],
    // What may end the container takes its hook with it.
    ["is not known where the server may have stopped before", atLeast(0), seconds(20), null],
    ["is not known where it may have stopped before the grace period ends", atLeast(10), atLeast(40), null],
    ["is that of the grace period where it may have stopped after that", atLeast(35), atLeast(60), 30],
  ])("%s", (_, delay, total, expected) => {
    expect(shutdownTimes(inputs({ delay, total, graceSeconds: 30 })).sigtermAt).toBe(expected);
  });
});

test.each<[delay: Length, total: Length, sigtermAt: number | null]>([
  // What may have ended the container takes the hook with it, so that its end is only known where nothing comes behind that.
  [atLeast(10), seconds(10), 10],
  [atLeast(10), seconds(20), null],
  [atLeast(10), atLeast(10), null],
  [seconds(10), seconds(20), 20],
])("D %o and H %o: SIGTERM at %s", (delay, total, sigtermAt) => {
  expect(shutdownTimes(inputs({ delay, total })).sigtermAt).toBe(sigtermAt);
});

describe("other seconds", () => {
  test("leave what is not named as it is", () => {
    expect(overridden(inputs(), {})).toEqual(inputs());
    expect(overridden(inputs(), { graceSeconds: 90 })).toEqual(inputs({ graceSeconds: 90 }));
    expect(overridden(inputs(), { requiredSeconds: 0 })).toEqual(inputs({ requiredSeconds: 0 }));
  });

  test.each<[delay: Length, total: Length, chosen: number, newTotal: number]>([
    // What the hook does after the server has stopped takes as long as before.
    [seconds(5), seconds(8), 70, 73],
    [seconds(0), seconds(0), 70, 70],
    [seconds(8), seconds(5), 70, 70],
    // What cannot be read takes no time that is known of.
    [atLeast(5), seconds(8), 70, 70],
    [seconds(5), atLeast(8), 70, 70],
    [{ state: "unbounded" }, { state: "unbounded" }, 70, 70],
  ])("a delay of %o in a hook of %o", (delay, total, chosen, newTotal) => {
    expect(overridden(inputs({ delay, total }), { delaySeconds: chosen })).toEqual(
      inputs({ delay: seconds(chosen), total: seconds(newTotal) }),
    );
  });
});
