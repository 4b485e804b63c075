// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for shells.
import { describe, expect, it } from "vitest";
import { lengths, measure } from "./notation.ts";

/** The rows of domain-facts table G that an exec command decides: number, command, D, H and fault, environment. */
const rows: readonly (readonly [number, readonly string[], string, Readonly<Record<string, string>>?])[] = [
  [2, ["/bin/sh", "-c", "sleep 70"], "70 70"],
  [3, ["sleep", "70"], "70 70"],
  [4, ["/bin/sh", "-c", "sleep 70 && nginx -s quit"], "70 70"],
  [5, ["/bin/sh", "-c", "nginx -s quit; sleep 70"], "0 70 stops-server-first"],
  [6, ["sh", "-c", "kill -QUIT 1; while killall -0 nginx; do sleep 1; done"], "0 loop>=0 stops-server-first"],
  [7, ["sh", "-c", "sleep 5; kill -QUIT 1; while killall -0 nginx; do sleep 1; done"], "5 loop>=5"],
  [8, ["sleep 70"], "0 0 one-string-command"],
  [9, ["/bin/sh", "-c", "sleep", "70"], "0 0 split-script"],
  [10, ["/bin/sh", "sleep 70"], "0 0 missing-dash-c"],
  [12, ["sh", "-c", "sleep 1m"], "60 60"],
  [12, ["sleep", "1m", "10s"], "70 70"],
  [13, ["sleep", "0.5"], "0.5 0.5"],
  [14, ["sleep", "infinity"], "never never"],
  [14, ["sh", "-c", "sleep inf"], "never never"],
  [15, ["sh", "-c", "sleep $DELAY"], "variable>=0 variable>=0"],
  [15, ["sh", "-c", "sleep $DELAY"], "70 70", { DELAY: "70" }],
  [16, ["sleep", "$(DELAY)"], "0 0 kubernetes-variable"],
  [16, ["sh", "-c", "sleep $(DELAY)"], "0 0 kubernetes-variable"],
  [17, ["sh", "-c", "sleep 70 &"], "0 0 background-wait"],
  [18, ["sh", "-c", "sleep 70; exit 1"], "70 70"],
  [19, ["/app/drain.sh"], "program>=0 program>=0"],
  [19, ["curl", "-X", "POST", "http://localhost:8080/shutdown"], "program>=0 program>=0"],
  [27, ["sh", "-c", "sleep 30"], "30 30"],
];

describe("situations of the domain facts", () => {
  const named = rows.map(([row, command, expected, variables]) => ({ row, command, expected, variables }));
  it.each(named)("G$row: $command", ({ command, expected, variables }) => {
    expect(lengths(measure(command, variables))).toBe(expected);
  });

  it("keeps D of 30 and H of 61 where a stop stands between two waits", () => {
    const result = measure(["sh", "-c", "sleep 30 && kill -INT 1 && sleep 31"]);
    expect(result).toEqual({
      delay: { state: "known", seconds: 30 },
      total: { state: "known", seconds: 61 },
      fault: null,
      needs: ["sh", "sleep"],
      sleeps: [
        { word: 2, start: 6, end: 8, seconds: 30, inDelay: true },
        { word: 2, start: 33, end: 35, seconds: 31, inDelay: false },
      ],
    });
  });
});
