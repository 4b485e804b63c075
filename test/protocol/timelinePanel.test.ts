import { describe, expect, test } from "vitest";
import { isPanelState, readFromPanel, readToPanel } from "../../server/src/protocol/timelinePanel.ts";

const asked = { uri: "file:///web.yaml", position: { line: 3, character: 8 } };

describe("what the page asks", () => {
  test.each([
    { type: "ready" },
    { type: "reveal", workload: 0 },
    { type: "write", workload: 0, container: 1, delaySeconds: 70 },
    { type: "write", workload: 0, container: 0, delaySeconds: 0, graceSeconds: 86_400 },
  ])("%j is taken", (message) => {
    expect(readFromPanel(message)).toEqual(message);
  });

  test.each([
    null,
    "ready",
    [],
    { type: "run", workload: 0 },
    { type: "reveal" },
    { type: "reveal", workload: -1 },
    { type: "write", workload: 0 },
    { type: "write", workload: "0", container: 0 },
  ])("%j is not", (message) => {
    expect(readFromPanel(message)).toBeNull();
  });

  test("nothing but what is known goes on, and only seconds that can be", () => {
    const message = {
      type: "write",
      workload: 0,
      container: 0,
      delaySeconds: -1,
      graceSeconds: "90",
      command: "rm",
    };
    expect(readFromPanel(message)).toEqual({ type: "write", workload: 0, container: 0 });
  });
});

describe("what the page is told", () => {
  const workload = { picture: { containers: [] }, container: 0, suggested: {}, obstacles: {} };
  const show = { type: "show", asked, workloads: [workload], none: null, words: {} };

  test("is taken, without workloads that are none", () => {
    expect(readToPanel(show)).toEqual(show);
    expect(readToPanel({ ...show, workloads: [workload, {}, null] })).toEqual(show);
    expect(readToPanel({ type: "written", ok: true, text: "Written." })).not.toBeNull();
  });

  test.each([
    undefined,
    { ...show, asked: { uri: 1 } },
    { ...show, workloads: {} },
    { ...show, words: [] },
    { ...show, none: 7 },
    { type: "written", ok: "yes", text: "" },
  ])("%j is not", (message) => {
    expect(readToPanel(message)).toBeNull();
  });
});

test("a state that was kept is a place in a file", () => {
  expect(isPanelState(asked)).toBe(true);
  for (const other of [null, {}, { uri: "x" }, { ...asked, position: { line: 1.5, character: 0 } }])
    expect(isPanelState(other)).toBe(false);
});
