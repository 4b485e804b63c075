import { expect, it } from "vitest";
import { createTightHeap } from "../../server/src/host/tightHeap.ts";

it("is tight from the first who asks for it to the last who ends it", () => {
  const flags: string[] = [];
  const tighten = createTightHeap((flag) => flags.push(flag));
  const first = tighten();
  const second = tighten();
  expect(flags).toEqual(["--heap-growing-percent=40"]);
  first();
  expect(flags).toHaveLength(1);
  second();
  expect(flags).toEqual(["--heap-growing-percent=40", "--heap-growing-percent=0"]);
});
