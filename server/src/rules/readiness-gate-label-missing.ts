import { describe } from "../core/kubernetes/manifest.ts";
import type { Settings } from "../core/settings.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import type { NamespaceTarget, TargetNamespace } from "../core/traffic/exposure.ts";
import { forGrade } from "./fixes/fix.ts";
import { labelNamespace } from "./fixes/labelNamespace.ts";
import type { GateLabel, LabelState } from "./gateLabel.ts";
import { gateLabel, labelState } from "./gateLabel.ts";
import { handWrittenGate } from "./handWrittenGate.ts";
import { frontEnd } from "./naming.ts";
import { distinct, pathProof } from "./proof.ts";
import type { Finding, ObjectName, Related } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { drainGuide, readinessGate } from "./sources.ts";

/** AWS registers pods by their IP, but nothing makes a rollout wait until a new pod is healthy in its target group. */
export default defineRule({
  id: "readiness-gate-label-missing",
  subject: "targetNamespace",
  meta: {
    ...ruleTexts("readiness-gate-label-missing"),
    severity: "warning",
    sources: [readinessGate, drainGuide],
  },
  *evaluate(namespace, { settings }) {
    if (namespace.ambiguous || isGuarded(namespace)) return;
    const targets = namespace.targets.filter((target) => handWrittenGate(target) === "no");
    const [first] = targets;
    if (first === undefined) return;
    const finding = namespace.manifest
      ? inManifest(namespace, targets, first, settings)
      : elsewhere(namespace, targets, first, settings);
    if (finding !== null) yield finding;
  },
});

/** The Namespace is in the workspace: its labels are known. */
function inManifest(
  namespace: TargetNamespace,
  targets: readonly NamespaceTarget[],
  first: NamespaceTarget,
  settings: Settings,
): Finding | null {
  const manifest = namespace.manifest?.manifest;
  const label = gateLabel(namespace.autoMode, settings);
  if (manifest === undefined || manifest.name.state !== "known") return null;
  const found = labelState(manifest, label);
  if (found.state === "set" || found.state === "unknown") return null;
  const grade = canRoll(targets) ? "warning" : "hint";
  return {
    at: manifest.name.at,
    message: message(`readiness-gate-label-missing.${found.state}`, {
      ...factsOf(targets, first, label),
      namespace: manifest.name.value,
      ...detailOf(found),
    }),
    grade,
    object: { kind: "Namespace", namespace: null, name: manifest.name.value },
    container: null,
    related: proofOf(targets),
    fixes: forGrade(grade, labelNamespace(namespace, first, label)),
  };
}

function detailOf(found: LabelState): Message["args"] {
  if (found.state === "other-value") return { value: found.value };
  return found.state === "other-key" ? { otherKey: found.otherKey } : {};
}

/** The Namespace is not in the workspace: it may well carry the label, set by other means. */
function elsewhere(
  namespace: TargetNamespace,
  targets: readonly NamespaceTarget[],
  first: NamespaceTarget,
  settings: Settings,
): Finding | null {
  const label = gateLabel(namespace.autoMode, settings);
  const at = placeOf(first);
  if (at === null) return null;
  const facts = factsOf(targets, first, label);
  const { name } = namespace;
  return {
    at,
    message:
      name === null
        ? message("readiness-gate-label-missing.namespace-unknown", facts)
        : message("readiness-gate-label-missing.not-in-workspace", { ...facts, namespace: name }),
    grade: "hint",
    object: name === null ? frontObject(first) : { kind: "Namespace", namespace: null, name },
    container: null,
    related: proofOf(targets),
    fixes: labelNamespace(namespace, first, label),
  };
}

/** Where the namespace has no name, the front end stands for it. */
function frontObject({ path }: NamespaceTarget): ObjectName {
  const front = path.via[0];
  return { kind: front?.kind ?? "Service", namespace: null, name: front?.name ?? "" };
}

/** The value that makes targets ip, else the name of the front end. */
function placeOf({ path }: NamespaceTarget): Location | null {
  return path.targetType.at ?? path.via[0]?.at ?? null;
}

/**
 * The label must never be put on the namespace of the controller itself: its webhook would then have to admit its
 * own pods (domain-facts §D7). `kube-system` is where it is installed by default.
 */
function isGuarded({ name, runsController }: TargetNamespace): boolean {
  return name === "kube-system" || runsController;
}

/** The gate holds up rollouts only: without one it is no more than advice. */
function canRoll(targets: readonly NamespaceTarget[]): boolean {
  return targets.some(
    ({ workload, path }) => workload.manifest.nature === "rolling" && path.certainty === "proven",
  );
}

function factsOf(targets: readonly NamespaceTarget[], first: NamespaceTarget, { key, value }: GateLabel) {
  const names = [...new Set(targets.map(({ workload }) => describe(workload.manifest)))];
  const workload = names[0] ?? "";
  const workloads =
    names.length === 1 ? workload : message("workloads.and-more", { workload, count: names.length - 1 });
  return { workloads, frontEnd: frontEnd(first.path), key, wanted: value };
}

function proofOf(targets: readonly NamespaceTarget[]): Related[] {
  const related = targets.flatMap(({ workload, path }): Related[] => {
    const { name } = workload.manifest;
    const registered = message("related.registered-by-ip", { workload: describe(workload.manifest) });
    return [
      ...(name.state === "known" ? [{ at: name.at, message: registered }] : []),
      ...pathProof(path).slice(0, 1),
    ];
  });
  return distinct(related);
}
