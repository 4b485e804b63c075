import { renderIn } from "../render.ts";
import { type Description, fileKeys, type Leaf } from "./keys.ts";

/**
 * The configuration file that is written for somebody who has none: every key, what it means, and its default, all of it
 * commented out. In English, as the keys are.
 */
export function configurationTemplate(): string {
  const parts = Object.entries(fileKeys.keys).map(([key, description]) => partOf(key, description));
  return [...head, "", ...parts.flatMap((lines) => [...lines, ""])].join("\n");
}

const head = [
  "# Settings of Podgrace for the manifests in this folder and below.",
  "# Every key is commented out and shows its default, or an example where it has none: take the #",
  "# away where you want something else. A file in a folder below is laid over this one.",
];

/** What stands in for a default where there is none. */
const examples: Readonly<Record<string, readonly string[]>> = {
  ignore: ["  - vendor", '  - "**/testdata"'],
  noInlineSuppress: ["  - grace-period-too-short"],
  overrides: [
    "  - files: overlays/dev",
    '    kind: "{Deployment,StatefulSet}"',
    "    namespace: dev",
    '    name: "*-preview"',
    "    reason: nobody waits for an answer here",
    "    rules:",
    "      prestop-missing: off",
    "  - containers: log-shipper",
    "    reason: it serves no requests",
    "    rules:",
    "      prestop-ineffective: off",
  ],
};

function partOf(key: string, description: Description): readonly string[] {
  const words = `${renderIn("en")(description.text)}${choicesOf(description)}`;
  return [...wrapped(words), ...linesOf(key, description).map((line) => `#${line}`)];
}

function linesOf(key: string, description: Description): readonly string[] {
  if (description.type === "list") return [`${key}:`, ...(examples[key] ?? [])];
  if (description.type !== "group") return [`${key}: ${written(description)}`];
  const inside = Object.entries(description.keys).flatMap(([each, of]) => linesOf(each, of));
  return [`${key}:`, ...inside.map((line) => `  ${line}`)];
}

/** What else may stand there. */
function choicesOf(description: Description): string {
  if (description.type !== "choice") return "";
  const others = description.choices.map(({ word }) => word).filter((word) => word !== description.default);
  return ` Or: ${others.join(", ")}.`;
}

function written({ type, default: preset }: Leaf): string {
  const quoted = type === "version" || type === "text";
  return quoted ? JSON.stringify(preset) : String(preset);
}

const width = 96;

/** A text as lines of comments. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = "#";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
