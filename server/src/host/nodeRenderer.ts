import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { URI } from "vscode-uri";
import type { Availability, Renderer, RenderOutcome, RenderTarget } from "../core/render/renderer.ts";
import { type FoundProgram, findProgram } from "./findProgram.ts";
import { type ProgramResult, runProgram } from "./runProgram.ts";

/** What the user says about rendering. */
export interface RendererOptions {
  /** Path or name of the program; empty: `helm` on the PATH. */
  readonly helm: string;
  /** Path or name of `kustomize` or `kubectl`; empty: whichever is on the PATH, in this order. */
  readonly kustomize: string;
  /** What relative paths above start from; null refuses them. */
  readonly workingDirectory: string | null;
  readonly signal: AbortSignal;
  /** Milliseconds for one render. */
  readonly timeLimit?: number;
  /** Bytes of one render. */
  readonly outputLimit?: number;
}

/** A renderer that is done with: its temporary folder goes with it. */
export interface NodeRenderer extends Renderer {
  dispose(): Promise<void>;
}

const minute = 60_000;
const thirtyTwoMegabytes = 32 * 1024 * 1024;

/**
 * The namespace of a release is not known before it is installed. Helm takes this text as it is, and the reader of
 * manifests takes it for what it is: a value that something else will put in.
 */
const unknownNamespace = "$" + "{NAMESPACE}";

/**
 * Renders with the `helm` and `kustomize` (or `kubectl`) of this machine. The programs get their arguments as a list, an
 * environment of our own making, and nothing that fetches, runs plugins or leaves a folder is ever asked for.
 */
export function createNodeRenderer(options: RendererOptions): NodeRenderer {
  const places = {
    path: process.env.PATH ?? "",
    platform: process.platform,
    workingDirectory: options.workingDirectory,
  };
  const programs = {
    chart: once(() => findProgram(options.helm, ["helm"], places)),
    kustomization: once(() => findProgram(options.kustomize, ["kustomize", "kubectl"], places)),
  };
  const home = once(makeHome);
  let made: Promise<string> | undefined;

  async function render(target: RenderTarget, kubernetesMinor: number): Promise<RenderOutcome> {
    const found = await programs[target.kind]();
    if (found.state === "missing") return { state: "failed", reason: "no-tool", detail: found.detail };
    made = home();
    const folder = await made;
    const result = await runProgram({
      program: found.program,
      args: argumentsFor(target, found.program, kubernetesMinor),
      cwd: folder,
      env: environmentIn(folder),
      timeLimit: options.timeLimit ?? minute,
      outputLimit: options.outputLimit ?? thirtyTwoMegabytes,
      signal: options.signal,
    });
    return outcomeOf(result, options);
  }

  return {
    async available(kind): Promise<Availability> {
      const found: FoundProgram = await programs[kind]();
      return found.state === "found" ? { state: "found" } : found;
    },
    async render(target, kubernetesMinor) {
      try {
        return await render(target, kubernetesMinor);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { state: "failed", reason: "refused", detail };
      }
    },
    async dispose() {
      if (made !== undefined) await rm(await made, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function argumentsFor(target: RenderTarget, program: string, kubernetesMinor: number): readonly string[] {
  const folder = URI.parse(target.folder).fsPath;
  if (target.kind === "kustomization") {
    // `kubectl kustomize` and `oc kustomize` are `kustomize build` inside another program.
    return [/^(kubectl|oc)/i.test(path.basename(program)) ? "kustomize" : "build", folder];
  }
  return [
    "template",
    releaseName(target.name),
    folder,
    "--namespace",
    unknownNamespace,
    "--kube-version",
    `1.${kubernetesMinor}.0`,
    // What `helm test` would run is no part of a rollout.
    "--skip-tests",
  ];
}

/** Helm wants at most 53 characters of a DNS name. Most charts name their objects after a release of their own name only once. */
function releaseName(chart: string): string {
  const name = chart
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, 53);
  return name.replace(/^-+|(?<!-)-+$/g, "") || "release";
}

/** An empty home for programs that would otherwise read settings, plugins, credentials and caches of the user. */
async function makeHome(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "podgrace-render-"));
  await mkdir(path.join(folder, "bin"));
  return folder;
}

/**
 * Everything a program learns from us. The PATH holds nothing, so that no `git`, plugin or function can be started; a
 * request would go to a proxy that is not there.
 */
function environmentIn(home: string): Record<string, string> {
  const nowhere = "http://127.0.0.1:9";
  const inHome = (...names: readonly string[]) => path.join(home, ...names);
  return {
    PATH: inHome("bin"),
    HOME: home,
    USERPROFILE: home,
    APPDATA: home,
    TMPDIR: home,
    TEMP: home,
    TMP: home,
    XDG_CACHE_HOME: inHome("cache"),
    XDG_CONFIG_HOME: inHome("config"),
    XDG_DATA_HOME: inHome("data"),
    HELM_CACHE_HOME: inHome("helm", "cache"),
    HELM_CONFIG_HOME: inHome("helm", "config"),
    HELM_DATA_HOME: inHome("helm", "data"),
    HELM_PLUGINS: inHome("helm", "plugins"),
    KUBECONFIG: inHome("kubeconfig"),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
    NO_PROXY: "",
    LANG: "C",
    NO_COLOR: "1",
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  };
}

function outcomeOf(result: ProgramResult, options: RendererOptions): RenderOutcome {
  switch (result.state) {
    case "ended":
      if (result.code === 0) return { state: "rendered", text: result.stdout };
      return { state: "failed", reason: "refused", detail: firstComplaint(result), log: result.stderr };
    case "not-started":
      return { state: "failed", reason: "no-tool", detail: result.detail };
    case "too-slow":
      return { state: "failed", reason: "too-slow", detail: String((options.timeLimit ?? minute) / 1000) };
    case "too-much": {
      const megabytes = (options.outputLimit ?? thirtyTwoMegabytes) / 1024 / 1024;
      return { state: "failed", reason: "too-much", detail: String(megabytes) };
    }
    case "cancelled":
      return { state: "failed", reason: "cancelled", detail: "" };
  }
}

/** Longest line of a program that is passed on, in characters. */
const longestLine = 400;

/** The line that says what is wrong: warnings may stand in front of it. */
function firstComplaint({ code, stderr }: ProgramResult & { state: "ended" }): string {
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const line = lines.find((each) => /^error\b/i.test(each)) ?? lines[0] ?? `it ended with code ${code}`;
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
