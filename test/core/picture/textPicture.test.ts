import fc from "fast-check";
import { expect, test } from "vitest";
import { drawTextPicture } from "../../../server/src/core/picture/textPicture.ts";
import { cells } from "../../../server/src/core/picture/textWidth.ts";
import { anyWorkload, container, english, workload } from "./pictures.ts";

test("the lanes of a workload in characters", () => {
  const pod = workload(
    container("web", { delay: 30, grace: 45 }),
    container("記録", { grace: 45, required: null }, { serving: "no", role: "sidecar" }),
  );
  expect(`\n${drawTextPicture(pod, 72, english)}\n`).toMatchInlineSnapshot(`
    "
    Deployment web
    ✗ Requests can be lost 30–60 s after the pod is deleted. The application
      has 15 s to finish.

              0 s           15            30            45            60
              ├─────────────┼─────────────┼─────────────┼─────────────┤
    ALB shop  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳
    web       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██████████████
    記録      ··········································

    ALB shop  ━ new requests answered 0–30 s
              ╳ new requests refused 30–60 s
    web       ▒ preStop, still serving 0–30 s
              █ finishing after SIGTERM 30–45 s
    記録      · until the app containers have ended 0–45 s
    "
  `);
});

test("keeps to its width at any numbers and names", () => {
  fc.assert(
    fc.property(anyWorkload, fc.integer({ min: 58, max: 140 }), (one, columns) => {
      for (const line of drawTextPicture(one, columns, english).split("\n")) {
        expect(cells(line)).toBeLessThanOrEqual(columns);
        expect(line).toBe(line.trimEnd());
      }
    }),
  );
});
