import { expect, it, vi } from "vitest";
import { restartSeldom } from "../../client/src/restartSeldom.ts";

// The editor has both modules at hand, a test has neither.
vi.mock("vscode", () => ({
  l10n: { t: (text: string) => text },
  window: { showErrorMessage: async () => undefined },
}));
vi.mock("vscode-languageclient", () => ({
  CloseAction: { DoNotRestart: "do not restart", Restart: "restart" },
  ErrorAction: { Continue: "continue", Shutdown: "shutdown" },
}));

function handler() {
  return restartSeldom({ error: () => {} } as never, async () => {});
}

it("goes on however much could not be written: that the server has ended is told behind that", async () => {
  const { error } = handler();
  for (let count = 1; count <= 20; count++)
    expect(await error(new Error("write EPIPE"), undefined, count)).toMatchObject({ action: "continue" });
});

it("starts a server again four times in three minutes, then asks", async () => {
  vi.useFakeTimers();
  const { closed } = handler();
  for (let crash = 1; crash <= 4; crash++) expect(await closed()).toMatchObject({ action: "restart" });
  expect(await closed()).toMatchObject({ action: "do not restart" });
  vi.advanceTimersByTime(3 * 60 * 1000);
  expect(await closed()).toMatchObject({ action: "restart" });
  vi.useRealTimers();
});
