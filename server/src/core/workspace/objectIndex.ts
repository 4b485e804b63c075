import { knownEntries, type Manifest } from "../kubernetes/manifest.ts";
import { backendsOf } from "../traffic/backends.ts";
import { byService, type MeantService, type Reference, referencesOf } from "../traffic/references.ts";
import { valueOf } from "../yaml/field.ts";
import type { Effective } from "./effective.ts";
import type { Memory } from "./memory.ts";
import { createObjectTable, type KnownTable, type TableKey } from "./objectTable.ts";

export type ManifestOf<K extends Manifest["type"]> = Extract<Manifest, { type: K }>;
/** The effective objects of a folder, found by what others know of them. Built once per snapshot, never changed. */
export interface ObjectIndex {
  ofFile(uri: string): readonly Effective<Manifest>[];
  ofType<K extends Manifest["type"]>(type: K): readonly Effective<ManifestOf<K>>[];
  named<K extends Manifest["type"]>(type: K, name: string): readonly Effective<ManifestOf<K>>[];
  /** Services whose selector asks for this label; every Service stands under exactly one of its labels. */
  selecting(key: string, value: string): readonly Effective<ManifestOf<"service">>[];
  /** Workloads whose pods carry this label. */
  labelled(key: string, value: string): readonly Effective<ManifestOf<"workload">>[];
  /** Autoscalers whose target has this name, or one that cannot be read. */
  scaling(target: string | null): readonly Effective<ManifestOf<"autoscaler">>[];
  /** The references by which Ingresses, routes, TargetGroupBindings and the like mean this Service. */
  references(service: Effective<ManifestOf<"service">>): readonly Reference[];
  /** Argo Rollouts that write an action into ALB Ingresses that forwards to a Service of this name. */
  rolloutsForwardingTo(service: string): readonly Effective<ManifestOf<"workload">>[];
}

/** What one index passes on to the next: of an object that stays, neither the keys nor the meaning have to be found again. */
export interface IndexMemory {
  readonly keys: WeakMap<Effective<Manifest>, readonly TableKey[]>;
  readonly references: Memory<Effective<Manifest>, ObjectIndex, readonly MeantService[]>;
  /** Of the index before. */
  table: KnownTable | null;
}

export function createObjectIndex(objects: readonly Effective<Manifest>[], memory: IndexMemory): ObjectIndex {
  const table = createObjectTable(objects, (object) => keysOf(object, memory), memory.table);
  memory.table = table;
  // What stands under a key has the type that the key is made for, which the compiler cannot see.
  const get = <T extends Effective<Manifest>>(key: TableKey): readonly T[] =>
    table.get(...key) as readonly Effective<Manifest>[] as readonly T[];
  let references: ReturnType<typeof byService> | undefined;
  const index: ObjectIndex = {
    ofFile: (uri) => get(keys.file(uri)),
    ofType: (type) => get(keys.type(type)),
    named: (type, name) => get(keys.name(type, name)),
    selecting: (key, value) => get(keys.selector(key, value)),
    labelled: (key, value) => get(keys.label(key, value)),
    scaling(target) {
      const any = get<Effective<ManifestOf<"autoscaler">>>(keys.scalingSomething);
      if (target === null) return any;
      const known = get<Effective<ManifestOf<"autoscaler">>>(keys.scaling(target));
      return any.length === 0 ? known : [...known, ...any];
    },
    references(service) {
      references ??= byService(
        get(keys.referrer).flatMap((referrer) =>
          memory.references.get(referrer, [], index, (watched) => referencesOf(referrer, watched)),
        ),
      );
      return references.get(service) ?? [];
    },
    rolloutsForwardingTo: (service) => get(keys.forwarding(service)),
  };
  return index;
}

/** The keys under which an object is found. */
const keys = {
  file: (uri: string): TableKey => ["file", "", uri],
  type: (type: string): TableKey => ["type", "", type],
  name: (type: string, name: string): TableKey => ["name", type, name],
  selector: (key: string, value: string): TableKey => ["selector", key, value],
  label: (key: string, value: string): TableKey => ["label", key, value],
  scaling: (target: string): TableKey => ["scaling", "known", target],
  scalingSomething: ["scaling", "unknown", ""],
  referrer: ["referrer", "", ""],
  forwarding: (service: string): TableKey => ["forwarding", "", service],
} as const;

function keysOf(object: Effective<Manifest>, memory: IndexMemory): readonly TableKey[] {
  const known = memory.keys.get(object);
  if (known) return known;
  const found = [...keysFor(object)];
  memory.keys.set(object, found);
  return found;
}

function* keysFor({ manifest, uri, name }: Effective<Manifest>): Generator<TableKey> {
  const { type } = manifest;
  yield keys.file(uri);
  yield keys.type(type);
  yield keys.name(type, valueOf(name, ""));
  if (backendsOf(manifest).length > 0) yield keys.referrer;
  if (type === "service") {
    const [pair] = knownEntries(manifest.selector);
    if (pair !== undefined) yield keys.selector(...pair);
  }
  if (type === "autoscaler") {
    const target = valueOf(manifest.target);
    yield target === null ? keys.scalingSomething : keys.scaling(target);
  }
  if (type === "workload") {
    for (const pair of manifest.pod ? knownEntries(manifest.pod.labels) : []) yield keys.label(...pair);
    const services = manifest.albAction?.services ?? [];
    for (const service of new Set(services.flatMap((field) => valueOf(field) ?? []))) {
      yield keys.forwarding(service);
    }
  }
}
