import { describe } from "../../core/kubernetes/manifest.ts";
import {
  annotation,
  attributeIn,
  DEREGISTRATION_DELAY,
  ranges,
} from "../../core/traffic/targetAttributes.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { reachedWorkloads } from "./reached.ts";
import { type HoverSubject, type Page, tellingTimeline } from "./subject.ts";
import { shortened } from "./traffic.ts";

/** What AWS takes where nothing is written, in seconds (domain-facts §C5). */
const AWS_DEFAULT = 300;

/**
 * The deregistration delay: it is for requests in flight, and often taken for the time in which new ones may arrive
 * (domain-facts §E4).
 *
 * @param key the annotation that lists the attributes
 * @param more what else the list says
 */
export function deregistrationDelayHover(subject: HoverSubject, key: string, more: readonly string[]): Page {
  const { writer, pointed, manifest } = subject;
  const written = attributeIn(
    annotation(manifest.annotations, key),
    DEREGISTRATION_DELAY,
    ranges.deregistrationDelay,
  );
  const seconds = written === null ? AWS_DEFAULT : valueOf(written);
  const id = written === null ? "default" : seconds === null ? "unknown" : "written";
  const lead = writer.strong(writer.say(`hover.deregistration.${id}`, { seconds: seconds ?? "" }));
  const killed = seconds === null ? [] : describeKills(seconds, subject);
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say("hover.deregistration.why")}`,
      ...[more, killed].filter((lines) => lines.length > 0).map((lines) => writer.list(lines)),
      ...findingNotes(subject, pointed.span, pointed.value.span),
      ...sourceLine(subject, "prestop-too-short"),
    ],
  };
}

/** One line for each workload, and a word on a delay that outlives all of them: nobody waits for the rest of it (domain-facts §E4). */
export function describeKills(seconds: number, subject: HoverSubject): readonly string[] {
  const { writer } = subject;
  const workloads = reachedWorkloads(subject);
  const ends = workloads.flatMap(({ workload, timelines }) => {
    const end = tellingTimeline(timelines)?.sigkillAt;
    return typeof end === "number" ? [{ workload: writer.code(describe(workload.manifest)), end }] : [];
  });
  // A pod that ends before the delay does takes its requests with it, whatever the load balancer would allow.
  const lines = ends.map((each) =>
    writer.say(each.end < seconds ? "hover.deregistration.cut" : "hover.deregistration.fits", each),
  );
  const shown = shortened(lines, subject);
  const longest = Math.max(0, ...ends.map(({ end }) => end));
  const isIdle = ends.length > 0 && ends.length === workloads.length && longest < seconds;
  return isIdle ? [...shown, writer.say("hover.deregistration.idle", { seconds, longest })] : shown;
}
