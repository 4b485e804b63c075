import type { Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsSource } from "../settings.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import type { Exposure, TargetNamespace, TrafficPath } from "../traffic/exposure.ts";
import type { PlaceOfTargets } from "../traffic/targetNamespaces.ts";
import type { Effective } from "./effective.ts";
import { createMemory, type Memory, type Note } from "./memory.ts";
import type { IndexMemory, ObjectIndex } from "./objectIndex.ts";

/** What snapshots of one folder pass on to the next one. */
export interface SnapshotMemory extends IndexMemory {
  readonly exposures: Memory<Effective<Workload>, ObjectIndex, Exposure>;
  readonly timelines: Memory<Effective<Workload>, ObjectIndex, readonly Timeline[]>;
  readonly namespaces: Memory<Effective<Workload>, ObjectIndex, TargetNamespace>;
  readonly places: Memory<TrafficPath, ObjectIndex, PlaceOfTargets>;
  readonly settings: Memory<Effective<Manifest>, SettingsSource, Settings>;
}

export function createSnapshotMemory(): SnapshotMemory {
  return {
    exposures: createMemory(watchIndex),
    timelines: createMemory(watchIndex),
    namespaces: createMemory(watchIndex),
    references: createMemory(watchIndex),
    keys: new WeakMap(),
    table: null,
    places: createMemory(watchIndex),
    // A source of settings never changes its mind, so that it is compared as a whole.
    settings: createMemory((source) => source),
  };
}

function watchIndex(_: ObjectIndex, note: Note<ObjectIndex>): ObjectIndex {
  return {
    ofFile: (uri) => note((index) => index.ofFile(uri)),
    ofType: (type) => note((index) => index.ofType(type)),
    named: (type, name) => note((index) => index.named(type, name)),
    selecting: (key, value) => note((index) => index.selecting(key, value)),
    labelled: (key, value) => note((index) => index.labelled(key, value)),
    scaling: (target) => note((index) => index.scaling(target)),
    references: (service) => note((index) => index.references(service)),
    rolloutsForwardingTo: (service) => note((index) => index.rolloutsForwardingTo(service)),
  };
}
