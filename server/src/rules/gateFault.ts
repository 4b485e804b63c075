import type { Attributes, Namespace } from "../core/kubernetes/manifest.ts";
import type { Settings } from "../core/settings.ts";
import type { Location } from "../core/text/span.ts";
import type { TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { valueOf, whereOf } from "../core/yaml/field.ts";
import type { GateLabel } from "./gateLabel.ts";
import { gateLabel, gateLabels, labelState } from "./gateLabel.ts";
import { isGuarded } from "./gateTargets.ts";
import type { RuleContext } from "./rule.ts";

/** A Namespace that asks for readiness gates in a way that no controller understands. */
export interface GateFault {
  readonly kind: "value" | "opt-out" | "key" | "annotation";
  readonly at: Location;
  /** The label that would have an effect. */
  readonly label: GateLabel;
  /** What is written instead: the value, or the key of the other controller. */
  readonly written: string;
  /** Whose gates are missing; null where no ip targets of the namespace are in the workspace. */
  readonly group: TargetNamespace | null;
}

/** What is wrong with the labels of a Namespace; nothing where it lacks one altogether, which is another rule's business. */
export function gateFaults(
  namespace: Effective<Namespace>,
  { settings, snapshot }: RuleContext,
): readonly GateFault[] {
  const name = valueOf(namespace.namespace);
  const all = snapshot.targetNamespaces();
  const groups = all.filter(({ manifest }) => manifest === namespace);
  const guarded = groups.some(isGuarded) || isGuarded({ name, runsController: false });
  // Where several Namespaces of the name disagree, none is the one of its targets, and whose key counts is not known.
  const ambiguous = all.some((group) => group.ambiguous && group.name === name);
  if (guarded || namespace.patched || ambiguous) return [];
  if (groups.length === 0) return withoutTargets(namespace.manifest, settings);
  const wanted = groups.map((group) => gateLabel(group.autoMode, settings));
  return wanted.flatMap((label, index) => {
    const fault = faultOf(namespace.manifest, label, groups[index] ?? null);
    // A key that serves another controller of the same namespace is not wrong.
    const isOfOther = fault?.kind === "key" && wanted.some(({ key }) => key === fault.written);
    return fault === null || isOfOther ? [] : [fault];
  });
}

/** Whose key counts is not known, so any will do; and a label that only says no is no mistake. */
function withoutTargets(namespace: Namespace, settings: Settings): readonly GateFault[] {
  const labels = gateLabels(settings);
  if (labels.some((label) => labelState(namespace, label).state === "set")) return [];
  const faults = labels.flatMap((label) => faultOf(namespace, label, null) ?? []);
  const told =
    faults.find(({ kind }) => kind === "value") ?? faults.find(({ kind }) => kind === "annotation");
  return told ? [told] : [];
}

function faultOf(namespace: Namespace, label: GateLabel, group: TargetNamespace | null): GateFault | null {
  const state = labelState(namespace, label);
  const { key } = label;
  switch (state.state) {
    case "other-value": {
      const kind = isRefusal(state.value) ? "opt-out" : "value";
      return { kind, at: valueAt(namespace.labels, key), label, written: state.value, group };
    }
    case "other-key":
      return {
        kind: "key",
        at: keyAt(namespace.labels, state.otherKey),
        label,
        written: state.otherKey,
        group,
      };
    case "annotation":
      return { kind: "annotation", at: keyAt(namespace.annotations, key), label, written: key, group };
    default:
      return null;
  }
}

/** Words that ask for no gates. Like every value but the one they have no effect, and that is what is wished for. */
export function isRefusal(value: string): boolean {
  return /^(disabled?|off|false|no|none)$/i.test(value);
}

function valueAt({ at, entries }: Attributes, key: string): Location {
  const field = entries[key];
  return field === undefined ? at : whereOf(field);
}

/** The key of an entry. */
export function keyAt(attributes: Attributes, key: string): Location {
  const field = attributes.entries[key];
  return (field && field.state !== "absent" && field.key) || valueAt(attributes, key);
}
