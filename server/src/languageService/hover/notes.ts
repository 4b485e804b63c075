import { type Span, shift } from "../../core/text/span.ts";
import { rules } from "../../rules/index.ts";
import type { Fix } from "../../rules/rule.ts";
import { meets } from "../offeredFixes.ts";
import { filesOf, resolveFix } from "../resolveFix.ts";
import type { HoverSubject } from "./subject.ts";

/**
 * The findings of a place by their rules, with the reason where a fix cannot be made: the light bulb of VS Code drops such
 * fixes, so the hover has to say it. Their messages are not repeated; the editor shows them itself.
 */
export function findingNotes(subject: HoverSubject, ...spans: readonly Span[]): readonly string[] {
  const { writer } = subject;
  const places = spans.map((span) => shift(span, subject.documentStart));
  const here = subject.findings.filter(({ span }) => places.some((place) => meets(span, place)));
  const ids = [...new Set(here.map(({ rule }) => rule.id))];
  const refusals = here.flatMap(({ finding }) =>
    finding.fixes.flatMap((fix) => describeRefusal(fix, subject)),
  );
  return [
    ...(refusals.length > 0 ? [writer.list([...new Set(refusals)])] : []),
    ...(ids.length > 0
      ? [writer.say("hover.rules", { rules: ids.map((id) => writer.rule(id)).join(" · ") })]
      : []),
  ];
}

/** `Set … to 90: not offered. The value is shared …`, for a fix that cannot be made. */
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
  return [writer.say("hover.sources", { sources: links.slice(0, mostSources).join(" · ") })];
}
