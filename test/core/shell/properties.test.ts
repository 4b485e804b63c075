import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HookLength, Length } from "../../../server/src/core/shell/hookLength.ts";
import { measure } from "./notation.ts";

const seconds = fc.integer({ min: 0, max: 500 });

/** Well-formed scripts of everything that is modelled, some of it unknown, some of it stopping the server. */
const scripts = fc.letrec<{ command: string; list: string }>((tie) => {
  const command = tie("command");
  const list = tie("list");
  const simple = fc.oneof(
    seconds.map((value) => `sleep ${value}`),
    seconds.map((value) => `sleep "${value}s"`),
    fc.constantFrom(
      "true",
      "false",
      "echo hi",
      "nginx -s quit",
      "kill -TERM 1",
      "kill $X",
      "drain",
      "test -f /x",
      "sleep $D",
      "sleep $U",
      "sleep abc",
      "sleep infinity",
      "D=7",
      "wait",
      "set -e",
      "exit",
    ),
  );
  return {
    command: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      simple,
      fc.tuple(command, command).map(([a, b]) => `${a} && ${b}`),
      fc.tuple(command, command).map(([a, b]) => `{ ${a}; } || ${b}`),
      fc.tuple(simple, simple).map(([a, b]) => `${a} | ${b}`),
      list.map((inner) => `( ${inner} )`),
      list.map((inner) => `{ ${inner}; }`),
      list.map((inner) => `( ${inner} ) & true`),
      fc.tuple(command, list, list).map(([a, b, c]) => `if ${a}; then ${b}; else ${c}; fi`),
      list.map((inner) => `for i in 1 2 3; do ${inner}; done`),
      fc.tuple(simple, list).map(([a, b]) => `while ${a}; do ${b}; done`),
      list.map((inner) => `f() { ${inner}; }; f`),
      list.map((inner) => `case $U in a) ${inner};; *) true;; esac`),
      simple.map((inner) => `timeout 60 ${inner}`),
      simple.map((inner) => `sh -c '${inner}'`),
      simple.map((inner) => `echo $(${inner})`),
    ),
    list: fc.array(command, { minLength: 1, maxLength: 4 }).map((commands) => commands.join("; ")),
  };
}).list;

function sh(text: string): HookLength {
  return measure(["sh", "-c", text], { D: "5" });
}

function atLeast(length: Length): number {
  if (length.state === "known") return length.seconds;
  return length.state === "unknown" ? length.atLeast : Number.POSITIVE_INFINITY;
}

// Generous, as the machine may be busy: each takes about a second.
describe("properties of every measurement", { timeout: 60_000 }, () => {
  it("answers any array", () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "sh",
        "-c",
        "bash",
        "-ec",
        "sleep",
        "env",
        "timeout",
        "busybox",
        "kill",
        "powershell",
        "--",
        "5",
      ),
      fc
        .array(
          fc.constantFrom(
            "$(",
            ")",
            "`",
            "'",
            '"',
            "sleep 5",
            ";",
            "&",
            "|",
            "{",
            "}",
            "do",
            "while",
            "$",
            "\n",
            "<<A",
          ),
        )
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (command) => {
        expect(atLeast(measure(command).total)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("never delays longer than the hook lasts", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const { delay, total } = sh(text);
        expect(atLeast(delay)).toBeLessThanOrEqual(atLeast(total));
        if (total.state === "known") expect(delay.state).not.toBe("unbounded");
      }),
      { numRuns: 300 },
    );
  });

  it("tells a fault only where the delay is proven to be nothing", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const { delay, fault } = sh(text);
        if (fault !== null) expect(delay).toEqual({ state: "known", seconds: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it("measures a sleep by its operand", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (value) => {
        const length = { state: "known", seconds: value };
        expect(measure(["sleep", String(value)])).toMatchObject({
          delay: length,
          total: length,
          fault: null,
        });
        expect(sh(`sleep ${value}`)).toMatchObject({ delay: length, total: length, fault: null });
      }),
    );
  });

  it("does not change with a `true` at the end", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const { delay, total } = sh(text);
        expect(sh(`${text}\ntrue`)).toMatchObject({ delay, total });
        expect(sh(`${text}; true`)).toMatchObject({ delay, total });
      }),
      { numRuns: 300 },
    );
  });

  it("adds a sleep at the beginning to both lengths", () => {
    fc.assert(
      fc.property(seconds, scripts, (before, text) => {
        const [alone, behind] = [sh(text), sh(`sleep ${before}; ${text}`)];
        for (const length of ["delay", "total"] as const) {
          expect(behind[length].state).toBe(alone[length].state);
          // The proven part of an unknown length may be cut off where the work grows too large.
          if (alone[length].state === "unknown")
            expect(atLeast(behind[length])).toBeGreaterThanOrEqual(before);
          else expect(atLeast(behind[length])).toBe(atLeast(alone[length]) + before);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("locates operands at their text", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        for (const sleep of sh(text).sleeps) {
          expect(sleep.word).toBe(2);
          const expected = Number.isFinite(sleep.seconds)
            ? [`${sleep.seconds}`, `${sleep.seconds}s`]
            : ["infinity"];
          expect(expected).toContain(text.slice(sleep.start, sleep.end));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("changes both lengths by what is added to a located operand", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const { sleeps, delay, total } = sh(text);
        const sleep = sleeps[0];
        // Where several things run at a time, the longest counts, so that only a bound could be told.
        if (!sleep || total.state !== "known" || / [|&] /.test(text)) return;
        const after = sh(`${text.slice(0, sleep.start)}${sleep.seconds + 1000}${text.slice(sleep.end)}`);
        expect(atLeast(after.total)).toBe(total.seconds + 1000);
        if (delay.state === "known")
          expect(atLeast(after.delay) - delay.seconds).toBe(sleep.inDelay ? 1000 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the same answer every time", () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(sh(text)).toEqual(sh(text));
      }),
      { numRuns: 100 },
    );
  });
});
