import type { Namespace } from "../../core/kubernetes/manifest.ts";
import { gateLabel, labelState } from "../../rules/gateLabel.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { gateFacts, targetsOf } from "./readinessGateHover.ts";
import type { HoverSubject, Page } from "./subject.ts";

/** The name or kind of a Namespace: whether new pods wait for their load balancer. */
export function namespaceHover(subject: HoverSubject<Namespace>): Page {
  const { writer, pointed } = subject;
  const state = stateOf(subject);
  const needed = state !== "no-targets" && state !== "indexing";
  const args = { label: writer.code(labelOf(subject)) };
  const lead = writer.strong(writer.say(`hover.namespace.${state}`));
  return {
    span: pointed.span,
    blocks: [
      `${lead} ${writer.say(`hover.namespace.${state}.why`, args)}`,
      ...(needed ? [writer.list(gateFacts(subject))] : []),
      ...findingNotes(subject, pointed.span),
      ...(needed ? sourceLine(subject, "readiness-gate-label-missing") : []),
    ],
  };
}

type NamespaceState = "indexing" | "no-targets" | "gated" | "not-gated" | "unknown";

function stateOf(subject: HoverSubject<Namespace>): NamespaceState {
  if (!subject.snapshot.complete) return "indexing";
  const targets = targetsOf(subject);
  if (targets.length === 0) return "no-targets";
  const states = targets.map(
    ({ autoMode }) => labelState(subject.manifest, gateLabel(autoMode, subject.settings)).state,
  );
  if (states.includes("unknown") || targets.some(({ ambiguous }) => ambiguous)) return "unknown";
  return states.every((state) => state === "set") ? "gated" : "not-gated";
}

/** `key: value`, as it stands under `labels`. */
function labelOf(subject: HoverSubject<Namespace>): string {
  const label = gateLabel(targetsOf(subject)[0]?.autoMode ?? false, subject.settings);
  return `${label.key}: ${label.value}`;
}
