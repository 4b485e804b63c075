import { describe } from "../core/kubernetes/manifest.ts";
import type { PodTemplate } from "../core/kubernetes/workload.ts";
import type { Severity } from "../core/settings.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import { type Known, whereOf } from "../core/yaml/field.ts";
import { forGrade } from "./fixes/fix.ts";
import { removeGate } from "./fixes/removeGate.ts";
import type { GateBinding } from "./gateBinding.ts";
import { gateBinding } from "./gateBinding.ts";
import { gateLabels, labelState } from "./gateLabel.ts";
import { bindingOf, isGeneratedName } from "./handWrittenGate.ts";
import { isLegacyGate } from "./legacyGate.ts";
import { objectName, workloadName } from "./naming.ts";
import type { Related, RuleContext, WorkloadSubject } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { podReadiness, readinessGate } from "./sources.ts";
import { isOutOfScope } from "./trafficGrade.ts";

/** What is wrong with one gate. */
interface GateFinding {
  readonly grade: Severity;
  readonly message: Message;
  readonly related: readonly Related[];
}

/** Pods wait for a condition that nobody ever sets: they never become ready, and a rolling update stops at the first. */
export default defineRule({
  id: "readiness-gate-unsatisfiable",
  subject: "workload",
  meta: {
    ...ruleTexts("readiness-gate-unsatisfiable"),
    severity: "warning",
    sources: [readinessGate, podReadiness],
  },
  *evaluate(subject, context) {
    const { pod } = subject.workload.manifest;
    if (pod === null || isOutOfScope(subject) || !context.snapshot.complete) return;
    for (const gate of pod.readinessGates) {
      if (gate.state !== "known") continue;
      const found = judge(subject, pod, gate, context);
      if (found === null) continue;
      yield {
        at: gate.at,
        ...found,
        object: objectName(subject.workload),
        container: null,
        fixes: forGrade(found.grade, removeGate(subject, pod, gate, context)),
      };
    }
  },
});

/** Gates of other makers (GKE, Flagger, one's own) are none of our business. */
function judge(
  subject: WorkloadSubject,
  pod: PodTemplate,
  gate: Known<string>,
  context: RuleContext,
): GateFinding | null {
  const args = { workload: workloadName(subject), gate: gate.value };
  if (isLegacyGate(gate)) return judgeLegacy(subject, args, context);
  const name = bindingOf(gate.value);
  if (name === null || name === "") return null;
  const found = gateBinding(subject, pod, name, context.snapshot);
  if (found.state === "may-turn-true") return null;
  if (found.state === "not-in-workspace") {
    const id = isGeneratedName(name) ? "generated-name" : "not-in-workspace";
    const text = message(`readiness-gate-unsatisfiable.${id}`, { ...args, binding: name });
    return { grade: "hint", message: text, related: [] };
  }
  const text = message(`readiness-gate-unsatisfiable.${found.state}`, { ...args, binding: name });
  return { grade: "warning", message: text, related: [relatedTo(found)] };
}

/**
 * The controller takes such gates away when it adds its own, that is in a labelled Namespace (domain-facts §D5): there they
 * do no harm, and where the Namespace is not known they may not.
 */
function judgeLegacy(
  { workload }: WorkloadSubject,
  args: Message["args"],
  { settings, snapshot }: RuleContext,
): GateFinding | null {
  const { manifest, ambiguous } = snapshot.homeNamespace(workload);
  const states = manifest
    ? gateLabels(settings).map((label) => labelState(manifest.manifest, label).state)
    : [];
  if (ambiguous || states.includes("set") || states.includes("unknown")) return null;
  const [grade, id] = manifest
    ? (["warning", "legacy"] as const)
    : (["hint", "legacy-unless-labelled"] as const);
  return { grade, message: message(`readiness-gate-unsatisfiable.${id}`, args), related: [] };
}

function relatedTo({ binding: { manifest } }: Extract<GateBinding, { binding: unknown }>): Related {
  return {
    at: whereOf(manifest.name),
    message: message("related.gate-names", { object: describe(manifest) }),
  };
}
