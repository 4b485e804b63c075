import type { Namespace } from "../core/kubernetes/manifest.ts";
import type { Settings } from "../core/settings.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import type { NamespaceTarget, TargetNamespace } from "../core/traffic/exposure.ts";
import { valueOf, whereOf } from "../core/yaml/field.ts";
import { forGrade } from "./fixes/fix.ts";
import { labelNamespace } from "./fixes/labelNamespace.ts";
import { gateFaults } from "./gateFault.ts";
import type { GateLabel } from "./gateLabel.ts";
import { gateLabel, labelState } from "./gateLabel.ts";
import { isGuarded, targetProof, workloadsOf } from "./gateTargets.ts";
import { gatesOf, handWrittenGate } from "./handWrittenGate.ts";
import { isLegacyGate } from "./legacyGate.ts";
import { frontEnd } from "./naming.ts";
import type { Finding, ObjectName, RuleContext } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { drainGuide, readinessGate } from "./sources.ts";
import { isAskedForElsewhere } from "./strayGateKey.ts";

/** AWS registers pods by their IP, but nothing makes a rollout wait until a new pod is healthy in its target group. */
export default defineRule({
  id: "readiness-gate-label-missing",
  subject: "targetNamespace",
  meta: {
    ...ruleTexts("readiness-gate-label-missing"),
    severity: "warning",
    sources: [readinessGate, drainGuide],
  },
  *evaluate(namespace, context) {
    const { settings } = context;
    if (namespace.ambiguous || isGuarded(namespace) || isAskedFor(namespace, context)) return;
    const targets = namespace.targets.filter((target) => waitsForNoGate(target));
    const [first] = targets;
    if (first === undefined) return;
    const finding = namespace.manifest
      ? inManifest(namespace, namespace.manifest.manifest, targets, first, settings)
      : elsewhere(namespace, targets, first, settings);
    if (finding !== null) yield finding;
  },
});

/** These gates are asked for, but in a way that has no effect, or plainly not wanted: another rule says so. */
function isAskedFor(namespace: TargetNamespace, context: RuleContext): boolean {
  const { manifest, autoMode } = namespace;
  const { key } = gateLabel(autoMode, context.settings);
  const faults = manifest === null ? [] : gateFaults(manifest, context);
  const isTold = faults.some(({ kind, label }) => kind === "opt-out" || label.key === key);
  return isTold || isAskedForElsewhere(namespace, context);
}

/** A pod with a gate of the first controller never becomes ready, so nothing goes too fast; another rule says so. */
function waitsForNoGate(target: NamespaceTarget): boolean {
  return handWrittenGate(target) === "no" && !gatesOf(target).some(isLegacyGate);
}

/** The Namespace is in the workspace: its labels are known. */
function inManifest(
  namespace: TargetNamespace,
  manifest: Namespace,
  targets: readonly NamespaceTarget[],
  first: NamespaceTarget,
  settings: Settings,
): Finding | null {
  const label = gateLabel(namespace.autoMode, settings);
  const { state } = labelState(manifest, label);
  if (state === "set" || state === "unknown") return null;
  const name = valueOf(manifest.name, "");
  const grade = canRoll(targets) ? "warning" : "hint";
  return {
    at: whereOf(manifest.name),
    message: message("readiness-gate-label-missing.absent", {
      ...factsOf(targets, first, label),
      namespace: name,
    }),
    grade,
    // Neither of two controllers in one namespace honours the key of the other (domain-facts §D2), so it may lack both.
    fault: label.key,
    object: { kind: "Namespace", namespace: null, name },
    container: null,
    related: targetProof(targets),
    fixes: forGrade(grade, labelNamespace(namespace, first, label)),
  };
}

/** The Namespace is not in the workspace: it may well carry the label, set by other means. */
function elsewhere(
  namespace: TargetNamespace,
  targets: readonly NamespaceTarget[],
  first: NamespaceTarget,
  settings: Settings,
): Finding {
  const label = gateLabel(namespace.autoMode, settings);
  const facts = factsOf(targets, first, label);
  const { name } = namespace;
  return {
    at: placeOf(first),
    message:
      name === null
        ? message("readiness-gate-label-missing.namespace-unknown", facts)
        : message("readiness-gate-label-missing.not-in-workspace", { ...facts, namespace: name }),
    grade: "hint",
    object: name === null ? frontObject(first) : { kind: "Namespace", namespace: null, name },
    container: null,
    related: targetProof(targets),
    fixes: labelNamespace(namespace, first, label),
  };
}

/** Where the namespace has no name, the front end stands for it. */
function frontObject({ path }: NamespaceTarget): ObjectName {
  const [{ kind, name }] = path.via;
  return { kind, namespace: null, name };
}

/** The value that makes targets ip, else the name of the front end. */
function placeOf({ path }: NamespaceTarget): Location {
  return path.targetType.at ?? path.via[0].at;
}

/** The gate holds up rollouts only: without one it is no more than advice. */
function canRoll(targets: readonly NamespaceTarget[]): boolean {
  return targets.some(({ workload }) => workload.manifest.nature === "rolling");
}

function factsOf(targets: readonly NamespaceTarget[], first: NamespaceTarget, { key, value }: GateLabel) {
  return { workloads: workloadsOf(targets), frontEnd: frontEnd(first.path), key, wanted: value };
}
