import type { Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsSource } from "../settings.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import type { Exposure, TargetNamespace } from "../traffic/exposure.ts";
import type { Registration } from "../traffic/targetNamespaces.ts";
import type { Effective } from "./effective.ts";
import { createSources, type Memory, type Source } from "./memory.ts";
import { keysFor, type ReferenceMemory } from "./objectIndex.ts";
import type { Objects, TableKey } from "./objectTable.ts";

/** What snapshots of one folder pass on to the next one. */
export interface SnapshotMemory extends ReferenceMemory {
  readonly sourceOf: (objects: Objects) => Source;
  readonly exposures: Memory<Effective<Workload>, Exposure>;
  readonly timelines: Memory<Effective<Workload>, readonly Timeline[]>;
  readonly registrations: Memory<Effective<Workload>, readonly Registration[]>;
  readonly namespaces: Memory<Effective<Workload>, TargetNamespace>;
  /** A source of settings never changes its mind. */
  readonly settings: WeakMap<SettingsSource, WeakMap<Effective<Manifest>, Settings>>;
}

export function createSnapshotMemory(): SnapshotMemory {
  const keys = new WeakMap<Effective<Manifest>, readonly TableKey[]>();
  return {
    sourceOf: createSources((object) => {
      const known = keys.get(object) ?? [...keysFor(object)];
      keys.set(object, known);
      return known;
    }),
    exposures: new WeakMap(),
    timelines: new WeakMap(),
    registrations: new WeakMap(),
    namespaces: new WeakMap(),
    meant: new WeakMap(),
    references: new WeakMap(),
    settings: new WeakMap(),
  };
}
