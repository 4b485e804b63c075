import type { Namespace } from "../core/kubernetes/manifest.ts";
import type { Settings } from "../core/settings.ts";
import type { Field } from "../core/yaml/field.ts";
import { hasPlaceholder } from "../core/yaml/placeholder.ts";

/** The label that makes an AWS controller inject readiness gates into the pods of a namespace. */
export interface GateLabel {
  readonly key: string;
  readonly value: string;
}

/** Key of the AWS Load Balancer Controller; the value must be exactly `enabled` (domain-facts §D1). */
const CONTROLLER_KEY = "elbv2.k8s.aws/pod-readiness-gate-inject";
/** Key of EKS Auto Mode, whose controller does not honour the other one (domain-facts §D2). */
const AUTO_MODE_KEY = "eks.amazonaws.com/pod-readiness-gate-inject";

/** The label that counts here; a key in the settings (custom webhook selectors, domain-facts §D1) stands above both. */
export function gateLabel(autoMode: boolean, { readinessGate }: Settings): GateLabel {
  const key = readinessGate.labelKey || (autoMode ? AUTO_MODE_KEY : CONTROLLER_KEY);
  return { key, value: readinessGate.labelValue };
}

/** Every label that may count in a folder (one of the settings stands for both), for objects of which no file tells whose controller reads them. */
export function gateLabels(settings: Settings): readonly GateLabel[] {
  return [false, true].map((autoMode) => gateLabel(autoMode, settings));
}

/** What a Namespace manifest says about the label. */
export type LabelState =
  | { readonly state: "set" }
  | { readonly state: "unknown" }
  | { readonly state: "absent" }
  /** The key has another value. */
  | { readonly state: "other-value"; readonly value: string }
  /** The key of the other controller. */
  | { readonly state: "other-key"; readonly otherKey: string }
  /** An annotation of that name, which no controller reads. */
  | { readonly state: "annotation" };

/** Whether the Namespace carries the label; what cannot be read is unknown. */
export function labelState(namespace: Namespace, { key, value }: GateLabel): LabelState {
  const { labels, annotations } = namespace;
  if (Object.hasOwn(labels.entries, key)) {
    const written = writtenValue(labels.entries[key]);
    if (written === null || hasPlaceholder(written)) return { state: "unknown" };
    return written === value ? { state: "set" } : { state: "other-value", value: written };
  }
  if (!labels.complete) return { state: "unknown" };
  const otherKey = [CONTROLLER_KEY, AUTO_MODE_KEY].find((other) => other in labels.entries);
  if (otherKey !== undefined) return { state: "other-key", otherKey };
  return { state: Object.hasOwn(annotations.entries, key) ? "annotation" : "absent" };
}

/** The text of a label; `true` without quotes is none, and the API server refuses it. */
function writtenValue(label: Field<string> | undefined): string | null {
  if (label?.state === "known") return label.value;
  return label?.state === "unknown" && label.reason === "wrong-type" ? label.text : null;
}
