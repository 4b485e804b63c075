import type { Manifest, Namespace } from "../../core/kubernetes/manifest.ts";
import { message } from "../../core/text/message.ts";
import type { Effective } from "../../core/workspace/effective.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { GateFault } from "../gateFault.ts";
import type { GateLabel } from "../gateLabel.ts";
import type { DocumentChange, Fix } from "../rule.ts";
import type { AttributePlace, StrayGateKey } from "../strayGateKey.ts";
import { isPodLabel } from "../strayGateKey.ts";
import { alternativeFix, preferredFix } from "./fix.ts";
import { copyLabelCommand, setGateLabel } from "./labelNamespace.ts";

/** Writes the label of a Namespace as its controller reads it. To overrule a plain no is left to the reader. */
export function repairGateLabel(namespace: Namespace, { kind, label, written }: GateFault): Fix {
  const title = message("fix.set-label", { ...label, namespace: valueOf(namespace.name, "") });
  switch (kind) {
    case "value":
      return preferredFix(title, [setGateLabel(namespace, label)]);
    case "opt-out":
      return alternativeFix(title, [setGateLabel(namespace, label)]);
    case "annotation": {
      const place = { path: ["metadata", "annotations"], attributes: namespace.annotations };
      return preferredFix(title, [removeKey(namespace, place, written), setGateLabel(namespace, label)]);
    }
    case "key":
      return preferredFix(title, renameLabel(namespace, written, label));
  }
}

/** The key keeps its place; where its value is wrong too, that is put right as well. */
function renameLabel(namespace: Namespace, from: string, label: GateLabel): DocumentChange[] {
  const { document, span: mapping } = namespace.at;
  const old = { key: from, value: label.value };
  const path = ["metadata", "labels", from];
  return [
    setGateLabel(namespace, old),
    { document, change: { kind: "rename", mapping, path, key: label.key } },
  ];
}

/**
 * Takes the key away where nobody reads it, and puts the label on the Namespace, where that is in the workspace. A label
 * of pods stays, because selectors may ask for it. Preferred in one file only: fix-all does not reach into others.
 */
export function moveGateKey(
  { manifest, uri }: Effective<Manifest>,
  { home, key, place }: StrayGateKey,
  label: GateLabel,
): Fix[] {
  const remove = isPodLabel(place) ? [] : [removeKey(manifest, place, key)];
  if (home.manifest !== null) {
    const namespace = home.manifest.manifest;
    const title = message("fix.set-label", { ...label, namespace: valueOf(namespace.name, "") });
    const changes = [...remove, setGateLabel(namespace, label)];
    return [home.manifest.uri === uri ? preferredFix(title, changes) : alternativeFix(title, changes)];
  }
  const copy = home.name === null ? [] : copyLabelCommand(home.name, label);
  return [alternativeFix(message("fix.remove-gate-key", { key }), remove), ...copy];
}

/** The mapping goes with its last entry. */
function removeKey(
  { at }: Manifest,
  { path, attributes }: Pick<AttributePlace, "path" | "attributes">,
  key: string,
): DocumentChange {
  const isLast = Object.keys(attributes.entries).length === 1;
  const change = { kind: "remove", mapping: at.span, path: isLast ? path : [...path, key] } as const;
  return { document: at.document, change };
}
