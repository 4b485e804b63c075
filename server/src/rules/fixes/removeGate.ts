import type { PodTemplate } from "../../core/kubernetes/workload.ts";
import { message } from "../../core/text/message.ts";
import { type Known, valueOf } from "../../core/yaml/field.ts";
import { gateFaults } from "../gateFault.ts";
import { gateLabel } from "../gateLabel.ts";
import { isGuarded } from "../gateTargets.ts";
import { isLegacyGate } from "../legacyGate.ts";
import type { DocumentChange, Fix, RuleContext, WorkloadSubject } from "../rule.ts";
import { alternativeFix, preferredFix } from "./fix.ts";
import { setGateLabel } from "./labelNamespace.ts";

/**
 * Takes a gate away. One of the first controller is replaced by what does its work today, the label of the Namespace, where
 * AWS registers the pods by their IP; other gates may be a slip of the pen, and are only taken away on request.
 */
export function removeGate(
  subject: WorkloadSubject,
  pod: PodTemplate,
  gate: Known<string>,
  context: RuleContext,
): Fix[] {
  const remove = removal(pod, pod.readinessGates.indexOf(gate));
  if (!isLegacyGate(gate)) return [alternativeFix(message("fix.remove-gate"), [remove])];
  const label = missingLabel(subject, context);
  if (label === null) return [preferredFix(message("fix.remove-gate"), [remove])];
  const title = message("fix.remove-gate-and-label", { namespace: label.namespace });
  const changes = [remove, label.change];
  // Fix-all does not reach into other files, so a fix of two files is left to the reader.
  return [label.uri === subject.workload.uri ? preferredFix(title, changes) : alternativeFix(title, changes)];
}

/** The list goes with its last item. */
function removal({ at, readinessGates }: PodTemplate, index: number): DocumentChange {
  const path = readinessGates.length === 1 ? ["readinessGates"] : ["readinessGates", index];
  return { document: at.document, change: { kind: "remove", mapping: at.span, path } };
}

/** The label that the Namespace of these pods lacks; null where it is not needed, not ours to set, or written wrongly. */
function missingLabel({ workload }: WorkloadSubject, context: RuleContext) {
  const [group] = context.snapshot.registeredIn(workload);
  const namespace = group?.manifest;
  if (!group || !namespace || isGuarded(group) || gateFaults(namespace, context).length > 0) return null;
  const { name } = namespace.manifest;
  const change = setGateLabel(namespace.manifest, gateLabel(group.autoMode, context.settings));
  return { namespace: valueOf(name, ""), uri: namespace.uri, change };
}
