import type { Manifest } from "../kubernetes/manifest.ts";
import { backendsOf } from "../traffic/backends.ts";
import { type Reference, resolveReferences } from "../traffic/references.ts";
import { valueOf } from "../yaml/field.ts";
import type { Effective } from "./effective.ts";

export type ManifestOf<K extends Manifest["type"]> = Extract<Manifest, { type: K }>;
/** The effective objects of a folder, found by what others know of them. Built once per snapshot, never changed. */
export interface ObjectIndex {
  ofFile(uri: string): readonly Effective<Manifest>[];
  ofType<K extends Manifest["type"]>(type: K): readonly Effective<ManifestOf<K>>[];
  named<K extends Manifest["type"]>(type: K, name: string): readonly Effective<ManifestOf<K>>[];
  /** Services whose selector asks for this label; every Service stands under exactly one of its labels. */
  selecting(key: string, value: string): readonly Effective<ManifestOf<"service">>[];
  /** The references by which Ingresses, routes, TargetGroupBindings and the like mean this Service. */
  references(service: Effective<ManifestOf<"service">>): readonly Reference[];
  /** Argo Rollouts that write an action into ALB Ingresses that forwards to a Service of this name. */
  rolloutsForwardingTo(service: string): readonly Effective<ManifestOf<"workload">>[];
}

export function createObjectIndex(objects: readonly Effective<Manifest>[]): ObjectIndex {
  const files: Buckets = new Map();
  const types: Buckets = new Map();
  const names: Buckets = new Map();
  const selectors: Buckets = new Map();
  const referrers: Effective<Manifest>[] = [];
  const rollouts: Buckets = new Map();
  let references: ReturnType<typeof resolveReferences> | undefined;
  for (const object of objects) {
    const { manifest } = object;
    add(files, object.uri, object);
    add(types, manifest.type, object);
    add(names, `${manifest.type}/${valueOf(object.name, "")}`, object);
    if (manifest.type === "service") {
      const pair = firstPair(manifest);
      if (pair !== null) add(selectors, pair, object);
    }
    if (backendsOf(manifest).length > 0) referrers.push(object);
    for (const service of forwardedTo(manifest)) add(rollouts, service, object);
  }
  const index: ObjectIndex = {
    ofFile: (uri) => files.get(uri) ?? [],
    ofType: (type) => get(types, type),
    named: (type, name) => get(names, `${type}/${name}`),
    selecting: (key, value) => get(selectors, `${key}=${value}`),
    references(service) {
      references ??= resolveReferences(referrers, index);
      return references.get(service) ?? [];
    },
    rolloutsForwardingTo: (service) => get(rollouts, service),
  };
  return index;
}

function firstPair(service: ManifestOf<"service">): string | null {
  for (const [key, field] of Object.entries(service.selector.entries)) {
    return field.state === "known" ? `${key}=${field.value}` : null;
  }
  return null;
}

function forwardedTo(manifest: Manifest): ReadonlySet<string> {
  const services = manifest.type === "workload" ? (manifest.albAction?.services ?? []) : [];
  return new Set(services.flatMap((field) => valueOf(field) ?? []));
}

type Buckets = Map<string, Effective<Manifest>[]>;

function add(buckets: Buckets, key: string, object: Effective<Manifest>): void {
  const bucket = buckets.get(key);
  if (bucket) bucket.push(object);
  else buckets.set(key, [object]);
}

/** A bucket holds objects of one type by the way it is filled, which the compiler cannot see. */
function get<T extends Effective<Manifest>>(buckets: Buckets, key: string): readonly T[] {
  return (buckets.get(key) ?? []) as readonly Effective<Manifest>[] as readonly T[];
}
