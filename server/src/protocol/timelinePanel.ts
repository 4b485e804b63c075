import type { TimelineWorkload } from "./timeline.ts";

/** What the extension tells its panel. */
export type ToPanel =
  | {
      readonly type: "show";
      /** Where the question was asked: what the panel has to remember to be restored. */
      readonly asked: PanelState;
      readonly workloads: readonly TimelineWorkload[];
      /** Why there are none. */
      readonly none: string | null;
      readonly words: Readonly<Record<string, string>>;
    }
  | { readonly type: "written"; readonly ok: boolean; readonly text: string };

/** What the panel asks of the extension. */
export type FromPanel =
  | { readonly type: "ready" }
  | { readonly type: "reveal"; readonly workload: number }
  | {
      readonly type: "write";
      readonly workload: number;
      readonly container: number;
      readonly delaySeconds?: number;
      readonly graceSeconds?: number;
    };

/** Survives a restart of the editor. */
export interface PanelState {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** The message if it is one: messages may come from anything that runs in the page. */
export function readFromPanel(message: unknown): FromPanel | null {
  if (!isRecord(message)) return null;
  const { type, workload, container, delaySeconds, graceSeconds } = message;
  if (type === "ready") return { type };
  if (!isIndex(workload)) return null;
  if (type === "reveal") return { type, workload };
  if (type !== "write" || !isIndex(container)) return null;
  return {
    type,
    workload,
    container,
    ...(isSeconds(delaySeconds) ? { delaySeconds } : {}),
    ...(isSeconds(graceSeconds) ? { graceSeconds } : {}),
  };
}

/** The same for the page. Its content was made by the server; what matters is that nothing else is taken for it. */
export function readToPanel(message: unknown): ToPanel | null {
  if (!isRecord(message)) return null;
  const { type, asked, workloads, none, words, ok, text } = message;
  if (type === "written" && typeof ok === "boolean" && typeof text === "string") return { type, ok, text };
  if (type !== "show" || !isPanelState(asked) || !Array.isArray(workloads) || !isRecord(words)) return null;
  if (none !== null && typeof none !== "string") return null;
  return {
    type,
    asked,
    workloads: workloads.filter(isWorkload),
    none,
    words: words as Record<string, string>,
  };
}

export function isPanelState(value: unknown): value is PanelState {
  if (!isRecord(value) || typeof value.uri !== "string" || !isRecord(value.position)) return false;
  return isIndex(value.position.line) && isIndex(value.position.character);
}

function isWorkload(value: unknown): value is TimelineWorkload {
  if (!isRecord(value)) return false;
  const { picture, container, suggested, obstacles } = value;
  return (
    isRecord(picture) &&
    Array.isArray(picture.containers) &&
    isIndex(container) &&
    isRecord(suggested) &&
    isRecord(obstacles)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= mostSeconds;
}

/** A day. */
export const mostSeconds = 86_400;
