import { graceKey } from "../../core/kubernetes/misplacedGrace.ts";
import type { MisplacedGrace, PodTemplate } from "../../core/kubernetes/workload.ts";
import type { Settings } from "../../core/settings.ts";
import { message } from "../../core/text/message.ts";
import { type Known, valueOf } from "../../core/yaml/field.ts";
import type { GraceFault } from "../graceFault.ts";
import { secondsMeant } from "../graceFault.ts";
import { longestHook } from "../longestHook.ts";
import type { Misplaced } from "../misplacedGrace.ts";
import type { DocumentChange, Fix, WorkloadSubject } from "../rule.ts";
import { alternativeFix, preferredFix, refusedFix } from "./fix.ts";
import { setGrace } from "./grace.ts";
import { replaceScalar } from "./replaceScalar.ts";
import { removeField } from "./setField.ts";
import { graceFor } from "./timing.ts";

/** What Kubernetes uses where nothing is written (domain-facts §A4). */
const DEFAULT_GRACE = 30;

/** Writes the grace period as the number it was meant to be. */
export function rewriteGrace(
  subject: WorkloadSubject,
  pod: PodTemplate,
  fault: GraceFault,
  settings: Settings,
): Fix[] {
  switch (fault.kind) {
    case "wrong-type": {
      const seconds = secondsMeant(fault.text ?? "");
      if (seconds === null) return [refusedFix(message("fix.write-grace"), "reason.number-unclear")];
      return [preferredFix(message("fix.raise-grace", { seconds }), [setGrace(pod, seconds)])];
    }
    case "negative":
      return [graceThatIsNeeded(subject, pod, fault.field, settings)];
    case "octal":
      return [fault.decimal, fault.field.value].map((seconds, index) => ({
        title: message("fix.raise-grace", { seconds }),
        preferred: index === 0,
        action: { kind: "edit", changes: [replaceScalar(fault.field, seconds)] },
      }));
  }
}

/** What the longest hook needs; where the default is enough for it, nothing at all. */
function graceThatIsNeeded(
  subject: WorkloadSubject,
  pod: PodTemplate,
  field: Known<number>,
  settings: Settings,
): Fix {
  const longest = longestHook(subject);
  const seconds = longest === null ? 0 : graceFor(longest.seconds, settings);
  return seconds > DEFAULT_GRACE
    ? preferredFix(message("fix.raise-grace", { seconds }), [setGrace(pod, seconds)])
    : preferredFix(message("fix.remove-grace", { seconds: DEFAULT_GRACE }), [removeField(field, graceKey)]);
}

/** Takes away a grace period that is refused where it stands and meant for nothing else. */
export function removeGrace(field: MisplacedGrace): Fix[] {
  return [preferredFix(message("fix.remove-refused-grace"), [removal(field)])];
}

function removal({ holder }: MisplacedGrace): DocumentChange {
  return { document: holder.document, change: { kind: "remove", mapping: holder.span, path: [graceKey] } };
}

/** Moves a misplaced grace period to the pod, if there is one; takes it away where the pod has one of its own. */
export function moveGrace(pod: PodTemplate, { field }: Misplaced): Fix[] {
  if (!pod.hasSpec) return [];
  const remove = removal(field);
  const own = pod.gracePeriod;
  const seconds = field.state === "known" ? field.value : secondsMeant(field.text ?? "");
  if (own.state !== "absent") {
    const title = message("fix.remove-misplaced-grace");
    const isEqual = seconds !== null && valueOf(own) === seconds;
    return [isEqual ? preferredFix(title, [remove]) : alternativeFix(title, [remove])];
  }
  if (seconds === null || seconds < 0)
    return [refusedFix(message("fix.move-grace"), "reason.number-unclear")];
  return [preferredFix(message("fix.move-grace"), [remove, setGrace(pod, seconds)])];
}
