import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { progressOn } from "../../server/src/cli/progress.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => written.push(text) > 0 };
}

function work(isTTY: boolean, milliseconds: number): string[] {
  const terminal = stream(isTTY);
  const progress = progressOn(terminal as unknown as NodeJS.WriteStream);
  for (let file = 1; file <= milliseconds / 10; file++) {
    vi.advanceTimersByTime(10);
    progress.reading(file);
  }
  progress.end();
  return terminal.written;
}

it("says nothing of short work, and nothing where nobody looks", () => {
  expect(work(true, 900)).toEqual([]);
  expect(work(false, 60_000)).toEqual([]);
});

it("tells how far long work has come, now and then, and wipes it out", () => {
  const written = work(true, 3000);
  expect(written[0]).toBe("\r\u001b[KReading manifests: 100 files");
  expect(written.length).toBeLessThan(25);
  expect(written.length).toBeGreaterThan(15);
  expect(written.at(-1)).toBe("\r\u001b[K");
});

it("goes on while the rules are asked and the report is made", () => {
  const terminal = stream(true);
  const progress = progressOn(terminal as unknown as NodeJS.WriteStream);
  vi.advanceTimersByTime(2000);
  progress.checking(7);
  progress.end();
  vi.advanceTimersByTime(200);
  progress.reporting(3, 9);
  progress.end();
  progress.end();
  expect(terminal.written).toEqual([
    "\r\u001b[KChecking: 7 objects",
    "\r\u001b[K",
    "\r\u001b[KReporting: 3 of 9 files",
    "\r\u001b[K",
  ]);
});
