import { type Span, shift } from "../../core/text/span.ts";
import { rules } from "../../rules/index.ts";
import type { Fix } from "../../rules/rule.ts";
import { meets } from "../offeredFixes.ts";
import type { PlacedFinding } from "../placedFinding.ts";
import { filesOf, resolveFix } from "../resolveFix.ts";
import type { HoverSubject } from "./subject.ts";

/**
 * The findings of a place by their rules, with the reason where a fix cannot be made: the light bulb of VS Code drops such
 * fixes, so the hover has to say it (design.md §2.4). Their messages are not repeated; the editor shows them itself.
 */
export function findingNotes(subject: HoverSubject, ...spans: readonly Span[]): readonly string[] {
  const places = spans.map((span) => shift(span, subject.documentStart));
  const here = subject.findings.filter(({ span }) => places.some((place) => meets(span, place)));
  const items = new Set(here.flatMap((placed) => describeFinding(placed, subject)));
  return items.size === 0 ? [] : [subject.writer.list([...items])];
}

function describeFinding({ rule, finding }: PlacedFinding, subject: HoverSubject): readonly string[] {
  const { writer } = subject;
  const title = writer.say("hover.finding", {
    rule: writer.rule(rule.id),
    title: writer.words(rule.meta.title),
  });
  const refusals = finding.fixes.flatMap((fix) => describeRefusal(fix, subject));
  return [title, ...new Set(refusals)];
}

/** `Not offered: “Raise the grace period to 90”. The value is shared …`, for a fix that cannot be made. */
function describeRefusal(fix: Fix, { snapshot, texts, writer }: HoverSubject): readonly string[] {
  if (!filesOf(fix, snapshot).every((uri) => texts.has(uri))) return [];
  const outcome = resolveFix(fix, snapshot, texts, () => false);
  if (outcome.state !== "disabled") return [];
  const reason = writer.words(outcome.reason);
  return [writer.say("hover.fix-refused", { title: writer.words(fix.title), reason })];
}

/** More sources than this hide the best one. */
const mostSources = 2;

/** Links to the primary sources that rules rest on, one line. */
export function sourceLine({ writer }: HoverSubject, ...ids: readonly string[]): readonly string[] {
  const sources = rules.filter(({ id }) => ids.includes(id)).flatMap(({ meta }) => meta.sources);
  const links = [...new Map(sources.map(({ title, url }) => [url, writer.source(title, url)])).values()];
  return links.length === 0
    ? []
    : [writer.say("hover.sources", { sources: links.slice(0, mostSources).join(" · ") })];
}
