import { readChoice, type Words } from "./flags.ts";
import { type Mistake, mistake } from "./mistake.ts";

/** What `podgrace timeline` was asked to do. */
export interface TimelineOptions {
  /** As written; `-` is standard input. Never empty. */
  readonly paths: readonly string[];
  readonly format: (typeof timelineFormats)[number];
  /** Only workloads of this name. */
  readonly name: string | null;
}

const timelineFormats = ["text", "svg"] as const;

export function readTimeline({
  flags,
  positionals,
}: Words): { name: "timeline"; options: TimelineOptions } | Mistake {
  if (positionals.length === 0 || positionals.includes(""))
    return mistake("Say what to draw, for example: podgrace timeline k8s/ --name web", "timeline");
  const format = readChoice("timeline", flags, "format", timelineFormats, "text");
  if (typeof format === "object") return format;
  return {
    name: "timeline",
    options: { paths: [...new Set(positionals)], format, name: flags.get("name") ?? null },
  };
}
