import { describe, expect, test } from "vitest";
import { graceFault, secondsMeant } from "../../server/src/rules/graceFault.ts";
import { podOf } from "../core/kubernetes/reading.ts";

function faultOf(value: string): string | null {
  const { pod } = podOf(
    `apiVersion: v1\nkind: Pod\nspec:\n  terminationGracePeriodSeconds: ${value}\n  containers: []\n`,
  );
  return graceFault(pod)?.kind ?? null;
}

describe("a grace period", () => {
  test.each(["90", "0", "30.0", "0x1e", "0o36", "090", "+0x30", "null", "~", "", "00"])(
    "may be %j",
    (value) => {
      expect(faultOf(value)).toBeNull();
    },
  );

  test.each(["$GRACE", "$(GRACE)", "GRACE", "GRACE_SECONDS", "{{ .x }}", "<seconds>", "#{grace}#"])(
    "may be filled in later: %s",
    (value) => expect(faultOf(value)).toBeNull(),
  );

  test.each([
    '"90"',
    "'90'",
    "90s",
    "90.5",
    "true",
    "[90]",
    "{a: 1}",
    "forever",
    '""',
    "1e-3",
    ".inf",
    "90S",
    "GRACE seconds",
    "graceX",
  ])("is no whole number: %s", (value) => expect(faultOf(value)).toBe("wrong-type"));

  test.each(["-1", "-030", "-5.0"])("is negative: %s", (value) => expect(faultOf(value)).toBe("negative"));

  test.each(["030", "0132", "+030", "01_0"])("looks like another number: %s", (value) =>
    expect(faultOf(value)).toBe("octal"),
  );

  test("is blamed at the end of its spec, too", () => {
    const { pod } = podOf(
      'apiVersion: v1\nkind: Pod\nspec:\n  containers: []\n  terminationGracePeriodSeconds: "90"\n',
    );
    expect(graceFault(pod)).toMatchObject({ kind: "wrong-type", text: '"90"' });
  });

  test("is not blamed for a spec of the wrong type", () => {
    const { pod } = podOf("apiVersion: v1\nkind: Pod\nspec: [1]\n");
    expect(graceFault(pod)).toBeNull();
  });
});

test.each([
  ['"90"', 90],
  ["'90'", 90],
  ["90s", 90],
  ['"90 seconds"', 90],
  ["2m", 120],
  ["1.5m", 90],
  ["1h", 3600],
  ["90.5", 91],
  ["90.25", 91],
  ["1.25m", 75],
  ["90  seconds", 90],
  ["1 sec", 1],
  ["2secs", 2],
  ["1 second", 1],
  ["1min", 60],
  ["2mins", 120],
  ["1 minute", 60],
  ["2 minutes", 120],
  ["1hour", 3600],
  ["2 hours", 7200],
  ["5xm", null],
  ["5ah", null],
  ["5hx", null],
  ['"030"', 30],
  ["1m30s", null],
  ["90ms", null],
  ["forever", null],
  ['"-5"', null],
  ['""', null],
])("%s is meant to be %j", (text, seconds) => {
  expect(secondsMeant(text)).toBe(seconds);
});
