import type { YamlMapping, YamlNode } from "../../yaml/tree.ts";
import { editValues, textAt, withText } from "../treeEdit.ts";
import { type Resource, withStep } from "./resource.ts";
import { effectiveNamespace } from "./selector.ts";

/** A field that names another object of the unit. */
interface Reference {
  readonly path: readonly string[];
  /** The kinds it may name, of an object with this tree. */
  readonly kinds: (root: YamlMapping) => readonly string[];
}

const toService = (...path: readonly string[]): Reference => ({ path, kinds: () => ["Service"] });

/**
 * The fields that kustomize keeps right, as far as the product reads them (kustomize, builtinpluginconsts/namereference.go).
 * References of custom resources are not among them.
 */
const references: Readonly<Record<string, readonly Reference[]>> = {
  Ingress: [
    toService("spec", "rules", "http", "paths", "backend", "service", "name"),
    toService("spec", "rules", "http", "paths", "backend", "serviceName"),
    toService("spec", "defaultBackend", "service", "name"),
    toService("spec", "backend", "serviceName"),
    { path: ["spec", "ingressClassName"], kinds: () => ["IngressClass"] },
  ],
  HorizontalPodAutoscaler: [
    {
      path: ["spec", "scaleTargetRef", "name"],
      kinds: (root) => {
        const kind = textAt(root, "spec", "scaleTargetRef", "kind");
        return kind !== null && scaled.has(kind) ? [kind] : [];
      },
    },
  ],
};

const scaled: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicationController",
  "ReplicaSet",
  "StatefulSet",
]);

/** The objects of a finished unit with the names by which they refer to each other as they are in the end. */
export function withNameReferences(resources: readonly Resource[]): readonly Resource[] {
  const changed = resources.filter(({ previous, current }) =>
    previous.some(({ name }) => name !== current.name),
  );
  if (changed.length === 0) return resources;
  const candidates = new Map<string, Resource[]>();
  for (const resource of changed) {
    for (const { name } of resource.previous) {
      const key = `${resource.source.kind}/${name}`;
      const bucket = candidates.get(key) ?? [];
      candidates.set(key, bucket);
      if (!bucket.includes(resource)) bucket.push(resource);
    }
  }
  return resources.map((referrer) => {
    const own = references[referrer.source.kind];
    if (own === undefined) return referrer;
    const meant = (kind: string, name: string) => pick(referrer, candidates.get(`${kind}/${name}`) ?? []);
    // What a reference becomes depends on the names of all candidates.
    const names = [...candidates].map(([key, found]) => `${key}>${found.map(({ current }) => current.name)}`);
    return withStep(referrer, {
      key: `n${names.join(",")}`,
      document: null,
      apply: (root) => own.reduce((before, reference) => updated(before, reference, meant), root),
    });
  });
}

function updated(
  root: YamlMapping,
  { path, kinds }: Reference,
  meant: (kind: string, name: string) => Resource | undefined,
): YamlMapping {
  return editValues(root, path, (node: YamlNode) => {
    if (node.kind !== "scalar") return node;
    for (const kind of kinds(root)) {
      const name = meant(kind, node.text)?.current.name;
      if (name !== undefined && name !== null && name !== node.text) return withText(node, name);
    }
    return node;
  }) as YamlMapping;
}

/** The one of the same namespace; of several, the one that got the same prefixes and suffixes (kustomize, filters/nameref). */
function pick(referrer: Resource, candidates: readonly Resource[]): Resource | undefined {
  const near = candidates.filter(
    ({ current, source }) =>
      source.kind === "IngressClass" ||
      effectiveNamespace(current.namespace) === effectiveNamespace(referrer.current.namespace),
  );
  if (near.length <= 1) return near[0];
  const alike = near.filter(
    ({ prefixes, suffixes }) =>
      endAlike(prefixes, referrer.prefixes) && endAlike(suffixes, referrer.suffixes),
  );
  const names = new Set(alike.map(({ current }) => current.name));
  return names.size === 1 ? alike[0] : undefined;
}

function endAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return Array.from({ length }, (_, i) => a.at(-1 - i) === b.at(-1 - i)).every(Boolean);
}
