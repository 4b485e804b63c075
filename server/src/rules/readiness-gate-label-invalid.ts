import type { Manifest, Namespace } from "../core/kubernetes/manifest.ts";
import { describe } from "../core/kubernetes/manifest.ts";
import type { Message } from "../core/text/message.ts";
import { message } from "../core/text/message.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { valueOf } from "../core/yaml/field.ts";
import { forGrade } from "./fixes/fix.ts";
import { moveGateKey, repairGateLabel } from "./fixes/moveGateKey.ts";
import type { GateFault } from "./gateFault.ts";
import { gateFaults } from "./gateFault.ts";
import type { GateLabel } from "./gateLabel.ts";
import { gateLabel } from "./gateLabel.ts";
import { targetProof, workloadsOf } from "./gateTargets.ts";
import { frontEnd, objectName } from "./naming.ts";
import type { Finding, RuleContext } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { readinessGate } from "./sources.ts";
import type { StrayGateKey } from "./strayGateKey.ts";
import { isTemplate, strayGateKey } from "./strayGateKey.ts";

/** Readiness gates are asked for, but in a way or in a place that no controller reads. */
export default defineRule({
  id: "readiness-gate-label-invalid",
  subject: "object",
  meta: { ...ruleTexts("readiness-gate-label-invalid"), severity: "warning", sources: [readinessGate] },
  *evaluate(object, context) {
    if (isNamespace(object)) {
      for (const fault of gateFaults(object, context)) yield onNamespace(object, fault);
      return;
    }
    const stray = strayGateKey(object, context);
    if (stray !== null) yield onOtherObject(object, stray, context);
  },
});

function isNamespace(object: Effective<Manifest>): object is Effective<Namespace> {
  return object.manifest.type === "namespace";
}

function onNamespace(object: Effective<Namespace>, fault: GateFault): Finding {
  const { manifest } = object;
  const targets = fault.group?.targets ?? [];
  return {
    at: fault.at,
    message: message(`readiness-gate-label-invalid.${fault.kind}`, {
      namespace: valueOf(manifest.name, ""),
      key: fault.label.key,
      wanted: fault.label.value,
      written: fault.written,
      consequence: consequenceOf(fault),
    }),
    grade: "warning",
    object: { kind: "Namespace", namespace: null, name: valueOf(manifest.name, "") },
    container: null,
    related: targetProof(targets),
    fixes: [repairGateLabel(manifest, fault)],
  };
}

function consequenceOf({ group }: GateFault): Message {
  if (group === null) return message("gate-consequence.namespace");
  return message("gate-consequence.targets", {
    workloads: workloadsOf(group.targets),
    frontEnd: frontEnd(group.targets[0].path),
  });
}

/** Where the Namespace is not in the workspace, it may have the label, and the key elsewhere then does no harm. */
function onOtherObject(object: Effective<Manifest>, stray: StrayGateKey, context: RuleContext): Finding {
  const { home, place, key } = stray;
  const namespace = home.manifest ? "lacks-it" : home.name === null ? "unknown" : "not-in-workspace";
  const grade = home.manifest ? "warning" : "hint";
  return {
    at: stray.at,
    message: message(`readiness-gate-label-invalid.on-${isTemplate(place) ? "pods" : "object"}`, {
      key,
      object: describe(object.manifest),
      kind: message(`attribute.${place.kind}`),
      namespace: message(`gate-namespace.${namespace}`, { namespace: home.name ?? "" }),
    }),
    grade,
    object: objectName(object),
    container: null,
    related: [],
    fixes: forGrade(grade, moveGateKey(object, stray, labelFor(stray, context))),
  };
}

/** The label that the targets of the namespace ask for, else the one that was written. */
function labelFor({ home, key }: StrayGateKey, { settings, snapshot }: RuleContext): GateLabel {
  const group = snapshot
    .targetNamespaces()
    .find(({ manifest }) => manifest !== null && manifest === home.manifest);
  return group ? gateLabel(group.autoMode, settings) : { key, value: settings.readinessGate.labelValue };
}
