// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { readSleepOperand } from "../../../server/src/core/shell/sleepOperand.ts";
import { lengths, measure, operands } from "./notation.ts";

describe("operands of sleep", () => {
  it.each([
    ["70", 70],
    ["0", 0],
    ["0.5", 0.5],
    [".5", 0.5],
    ["5.", 5],
    ["007", 7],
    ["90s", 90],
    ["1m", 60],
    ["1.5m", 90],
    ["2h", 7200],
    ["1d", 86400],
  ])("%s is %d seconds", (text, seconds) => {
    expect(readSleepOperand(text)).toEqual({ kind: "seconds", seconds });
  });

  it.each(["inf", "infinity", "INFINITY", "infs", "9".repeat(400)])("%s never ends", (text) => {
    expect(readSleepOperand(text)).toEqual({ kind: "forever" });
  });

  it.each(["1e3", "0x10", "+5", " 5", "+inf"])("%j depends on the implementation", (text) => {
    expect(readSleepOperand(text)).toEqual({ kind: "uncertain" });
  });

  it.each(["", "abc", "-5", "5M", "5ms", "5 ", "5\r", "1m10s", "0,5", "nan", "5w", "$DELAY"])(
    "%j is refused",
    (text) => {
      expect(readSleepOperand(text)).toEqual({ kind: "invalid" });
    },
  );
});

describe("sleep without a shell", () => {
  it.each<[readonly string[], string]>([
    [["sleep"], "0 0 bad-sleep-operand"],
    [["sleep", "abc"], "0 0 bad-sleep-operand"],
    [["sleep", "-5"], "0 0 bad-sleep-operand"],
    [["sleep", "70", "&&", "nginx", "-s", "quit"], "0 0 bad-sleep-operand"],
    [["sleep", "--", "5"], "5 5"],
    [["sleep", "1e3"], "operand>=0 operand>=0"],
    [["sleep", "$(DELAY)s"], "0 0 kubernetes-variable"],
    // envsubst or a kustomization may replace these before they are applied.
    [["sleep", "$DELAY"], "variable>=0 variable>=0"],
    [["sleep", "${DELAY}"], "variable>=0 variable>=0"],
    [["sleep", "__DELAY__"], "placeholder>=0 placeholder>=0"],
    [["sleep", "<delay>"], "placeholder>=0 placeholder>=0"],
    [["sleep", "ENC[AES256_GCM,data:Yg==]"], "placeholder>=0 placeholder>=0"],
    [["/busybox/sleep", "70"], "70 70"],
    // Somebody's own program of that name.
    [["/app/sleep", "70"], "program>=0 program>=0"],
    [["sleep", "10", "inf"], "never never"],
  ])("%j", (command, expected) => {
    expect(lengths(measure(command))).toBe(expected);
  });

  it("tells the operand at fault", () => {
    expect(measure(["sleep", "abc"]).fault).toEqual({ kind: "bad-sleep-operand", operand: "abc" });
    expect(measure(["sleep"]).fault).toEqual({ kind: "bad-sleep-operand", operand: "" });
    expect(measure(["sleep", "$(DELAY)"]).fault).toEqual({ kind: "kubernetes-variable", text: "$(DELAY)" });
  });

  it("shows no dust of binary fractions", () => {
    expect(measure(["sleep", "0.1", "0.2"]).total).toEqual({ state: "known", seconds: 0.3 });
  });
});

describe("places of operands", () => {
  it.each<[readonly string[], readonly string[]]>([
    [["sleep", "70"], ["70"]],
    [
      ["/bin/sleep", "1m", "10s"],
      ["1m", "10s"],
    ],
    [["sh", "-c", "echo 70; sleep 70"], ["70"]],
    [
      ["sh", "-c", "sleep \"90\"; sleep '5'"],
      ["90", "5"],
    ],
    [
      ["sh", "-c", "sleep 30 && nginx -s quit && sleep 31"],
      ["30", "(31)"],
    ],
    [["sh", "-c", "sleep infinity"], ["infinity"]],
    [["sh", "-c", "f() { sleep 7; }; f"], ["7"]],
    [["sh", "-c", "sh -c 'sleep 8'"], ["8"]],
    [["sh", "-c", 'eval "sleep 9"'], ["9"]],
    [["sh", "-c", "(echo a; sleep 4) > /dev/null"], ["4"]],
    [["sh", "-c", "sleep 6 & wait"], ["6"]],
    [["sh", "-c", "echo $(sleep 3)"], ["3"]],
    [["sh", "-c", "sleep 2 | tee x"], ["2"]],
    [["env", "A=1", "nice", "-n", "5", "sleep", "12"], ["12"]],
    [["sh", "-c", "é=1; sleep 13"], ["13"]],
    [["sh", "-c", "echo 🐳; sleep 14"], ["14"]],
    // Run more often than once, only on some ways, or cut off: rewriting them has no plain effect.
    [["sh", "-c", "for i in 1 2; do sleep 5; done"], []],
    [["sh", "-c", "if test -f x; then sleep 5; fi"], []],
    [["sh", "-c", "timeout 9 sleep 5"], []],
    [["sh", "-c", "f() { sleep 7; }; f; f"], []],
    // Not written as a plain literal.
    [["sh", "-c", "sleep $N"], []],
    [["sh", "-c", "sleep '1'0"], []],
    [["sh", "-c", "sleep 1\\0"], []],
  ])("%j", (command, expected) => {
    expect(operands(command, { N: "5" })).toEqual(expected);
  });
});
