import type { Settings, Severity } from "../core/settings.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import { valueOf } from "../core/yaml/field.ts";
import { forGrade } from "./fixes/fix.ts";
import { raiseGrace } from "./fixes/raiseGrace.ts";
import { graceFor } from "./fixes/timing.ts";
import { cutByProbe } from "./graceOfProbe.ts";
import { handlerAt, secondsAt } from "./hookPlace.ts";
import type { RunningHook } from "./longestHook.ts";
import { longestHook } from "./longestHook.ts";
import { hasLostItsGrace } from "./misplacedGrace.ts";
import { containerName, objectName, workloadName } from "./naming.ts";
import type { Finding, Related, WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { containerHooks, podTermination, sleepAction } from "./sources.ts";
import { isOutOfScope } from "./trafficGrade.ts";

/** The kubelet never leaves less than 2 s between SIGTERM and SIGKILL (domain-facts §A3.4). */
const KUBELET_FLOOR = 2;

/** The grace period ends before the preStop hook does, or leaves the application no time after it. */
export default defineRule({
  id: "grace-period-too-short",
  subject: "workload",
  meta: {
    ...ruleTexts("grace-period-too-short"),
    severity: "error",
    sources: [podTermination, containerHooks, sleepAction],
  },
  *evaluate(subject, { settings }) {
    if (isOutOfScope(subject)) return;
    yield* cutByGrace(subject, settings);
    yield* cutByProbe(subject, settings);
  },
});

/** H against G. Only one finding per pod: hooks of several containers overlap, so the longest decides (domain-facts §A3). */
function* cutByGrace(subject: WorkloadSubject, settings: Settings): Generator<Finding> {
  const longest = longestHook(subject);
  if (longest === null) return;
  const grace = graceToJudge(subject, longest.timeline);
  if (grace === null) return;
  const verdict = judge(longest, grace, settings.shutdownMarginSeconds);
  if (verdict === null) return;
  // What is set must be enough also where the application has not ended the hook.
  const whole = { ...longest, ...longest.unlessEnded };
  const length = verdict === "may-be-cut" ? whole : longest;
  const grade = gradeOf(verdict, subject);
  yield {
    at: graceAt(longest),
    message: describeVerdict(verdict, subject, length, whole, grace, settings),
    grade,
    object: objectName(subject.workload),
    container: containerName(longest.timeline.container),
    related: hookProof(longest),
    fixes: forGrade(grade, raiseGrace(whole, grace, settings)),
  };
}

/** G in seconds. Negative periods are the business of another rule, unknown ones are no business at all. */
function graceToJudge(subject: WorkloadSubject, { grace, pod }: Timeline): number | null {
  const isNegative = valueOf(grace.field, 0) < 0;
  return isNegative || hasLostItsGrace(subject.workload.manifest, pod) ? null : grace.seconds;
}

type Verdict =
  | "zero"
  | "endless"
  | "refused"
  | "hook-cut"
  | "no-time-left"
  | "may-be-cut"
  | "little-time-left";

function judge(
  { bound, seconds, hook, unlessEnded }: RunningHook,
  grace: number,
  margin: number,
): Verdict | null {
  if (grace === 0) return "zero";
  if (bound === "endless") return "endless";
  if (seconds > grace) return hook.handler?.type === "sleep" ? "refused" : "hook-cut";
  if (seconds > 0 && grace - seconds < KUBELET_FLOOR) return "no-time-left";
  if (unlessEnded !== null && unlessEnded.seconds > grace) return "may-be-cut";
  return seconds > 0 && grace - seconds < margin ? "little-time-left" : null;
}

function describeVerdict(
  verdict: Verdict,
  subject: WorkloadSubject,
  { timeline, bound, seconds }: RunningHook,
  whole: RunningHook,
  grace: number,
  settings: Settings,
): Message {
  const written = timeline.grace.field.state === "known" ? "grace.written" : "grace.default";
  const length = bound === "exact" ? "length.exact" : "length.at-least";
  return message(`grace-period-too-short.${verdict}`, {
    container: containerName(timeline.container),
    workload: workloadName(subject),
    grace: message(written, { seconds: grace }),
    graceSeconds: grace,
    hook: message(length, { seconds }),
    wanted: graceFor(whole.seconds, settings),
    margin: settings.shutdownMarginSeconds,
    left: Math.max(KUBELET_FLOOR, grace - seconds),
  });
}

/** Real pairs often leave 2 to 10 s, so a small margin is at most information; so is what an application decides. */
function gradeOf(verdict: Verdict, { exposure }: WorkloadSubject): Severity {
  if (verdict === "no-time-left") return "warning";
  if (verdict !== "little-time-left" && verdict !== "may-be-cut") return "error";
  return exposure.state === "loadBalancer" ? "information" : "hint";
}

/** The grace value, else the seconds of the hook that needs more than the default. */
function graceAt({ timeline, hook }: RunningHook): Location {
  const { field } = timeline.grace;
  return field.state === "known" ? field.at : secondsAt(hook);
}

function hookProof({ timeline, hook }: RunningHook): Related[] {
  if (timeline.grace.field.state !== "known") return [];
  const args = { container: containerName(timeline.container) };
  return [{ at: handlerAt(hook), message: message("related.hook", args) }];
}
