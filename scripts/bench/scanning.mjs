import { measure } from "./programs.mjs";
import { growing, writeSet } from "./sets.mjs";
import { median, quantile, round, table } from "./statistics.mjs";

/** Cold scans of one folder by everybody in turn, process start included. */
export async function compareScans(folder, programs, rounds, say) {
  const results = new Map(programs.map(({ name }) => [name, []]));
  for (let i = 0; i < rounds; i++) {
    for (const { name, command } of programs) {
      say(`cold scan, round ${i + 1} of ${rounds}: ${name}`);
      results.get(name).push(await measure(command(folder)));
    }
  }
  const seconds = (name) => results.get(name).map((each) => each.seconds);
  const ours = median(seconds("podgrace"));
  const processor = (name) => median(results.get(name).map((each) => each.processor));
  const rows = programs.map(({ name, version }) => {
    const runs = results.get(name);
    // A runner that starts a server says how much memory that took.
    const told = runs.map(({ output }) =>
      Number(/(\d+) MB/.exec(name === "podgrace" ? "" : output)?.[1] ?? 0),
    );
    const memory = Math.max(...told, ...runs.map(({ megabytes }) => megabytes));
    const middle = median(seconds(name));
    return [
      `${name} ${version}`,
      `${(middle * 1000).toFixed(0)} ms`,
      `${(quantile(seconds(name), 0.95) * 1000).toFixed(0)} ms`,
      `${(middle / ours).toFixed(1)}×`,
      `${(processor(name) * 1000).toFixed(0)} ms`,
      `${(processor(name) / processor("podgrace")).toFixed(1)}×`,
      `${memory.toFixed(0)} MB`,
    ];
  });
  return table(["", "median", "p95", "of ours", "processor", "of ours", "memory at the most"], rows);
}

/** The processor time of our own cold scan at 1, 2, 4 and 8 times the size. */
export async function measureGrowth(folder, ours, rounds, say) {
  const rows = [];
  for (const [name, make] of Object.entries(growing)) {
    const cells = [];
    for (const times of [1, 2, 4, 8]) {
      say(`growth: ${name}, ${times}×`);
      const set = writeSet(folder, `growth-${name}-${times}`, make(times));
      const runs = [];
      for (let i = 0; i < rounds; i++) runs.push((await measure(ours.command(set))).processor * 1000);
      cells.push(median(runs));
    }
    const perUnit = (cells[3] - cells[0]) / 7 / Math.max(1, (cells[1] - cells[0]) / 1);
    rows.push([name, ...cells.map((cell) => `${round(cell)} ms`), perUnit.toFixed(2)]);
  }
  return table(["", "1×", "2×", "4×", "8×", "step from 1× to 8× ÷ step from 1× to 2×"], rows);
}
