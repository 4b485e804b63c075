import { CancellationTokenSource } from "vscode-languageserver/node";
import { startServer } from "./languageServer.mjs";
import { median, quantile, round, table } from "./statistics.mjs";

/** The scan of a huge workspace, with somebody hovering meanwhile, and one that is cancelled. */
export async function measureHugeWorkspace(server, folder, file, say) {
  say("a huge workspace: indexing");
  const began = performance.now();
  const started = await startServer({ command: server, folder, pulls: true });
  await started.open(file);
  const indexed = await untilIndexed(started, file);
  const indexSeconds = (performance.now() - began) / 1000;

  say("a huge workspace: scan with hovers");
  const scan = watchedScan(started);
  const hovers = [];
  while (!scan.isDone()) {
    hovers.push(await started.hover(file, { line: 3, character: 3 }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const summary = await scan.finished;

  say("a huge workspace: cancelling");
  const cancels = [];
  for (let i = 0; i < 5; i++) {
    const other = watchedScan(started);
    await new Promise((resolve) => setTimeout(resolve, 300 + 200 * i));
    const asked = performance.now();
    other.cancel();
    await other.finished;
    cancels.push(performance.now() - asked);
  }
  const { now, peak } = started.memory();
  await started.stop();
  return table(
    ["", ""],
    [
      [
        "index from the start of the process",
        `${indexSeconds.toFixed(1)} s${indexed ? "" : " (not finished)"}`,
      ],
      ["scan", `${summary.seconds.toFixed(1)} s, ${summary.reports} reports of progress`],
      ["hover meanwhile, median and p95", `${round(median(hovers))} ms, ${round(quantile(hovers, 0.95))} ms`],
      ["until a cancelled scan has stopped, at the most", `${round(Math.max(...cancels))} ms`],
      ["memory after it, and at the most", `${now.toFixed(0)} MB, ${peak.toFixed(0)} MB`],
    ],
  );
}

/** The server asks for a new pull when its index is complete. */
async function untilIndexed(started, file) {
  await started.diagnostics(file);
  for (let waited = 0; waited < 600; waited++) {
    if (started.refreshed() > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

let tokens = 0;

function watchedScan({ connection }) {
  const workDoneToken = `bench-${++tokens}`;
  let done = false;
  let reports = 0;
  const progress = connection.onNotification("$/progress", ({ token, value }) => {
    if (token === workDoneToken && value.kind === "report") reports++;
  });
  const source = new CancellationTokenSource();
  const began = performance.now();
  const finished = connection.sendRequest("podgrace/scan", { workDoneToken }, source.token).then(
    () => ({ seconds: (performance.now() - began) / 1000, reports }),
    () => ({ seconds: (performance.now() - began) / 1000, reports }),
  );
  finished.finally(() => {
    done = true;
    progress.dispose();
  });
  return { finished, isDone: () => done, cancel: () => source.cancel() };
}
