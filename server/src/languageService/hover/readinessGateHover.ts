import type { TargetNamespace } from "../../core/traffic/exposure.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { gateLabel } from "../../rules/gateLabel.ts";
import { labelled } from "./facts.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { nameWorkloads } from "./reached.ts";
import type { HoverSubject, Page } from "./subject.ts";
import type { Writer } from "./writer.ts";

/** Where a label or annotation stands. */
export type AttributePlace = "labels" | "annotations";

/** A readiness-gate key, wherever it is written: on a Namespace it may work, elsewhere it does nothing. */
export function readinessGateHover(subject: HoverSubject, key: string, where: AttributePlace): Page {
  const { writer, pointed } = subject;
  const value = pointed.value.kind === "scalar" ? pointed.value.text : null;
  const state = stateOf(subject, key, where, value);
  const { labelValue } = subject.settings.readinessGate;
  const args = {
    value: writer.code(value ?? ""),
    wanted: writer.code(labelValue),
    key: writer.code(counting(subject)?.key ?? key),
  };
  const lead = writer.strong(writer.say(`hover.gate.${state}`, args));
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say(`hover.gate.${state}.why`, args)}`,
      ...(state === "elsewhere" ? [] : [writer.list(gateFacts(subject))]),
      ...findingNotes(subject, pointed.span, pointed.value.span),
      ...sourceLine(subject, "readiness-gate-label-missing"),
    ],
  };
}

type GateState =
  | "works"
  | "indexing"
  | "no-targets"
  | "annotation"
  | "elsewhere"
  | "other-value"
  | "other-key"
  | "unreadable";

function stateOf(subject: HoverSubject, key: string, where: AttributePlace, value: string | null): GateState {
  if (subject.manifest.type !== "namespace") return "elsewhere";
  if (where === "annotations") return "annotation";
  const { labelValue } = subject.settings.readinessGate;
  if (subject.pointed.value.kind === "unknown" || value === null) return "unreadable";
  if (value !== labelValue) return "other-value";
  if (!subject.snapshot.complete) return "indexing";
  const label = counting(subject);
  if (label === null) return "no-targets";
  return label.key === key ? "works" : "other-key";
}

/** The label that counts for the targets of this Namespace, where there are any. */
function counting(subject: HoverSubject) {
  const [target] = targetsOf(subject);
  return target ? gateLabel(target.autoMode, subject.settings) : null;
}

/** The pods of this Namespace that AWS registers by their IP. */
export function targetsOf({ snapshot, manifest }: HoverSubject): readonly TargetNamespace[] {
  return snapshot.targetNamespaces().filter((target) => target.manifest?.manifest === manifest);
}

/** Of a Namespace: whom the label serves here, what it needs to take effect, and how to see that it does (domain-facts §D4, §D8). */
export function gateFacts(subject: HoverSubject): readonly string[] {
  const { writer, manifest } = subject;
  const workloads = targetsOf(subject).flatMap(({ targets }) => targets.map(({ workload }) => workload));
  const autoMode = targetsOf(subject).some((target) => target.autoMode);
  return [
    ...nameWorkloads(workloads, subject).map((line) => labelled("serves", line, writer)),
    labelled(
      "needs",
      writer.say("hover.gate.needs", { restart: writer.code("kubectl rollout restart") }),
      writer,
    ),
    labelled("check", describeCheck(valueOf(manifest.name), autoMode, writer), writer),
    labelled("limits", writer.say("hover.gate.limits"), writer),
  ];
}

/** The condition's name is only known for the AWS Load Balancer Controller (domain-facts §D5). */
function describeCheck(namespace: string | null, autoMode: boolean, writer: Writer): string {
  const pods = isSafeName(namespace)
    ? `kubectl get pods -n ${namespace} -o wide`
    : "kubectl get pods -o wide";
  return writer.say(autoMode ? "hover.gate.check-auto-mode" : "hover.gate.check", {
    command: writer.code(pods),
    column: writer.code("READINESS GATES"),
    condition: writer.code("target-health.elbv2.k8s.aws/…"),
  });
}

/** A command is there to be copied, so only what Kubernetes accepts as a name goes into it. */
function isSafeName(name: string | null): boolean {
  return name !== null && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name);
}
