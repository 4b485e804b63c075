import { knownEntries, type Manifest } from "../kubernetes/manifest.ts";
import { backendsOf, hasUnreadBackend } from "../traffic/backends.ts";
import { byService, type MeantService, type Reference, referencesOf } from "../traffic/references.ts";
import { isAwsController } from "../traffic/targetNamespaces.ts";
import { valueOf } from "../yaml/field.ts";
import { hasPlaceholder } from "../yaml/placeholder.ts";
import type { Effective } from "./effective.ts";
import type { Memory, Source } from "./memory.ts";
import type { Objects, TableKey } from "./objectTable.ts";

export type ManifestOf<K extends Manifest["type"]> = Extract<Manifest, { type: K }>;
/** The effective objects of a folder, found by what others know of them. */
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
  /** Front ends of the same unit, or of the same file outside of any, that send requests to Services that cannot be read. */
  unreadReferrers(service: Effective<ManifestOf<"service">>): readonly Effective<Manifest>[];
  /** Argo Rollouts that write an action into ALB Ingresses that forwards to a Service of this name. */
  rolloutsForwardingTo(service: string): readonly Effective<ManifestOf<"workload">>[];
  /** Workloads that are the AWS Load Balancer Controller. */
  awsControllers(): readonly Effective<ManifestOf<"workload">>[];
}

/** What is known of references, from one index to the next. */
export interface ReferenceMemory {
  /** What the backends of an object mean that have one name. */
  readonly meant: Memory<Effective<Manifest>, readonly MeantService[]>;
  /** By the list of all Services of one name. */
  readonly references: Memory<Objects, ReadonlyMap<Effective<Manifest>, readonly Reference[]>>;
}

/** What is asked of the index is read from the source, so that whoever asks can be told when an answer is another one. */
export function createObjectIndex(source: Source, memory: ReferenceMemory): ObjectIndex {
  // What stands under a key has the type that the key is made for, which the compiler cannot see.
  const get = <T extends Effective<Manifest>>(key: TableKey): readonly T[] =>
    source.get(...key) as readonly Effective<Manifest>[] as readonly T[];

  function meantBy(referrer: Effective<Manifest>, from: Source): readonly MeantService[] {
    return from.remember(memory.meant, referrer, [], (own) =>
      referencesOf(referrer, createObjectIndex(own, memory)),
    );
  }

  return {
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
      const name = valueOf(service.name, "");
      const namesakes = source.get(...keys.name("service", name));
      const found = source.remember(memory.references, namesakes, [], (from) =>
        byService(from.get(...keys.referrer(name)).flatMap((referrer) => meantBy(referrer, from))),
      );
      return found.get(service) ?? [];
    },
    unreadReferrers: (service) => get(keys.unreadReferrer(service)),
    rolloutsForwardingTo: (service) => get(keys.forwarding(service)),
    awsControllers: () => get(keys.awsController),
  };
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
  /** Of those whose backends have this name. */
  referrer: (service: string): TableKey => ["referrer", "", service],
  unreadReferrer: ({ unit, uri }: Pick<Effective<Manifest>, "unit" | "uri">): TableKey =>
    unit === null ? ["unread-referrer", "file", uri] : ["unread-referrer", "unit", unit],
  forwarding: (service: string): TableKey => ["forwarding", "", service],
  awsController: ["aws-controller", "", ""],
} as const;

export function* keysFor(object: Effective<Manifest>): Generator<TableKey> {
  const { manifest, uri, name } = object;
  const { type } = manifest;
  yield keys.file(uri);
  yield keys.type(type);
  yield keys.name(type, valueOf(name, ""));
  for (const service of new Set(backendsOf(manifest).map((backend) => backend.service))) {
    yield keys.referrer(service);
  }
  if (hasUnreadBackend(manifest) && object.switchedOff !== true) yield keys.unreadReferrer(object);
  if (type === "service") {
    const [pair] = knownEntries(manifest.selector);
    if (pair !== undefined) yield keys.selector(...pair);
  }
  if (type === "autoscaler") {
    const target = valueOf(manifest.target);
    // A name that a tool fills in may be any.
    yield target === null || hasPlaceholder(target) ? keys.scalingSomething : keys.scaling(target);
  }
  if (type === "workload") {
    for (const pair of manifest.pod ? knownEntries(manifest.pod.labels) : []) yield keys.label(...pair);
    const services = manifest.albAction?.services ?? [];
    for (const service of new Set(services.flatMap((field) => valueOf(field) ?? []))) {
      yield keys.forwarding(service);
    }
    if (isAwsController(manifest)) yield keys.awsController;
  }
}
