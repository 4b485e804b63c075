import type { Workload } from "../../core/kubernetes/workload.ts";
import type { Timeline } from "../../core/shutdown/timeline.ts";
import { findingNotes } from "./notes.ts";
import { appliedWorkloads, type HoverSubject, type Page } from "./subject.ts";

/** The same key on a probe: for the kills of that probe only, and refused on a readiness probe (domain-facts §A10). */
export function probeGraceHover(subject: HoverSubject<Workload>, probe: string): Page | null {
  const { writer, pointed } = subject;
  const timeline = containerAt(subject);
  if (!timeline) return null;
  const id = probe === "readinessProbe" ? "refused-on-readiness" : "probe";
  const seconds =
    pointed.value.kind === "scalar" && typeof pointed.value.value === "number" ? pointed.value.value : null;
  const { hook } = timeline;
  const delay = hook.state === "present" && hook.delay.state === "known" ? hook.delay.seconds : 0;
  const why = () => {
    const grace = timeline.grace.seconds;
    if (id === "refused-on-readiness") return writer.say(`hover.grace-verdict.${id}.why`);
    return seconds === null || grace === null
      ? writer.say("hover.grace-verdict.probe-unknown.why")
      : writer.say("hover.grace-verdict.probe.why", { grace, seconds });
  };
  const cut = id === "probe" && seconds !== null && seconds < delay;
  return {
    span: pointed.span,
    blocks: [
      `${writer.strong(writer.say(`hover.grace-verdict.${id}`))} ${why()}`,
      ...(cut ? [writer.say("hover.grace-note.probe-cuts", { delay })] : []),
      ...findingNotes(subject, pointed.span, pointed.value.span),
    ],
  };
}

/** The same key where Kubernetes knows none (table G 35): beside the pod template, on a container. */
export function misplacedGraceHover(subject: HoverSubject<Workload>): Page | null {
  const { writer, pointed } = subject;
  const grace = appliedWorkloads(subject)[0]?.timelines[0]?.grace;
  if (!grace || grace.seconds === null) return null;
  const id = grace.field.state === "known" ? "misplaced" : "misplaced-default";
  const args = { key: writer.code("containers"), grace: grace.seconds };
  return {
    span: pointed.span,
    blocks: [
      `${writer.strong(writer.say(`hover.grace-verdict.misplaced`))} ${writer.say(`hover.grace-verdict.${id}.why`, args)}`,
      ...findingNotes(subject, pointed.span, pointed.value.span),
    ],
  };
}

function containerAt(subject: HoverSubject<Workload>): Timeline | undefined {
  const { start } = subject.pointed.span;
  return appliedWorkloads(subject)[0]?.timelines.find(
    ({ container: { at } }) => at.span.start <= start && start < at.span.end,
  );
}
