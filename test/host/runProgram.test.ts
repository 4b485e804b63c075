import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { type ProgramRun, runProgram } from "../../server/src/host/runProgram.ts";

/** Runs a script in this Node, with limits of its own. */
function run(script: string, limits: Partial<ProgramRun> = {}) {
  return runProgram({
    program: process.execPath,
    args: ["-e", script],
    cwd: tmpdir(),
    env: {},
    timeLimit: 20_000,
    outputLimit: 1_000_000,
    signal: new AbortController().signal,
    ...limits,
  });
}

describe("a program", () => {
  it("gives what it printed and its code", async () => {
    const result = await run("console.log('out'); console.error('err'); process.exitCode = 3");
    expect(result).toEqual({ state: "ended", code: 3, stdout: "out\n", stderr: "err\n" });
  });

  it("gets the environment it is given and no other", async () => {
    const result = await run("console.log(JSON.stringify(Object.keys(process.env)))", { env: { A: "1" } });
    expect(result).toMatchObject({ stdout: '["A"]\n' });
  });

  it("that hangs is ended", async () => {
    expect(await run("setInterval(() => {}, 1000)", { timeLimit: 300 })).toEqual({ state: "too-slow" });
  });

  it("that prints too much is ended", async () => {
    const flood = "const more = () => process.stdout.write('x'.repeat(65536), more); more()";
    expect(await run(flood, { outputLimit: 100_000 })).toEqual({ state: "too-much" });
  });

  it("that complains without end is not kept", async () => {
    const result = await run("process.stderr.write('x'.repeat(5_000_000))");
    expect(result.state === "ended" && result.stderr.length).toBeLessThan(200_000);
  });

  it("is ended when it is cancelled, and not started when it already was", async () => {
    const stopping = new AbortController();
    const running = run("setInterval(() => {}, 1000)", { signal: stopping.signal });
    stopping.abort();
    expect(await running).toEqual({ state: "cancelled" });
    expect(await run("", { signal: stopping.signal })).toEqual({ state: "cancelled" });
  });

  it("that does not exist is said so", async () => {
    expect(await run("", { program: "/nowhere/helm" })).toMatchObject({ state: "not-started" });
  });
});
