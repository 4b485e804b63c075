import type { Attributes, Manifest } from "../core/kubernetes/manifest.ts";
import { entry } from "../core/kubernetes/manifest.ts";
import type { Location } from "../core/text/span.ts";
import type { TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { HomeNamespace } from "../core/workspace/homeNamespace.ts";
import { hasPlaceholder } from "../core/yaml/placeholder.ts";
import { isRefusal, keyAt } from "./gateFault.ts";
import { type GateLabel, gateLabels, labelState } from "./gateLabel.ts";
import { isGuarded } from "./gateTargets.ts";
import type { RuleContext } from "./rule.ts";

/** A readiness-gate key on an object that is no Namespace, where nobody reads it (table G 53). */
export interface StrayGateKey {
  readonly at: Location;
  readonly key: string;
  readonly home: HomeNamespace;
  /** Where it stands. That on pods stays where it is: besides that of the Namespace, an installation may ask for it. */
  readonly place: AttributePlace;
}

/** A mapping that may hold the key, and the way to it from the root of the object. */
export interface AttributePlace {
  readonly of: "object" | "pods";
  readonly kind: "labels" | "annotations";
  readonly path: readonly string[];
  readonly attributes: Attributes;
}

/**
 * The first such key of an object. Null where its Namespace has the label: what stands elsewhere then does no harm, and on
 * pods it may even be asked for (domain-facts §D3). For the same reason pods are only blamed if the Namespace is known to
 * lack it.
 */
export function strayGateKey(object: Effective<Manifest>, context: RuleContext): StrayGateKey | null {
  const { manifest } = object;
  if (object.patched || !context.snapshot.complete) return null;
  const labels = gateLabels(context.settings);
  // Asked of thousands of objects for a namespace of many targets, of which hardly any has such a key.
  if (!attributesOf(manifest).some(({ entries }) => labels.some(({ key }) => Object.hasOwn(entries, key))))
    return null;
  const found = placesOf(manifest).flatMap((place) => {
    const key = keyIn(place, labels);
    return key === null ? [] : [{ at: keyAt(place.attributes, key), key, place }];
  });
  const home = context.snapshot.homeNamespace(object);
  if (home.ambiguous || isGuardedHome(home, context) || hasKey(home, context)) return null;
  const blamed = found.find(({ place }) => home.manifest !== null || !isPodLabel(place));
  return blamed === undefined ? null : { ...blamed, home };
}

/** True where one of the objects that lead to ip targets has the key that its Namespace lacks. */
export function isAskedForElsewhere({ targets }: TargetNamespace, context: RuleContext): boolean {
  const leading = targets.flatMap(({ workload, path }) => [
    workload,
    ...path.via.map(({ object }) => object),
  ]);
  return [...new Set(leading)].some((object) => strayGateKey(object, context) !== null);
}

function placesOf(manifest: Manifest): readonly AttributePlace[] {
  const own = inMetadata("object", [], manifest);
  if (manifest.type !== "workload" || manifest.pod === null) return own;
  const path = manifest.podPath;
  const ofPods = inMetadata("pods", path, manifest.pod);
  // The labels of a bare Pod are those of the object.
  return path.length === 0 ? ofPods : [...own, ...ofPods];
}

function inMetadata(
  of: AttributePlace["of"],
  path: readonly string[],
  { labels, annotations }: { readonly labels: Attributes; readonly annotations: Attributes },
): readonly AttributePlace[] {
  return [
    { of, kind: "labels", path: [...path, "metadata", "labels"], attributes: labels },
    { of, kind: "annotations", path: [...path, "metadata", "annotations"], attributes: annotations },
  ];
}

/** True where the pods are made from a template, false for a bare Pod. */
export function isTemplate({ path }: AttributePlace): boolean {
  return path.length > 2;
}

/** True for the one place besides a Namespace where the key can have a meaning. */
export function isPodLabel({ of, kind }: AttributePlace): boolean {
  return of === "pods" && kind === "labels";
}

function attributesOf(manifest: Manifest): readonly Attributes[] {
  const pod = manifest.type === "workload" ? manifest.pod : null;
  return [manifest.labels, manifest.annotations, ...(pod === null ? [] : [pod.labels, pod.annotations])];
}

function keyIn({ attributes }: AttributePlace, labels: readonly GateLabel[]): string | null {
  const found = labels.find(({ key }) => {
    const value = entry(attributes, key)?.value;
    return value !== undefined && !isRefusal(value) && !hasPlaceholder(value);
  });
  return found?.key ?? null;
}

function isGuardedHome({ name }: HomeNamespace, { snapshot }: RuleContext): boolean {
  const groups = snapshot.targetNamespaces().filter((group) => group.name === name);
  return groups.some(isGuarded) || isGuarded({ name, runsController: false });
}

/** A Namespace with the key in any form, right or wrong, or with labels that cannot be read. */
function hasKey({ manifest }: HomeNamespace, { settings }: RuleContext): boolean {
  return (
    manifest !== null &&
    gateLabels(settings).some((label) => labelState(manifest.manifest, label).state !== "absent")
  );
}
