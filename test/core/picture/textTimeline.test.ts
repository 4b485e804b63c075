import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTextTimeline, type TimelineWords } from "../../../server/src/core/picture/textTimeline.ts";
import type { Timeline } from "../../../server/src/core/shutdown/timeline.ts";
import { snapshotOf, workloadNamed, yaml } from "../../support/workspaceOf.ts";

const words: TimelineWords = {
  pod: "pod",
  requests: "requests",
  seconds: "s",
  preStop: "preStop",
  preStopClosed: "preStop, closed",
  finishing: "finishing",
  answered: "answered",
  lost: "lost",
  arriving: "may arrive",
  unknownHook: "unknown hook",
};

/** The timeline of a container behind an ALB with ip targets. */
function timelineOf(container: string, pod = "", traffic = true): Timeline {
  const snapshot = snapshotOf({
    "web.yaml": yaml.deployment("web", { container, pod }),
    ...(traffic && {
      "service.yaml": yaml.service("web"),
      "ingress.yaml": yaml.ingress("web", { annotations: "{alb.ingress.kubernetes.io/target-type: ip}" }),
    }),
  });
  const [timeline] = snapshot.timelines(workloadNamed(snapshot, "web"));
  if (!timeline) throw new Error("the pod has no container");
  return timeline;
}

const sleep = (seconds: number) => `lifecycle: {preStop: {sleep: {seconds: ${seconds}}}}`;
const shell = (script: string) => `lifecycle: {preStop: {exec: {command: [sh, -c, "${script}"]}}}`;
const grace = (seconds: number) => `terminationGracePeriodSeconds: ${seconds}`;

function draw(timeline: Timeline, columns?: number): string {
  return `\n${drawTextTimeline(timeline, words, columns)}\n`;
}

describe("the text timeline", () => {
  test("of a container without a hook refuses all that still arrives", () => {
    expect(draw(timelineOf(""))).toMatchInlineSnapshot(`
      "
                0 s       15        30        45        60
                ├─────────┼─────────┼─────────┼─────────┤
      pod       ████████████████████
      requests  ╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳

      █ finishing 0–30 s
      ╳ lost 0–60 s
      "
    `);
  });

  test("of a short hook shows when requests are answered and when not", () => {
    expect(draw(timelineOf(sleep(30)))).toMatchInlineSnapshot(`
      "
                0 s       15        30        45        60
                ├─────────┼─────────┼─────────┼─────────┤
      pod       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒█
      requests  ━━━━━━━━━━━━━━━━━━━━╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳

      ▒ preStop 0–30 s   █ finishing 30–32 s
      ━ answered 0–30 s   ╳ lost 30–60 s
      "
    `);
  });

  test("of a hook that is long enough refuses nothing", () => {
    expect(draw(timelineOf(sleep(70), grace(90)))).toMatchInlineSnapshot(`
      "
                0 s     20      40      60      80      100
                ├───────┼───────┼───────┼───────┼───────┤
      pod       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒████████
      requests  ━━━━━━━━━━━━━━━━━━━━━━━━

      ▒ preStop 0–70 s   █ finishing 70–90 s
      ━ answered 0–60 s
      "
    `);
  });

  test("of a hook that stops the server in between shows both parts", () => {
    const timeline = timelineOf(shell("sleep 30 && kill -INT 1 && sleep 31"), grace(90));
    expect(draw(timeline)).toMatchInlineSnapshot(`
      "
                0 s     20      40      60      80      100
                ├───────┼───────┼───────┼───────┼───────┤
      pod       ▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░████████████
      requests  ━━━━━━━━━━━━╳╳╳╳╳╳╳╳╳╳╳╳

      ▒ preStop 0–30 s   ░ preStop, closed 30–61 s
      █ finishing 61–90 s
      ━ answered 0–30 s   ╳ lost 30–60 s
      "
    `);
  });

  test("of a hook that cannot be read does not claim anything", () => {
    expect(draw(timelineOf(shell("/app/drain.sh")))).toMatchInlineSnapshot(`
      "
                0 s       15        30        45        60
                ├─────────┼─────────┼─────────┼─────────┤
      pod       ····················
      requests  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

      · unknown hook 0–30 s
      ┄ may arrive 0–60 s
      "
    `);
  });

  test("without traffic has one lane", () => {
    expect(draw(timelineOf(sleep(5), "", false))).toMatchInlineSnapshot(`
      "
           0 s            10             20             30
           ├──────────────┼──────────────┼──────────────┤
      pod  ▒▒▒▒▒▒▒▒█████████████████████████████████████

      ▒ preStop 0–5 s   █ finishing 5–30 s
      "
    `);
  });

  test("keeps a moment visible next to a long time", () => {
    expect(draw(timelineOf(shell("sleep 0.5"), grace(3600)))).toMatchInlineSnapshot(`
      "
                0 s           1200          2400          3600
                ├─────────────┼─────────────┼─────────────┤
      pod       ▒█████████████████████████████████████████
      requests  ━╳

      ▒ preStop 0–0.5 s   █ finishing 0.5–3600 s
      ━ answered 0–0.5 s   ╳ lost 0.5–60 s
      "
    `);
  });

  test("is empty where no time is known", () => {
    expect(drawTextTimeline(timelineOf(sleep(5), "terminationGracePeriodSeconds: soon", false), words)).toBe(
      "",
    );
  });

  test("keeps to its width, and its legend names every figure of the timeline", () => {
    const seconds = fc.oneof(
      fc.nat({ max: 400 }),
      fc.integer({ min: 1, max: 40 }).map((n) => n / 4),
    );
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 50, max: 120 }), (delay, period, columns) => {
        const timeline = timelineOf(shell(`sleep ${delay}`), grace(Math.ceil(period)));
        const picture = drawTextTimeline(timeline, words, columns);
        for (const line of picture.split("\n")) {
          expect(line.length).toBeLessThanOrEqual(columns);
          expect(line).toBe(line.trimEnd());
        }
        const { lostWindow, sigkillAt } = timeline;
        const shown = (value: number) => String(Math.round(value * 10) / 10);
        if (lostWindow) expect(picture).toContain(`lost ${shown(lostWindow.from)}–${shown(lostWindow.to)} s`);
        else expect(picture).not.toContain("lost");
        expect(picture).toContain(`–${shown(sigkillAt ?? Number.NaN)} s`);
      }),
      { numRuns: 200 },
    );
  });
});
