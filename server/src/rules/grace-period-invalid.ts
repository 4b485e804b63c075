import type { Container } from "../core/kubernetes/workload.ts";
import type { Severity } from "../core/settings.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import { moveGrace, removeGrace, rewriteGrace } from "./fixes/rewriteGrace.ts";
import type { GraceFault } from "./graceFault.ts";
import { graceFault } from "./graceFault.ts";
import type { Misplaced } from "./misplacedGrace.ts";
import { misplacedGraces } from "./misplacedGrace.ts";
import { containerName, objectName, workloadName } from "./naming.ts";
import type { Finding, WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { podReference, podTermination } from "./sources.ts";
import { isOutOfScope } from "./trafficGrade.ts";

/** The grace period has a value that Kubernetes refuses or reads otherwise, or stands where it is not looked for. */
export default defineRule({
  id: "grace-period-invalid",
  subject: "workload",
  meta: {
    ...ruleTexts("grace-period-invalid"),
    severity: "error",
    sources: [podReference, podTermination],
  },
  *evaluate(subject, { settings }) {
    const { manifest } = subject.workload;
    const { pod } = manifest;
    if (pod === null || isOutOfScope(subject)) return;
    const fault = graceFault(pod);
    if (fault !== null) {
      const grade = fault.kind === "octal" ? "information" : "error";
      const fixes = rewriteGrace(subject, pod, fault, settings);
      yield report(subject, fault.at, describeFault(subject, fault), grade, null, fixes);
    }
    for (const misplaced of misplacedGraces(manifest, pod)) {
      const { field, container } = misplaced;
      const text = describeMisplaced(subject, misplaced);
      yield report(subject, field.key, text, "error", container, moveGrace(pod, misplaced));
    }
    for (const container of pod.containers) {
      for (const field of container.refusedGracePeriods) {
        const args = { workload: workloadName(subject), container: containerName(container) };
        const text = message("grace-period-invalid.readiness-probe", args);
        yield report(subject, field.key, text, "error", container, removeGrace(field));
      }
    }
  },
});

function report(
  subject: WorkloadSubject,
  at: Location,
  text: Message,
  grade: Severity,
  container: Container | null,
  fixes: Finding["fixes"],
): Finding {
  return {
    at,
    message: text,
    grade,
    object: objectName(subject.workload),
    container: container && containerName(container),
    related: [],
    fixes,
  };
}

function describeFault(subject: WorkloadSubject, fault: GraceFault): Message {
  const workload = workloadName(subject);
  switch (fault.kind) {
    case "wrong-type":
      return fault.text === null
        ? message("grace-period-invalid.no-number", { workload })
        : message("grace-period-invalid.wrong-type", { workload, value: fault.text });
    case "negative":
      return message("grace-period-invalid.negative", { workload, value: fault.field.value });
    case "octal": {
      const { text: value, decimal, field } = fault;
      return message("grace-period-invalid.octal", { workload, value, decimal, seconds: field.value });
    }
  }
}

function describeMisplaced(subject: WorkloadSubject, { container }: Misplaced): Message {
  const { manifest } = subject.workload;
  const grace = subject.timelines[0]?.grace;
  const args = {
    workload: workloadName(subject),
    path: [...manifest.podPath, "spec"].join("."),
    place: container
      ? message("place.container", { container: containerName(container) })
      : message("place.outside"),
  };
  if (grace === undefined || grace.seconds === null) return message("grace-period-invalid.misplaced", args);
  const written = grace.field.state === "known" ? "grace.written" : "grace.default";
  return message("grace-period-invalid.misplaced-in-effect", {
    ...args,
    grace: message(written, { seconds: grace.seconds }),
  });
}
