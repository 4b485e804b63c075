import type { Namespace } from "../../core/kubernetes/manifest.ts";
import { message } from "../../core/text/message.ts";
import type { NamespaceTarget, TargetNamespace } from "../../core/traffic/exposure.ts";
import { valueOf } from "../../core/yaml/field.ts";
import { hasPlaceholder } from "../../core/yaml/placeholder.ts";
import type { GateLabel } from "../gateLabel.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import { preferredFix, refusedFix } from "./fix.ts";

/**
 * Puts the label on the Namespace; where its manifest is not in the workspace, offers a manifest beside the front end and
 * the command that sets the label in the cluster. `default` exists in every cluster and seldom has a manifest.
 */
export function labelNamespace(namespace: TargetNamespace, first: NamespaceTarget, label: GateLabel): Fix[] {
  const { name, manifest } = namespace;
  const { key, value } = label;
  if (manifest) {
    const title = message("fix.set-label", { key, value, namespace: valueOf(manifest.manifest.name, "") });
    return [preferredFix(title, [setGateLabel(manifest.manifest, label)])];
  }
  const beside = first.path.via[0].at;
  const title = message("fix.create-namespace", { namespace: name ?? "?" });
  if (name === null || hasPlaceholder(name)) return [refusedFix(title, "reason.namespace-unknown")];
  const copy = copyLabelCommand(name, label);
  if (name === "default") return copy;
  const action = {
    kind: "create",
    beside,
    name: `namespace-${name}.yaml`,
    text: manifestText(name, label),
  } as const;
  return [{ title, preferred: false, action }, ...copy];
}

/** Writes the label where the manifest of the Namespace stands. */
export function setGateLabel({ at }: Namespace, { key, value }: GateLabel): DocumentChange {
  const path = ["metadata", "labels", key];
  return { document: at.document, change: { kind: "set", mapping: at.span, path, value } };
}

/** The command that sets the label in the cluster; none for a name that is still to be filled in. */
export function copyLabelCommand(name: string, { key, value }: GateLabel): Fix[] {
  if (hasPlaceholder(name)) return [];
  const text = `kubectl label namespace ${name} ${key}=${value}`;
  const title = message("fix.copy-label-command", { namespace: name });
  return [{ title, preferred: false, action: { kind: "copy", text } }];
}

function manifestText(name: string, { key, value }: GateLabel): string {
  return [
    "apiVersion: v1",
    "kind: Namespace",
    "metadata:",
    `  name: ${quoteUnlessPlain(name)}`,
    "  labels:",
    `    ${key}: ${quoteUnlessPlain(value)}`,
    "",
  ].join("\n");
}

/** Names such as `123` or `true` are strings only in quotes. */
function quoteUnlessPlain(text: string): string {
  return /^[a-z][a-z-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(text)
    ? text
    : `"${text}"`;
}
