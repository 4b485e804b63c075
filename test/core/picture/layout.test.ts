import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lanesOf } from "../../../server/src/core/picture/lanes.ts";
import { layoutPicture, type Rect } from "../../../server/src/core/picture/layout.ts";
import { endOf, scaleOf, xOf } from "../../../server/src/core/picture/scale.ts";
import { anyWorkload, container, english, wide, wordy, workload } from "./pictures.ts";

const anyOptions = fc.record({
  width: fc.constantFrom(320, 420, 459, 460, 720, 1200),
  say: fc.constantFrom(english, wordy, wide),
  heading: fc.boolean(),
});

describe("at any numbers and names", () => {
  test("everything lies inside the picture", () => {
    fc.assert(
      fc.property(fc.array(anyWorkload, { maxLength: 3 }), anyOptions, (workloads, options) => {
        const { width, height, workloads: placed } = layoutPicture(workloads, options);
        const whole = { x: 0, y: 0, width, height };
        for (const { texts, lanes, legend } of placed) {
          for (const { box, text } of texts) expect(isInside(box, whole), text).toBe(true);
          for (const { bars, marks, lost } of lanes) {
            for (const { box } of bars) expect(isInside(box, whole)).toBe(true);
            if (lost) expect(isInside(lost, whole)).toBe(true);
            for (const mark of marks) expect(mark.x >= 0 && mark.x <= width && mark.to <= height).toBe(true);
          }
          for (const { box } of legend) expect(isInside(box, whole)).toBe(true);
        }
      }),
    );
  });

  test("no text touches another, a bar of another lane, or the line of a mark that is not its own", () => {
    fc.assert(
      fc.property(fc.array(anyWorkload, { maxLength: 2 }), anyOptions, (workloads, options) => {
        const { workloads: placed } = layoutPicture(workloads, options);
        const texts = placed.flatMap(({ texts }) => texts).filter(({ text }) => text !== "");
        for (const [index, a] of texts.entries()) {
          for (const b of texts.slice(index + 1)) {
            expect(overlap(a.box, b.box), `${a.role} "${a.text}" and ${b.role} "${b.text}"`).toBe(false);
          }
        }
        const lanes = placed.flatMap(({ lanes }) => lanes);
        const outside = texts.filter(({ role }) => role !== "label");
        for (const { bars, marks } of lanes) {
          for (const { box } of bars)
            for (const text of outside) expect(overlap(text.box, box), text.text).toBe(false);
          for (const { x, from, to } of marks) {
            const line = { x: x - 0.5, y: from, width: 1, height: to - from };
            for (const text of outside) expect(overlap(text.box, line), text.text).toBe(false);
          }
        }
      }),
    );
  });

  test("every mark has its label, if only a part of it", () => {
    fc.assert(
      fc.property(anyWorkload, fc.constantFrom(320, 459, 460, 720), (one, width) => {
        const { workloads: placed } = layoutPicture([one], { width, say: english, heading: false });
        for (const { marks, texts } of placed.flatMap(({ lanes }) => lanes)) {
          const labels = texts.filter(({ role, text }) => role === "mark" && text !== "");
          expect(labels).toHaveLength(marks.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the bars of a lane follow one another, and none is too narrow to be seen", () => {
    fc.assert(
      fc.property(anyWorkload, anyOptions, (one, options) => {
        const { workloads: placed } = layoutPicture([one], options);
        for (const { bars } of placed.flatMap(({ lanes }) => lanes)) {
          for (const [index, { box }] of bars.entries()) {
            expect(box.width).toBeGreaterThan(2.99);
            const next = bars[index + 1];
            if (next) expect(next.box.x).toBeGreaterThanOrEqual(box.x + box.width - 3.001);
          }
        }
      }),
    );
  });

  test("later moments lie further right, and ticks are round and apart", () => {
    fc.assert(
      fc.property(anyWorkload, fc.nat(90_000), fc.nat(90_000), (one, a, b) => {
        const scale = scaleOf(endOf(lanesOf(one)), 10, 600, (seconds) => 7 * `${seconds} s`.length);
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(xOf(early, scale)).toBeLessThanOrEqual(xOf(late, scale));
        expect(xOf(0, scale)).toBe(10);
        const [zero, step = 0, ...others] = scale.ticks;
        expect(zero).toBe(0);
        for (const [index, tick] of others.entries()) expect(tick).toBeCloseTo(step * (index + 2), 3);
        if (step > 0) expect(xOf(step, scale) - 10).toBeGreaterThan(34);
      }),
    );
  });
});

test("names stand left of the bars where there is room, else above them", () => {
  const one = workload(container("web", { delay: 30, grace: 45 }));
  const at = (width: number) => {
    const [placed] = layoutPicture([one], { width, say: english, heading: false }).workloads;
    const title = placed?.texts.find(({ role }) => role === "title");
    const bar = placed?.lanes[0]?.bars[0];
    return title && bar && { title: title.box, bar: bar.box };
  };
  const broad = at(720)!;
  expect(broad.title.x + broad.title.width).toBeLessThan(broad.bar.x);
  const narrow = at(320)!;
  expect(narrow.title.y + narrow.title.height).toBeLessThanOrEqual(narrow.bar.y);
});

test("a deregistration delay that is far longer than the rest is cut short", () => {
  const [placed] = layoutPicture([workload(container("web", { delay: 70, grace: 90, drain: 300 }))], {
    width: 720,
    say: english,
    heading: false,
  }).workloads;
  expect(placed?.scale.end).toBeLessThan(110);
  expect(placed?.lanes[0]?.bars.at(-1)).toMatchObject({ kind: "in-flight", end: "arrow" });
});

function isInside(inner: Rect, outer: Rect): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlap(a: Rect, b: Rect): boolean {
  const slack = 0.01;
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  );
}
