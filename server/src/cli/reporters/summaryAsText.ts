import type { SkipReason } from "../../languageService/api.ts";
import type { Report, SkippedPlace } from "../report.ts";
import { harmless } from "../terminal/harmless.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap, wrapWithPrefix } from "../terminal/wrap.ts";
import { figures, headline, remarks, skipReasons } from "./words.ts";

/** The end of the report: what was found, what was read, what is not shown, and what was skipped and why. */
export function summaryAsText(report: Report, { width, palette }: Terminal): string {
  const paint = report.findings.length === 0 ? palette.good : palette.strong;
  const paragraphs = [
    ...wrap(`${headline(report)}; ${figures(report)}`, width).map(paint),
    ...[...remarks(report), ...whereToLearnMore(report)].flatMap((remark) => wrap(remark, width)),
  ];
  return [...paragraphs, ...skippedLines(report.skipped, width)].map((line) => `${line}\n`).join("");
}

function whereToLearnMore({ findings }: Report): string[] {
  const rule = findings[0]?.rule;
  return rule === undefined ? [] : [`Why, and what to do: podgrace explain ${rule}`];
}

/** More places than this for one reason are counted only. */
const placesPerReason = 5;

function skippedLines(skipped: readonly SkippedPlace[], width: number): string[] {
  const lines: string[] = [];
  for (const [reason, places] of byReason(skipped)) {
    lines.push(`Skipped, ${skipReasons[reason]}:`);
    const shown = places.slice(0, placesPerReason).map((place) => harmless(placeInWords(place)));
    lines.push(...shown.flatMap((text) => wrapWithPrefix(text, width, "  ", "    ")));
    if (places.length > placesPerReason) lines.push(`  … and ${places.length - placesPerReason} more`);
  }
  return lines;
}

/** `file:line detail`; where there is no line, the colon parts the two. What the heading says already is not said again. */
function placeInWords({ file, range, reason, detail }: SkippedPlace): string {
  const place = range === null ? file : `${file}:${range.start.line + 1}`;
  if (detail === "" || skipReasons[reason].endsWith(detail)) return place;
  return `${place}${range === null ? ":" : ""} ${detail}`;
}

function byReason(skipped: readonly SkippedPlace[]): [SkipReason, SkippedPlace[]][] {
  const order = Object.keys(skipReasons) as SkipReason[];
  return order
    .map((reason): [SkipReason, SkippedPlace[]] => [
      reason,
      skipped.filter((place) => place.reason === reason),
    ])
    .filter(([, places]) => places.length > 0);
}
