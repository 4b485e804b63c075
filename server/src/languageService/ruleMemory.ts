import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Workload } from "../core/kubernetes/workload.ts";
import type { TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import { createMemory, type Memory, type Note } from "../core/workspace/memory.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** What a rule said of a subject. */
export interface Statement {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What the rules said of the subjects of one folder: always the same rules. */
export interface RuleMemory {
  readonly workloads: Memory<Effective<Workload>, Snapshot, readonly Statement[]>;
  readonly namespaces: Memory<TargetNamespace, Snapshot, readonly Statement[]>;
  readonly objects: Memory<Effective<Manifest>, Snapshot, readonly Statement[]>;
}

export function createRuleMemory(): RuleMemory {
  return {
    workloads: createMemory(watchSnapshot),
    namespaces: createMemory(watchSnapshot),
    objects: createMemory(watchSnapshot),
  };
}

/** What a rule may ask of a snapshot. Its plain properties are for whoever keeps the answers to compare. */
function watchSnapshot(snapshot: Snapshot, note: Note<Snapshot>): Snapshot {
  const { revision, settings, complete, files } = snapshot;
  return {
    revision,
    settings,
    complete,
    files,
    settingsAt: (place) => note((from) => from.settingsAt(place)),
    settingsFor: (object) => note((from) => from.settingsFor(object)),
    isChecked: (uri) => note((from) => from.isChecked(uri)),
    file: (uri) => note((from) => from.file(uri)),
    fileOf: (document) => note((from) => from.fileOf(document)),
    place: (location) => note((from) => from.place(location)),
    isJoined: (uri) => note((from) => from.isJoined(uri)),
    changedBy: (document) => note((from) => from.changedBy(document)),
    objects: (uri) => note((from) => from.objects(uri)),
    workloads: (uri) => note((from) => from.workloads(uri)),
    namespaces: (uri) => note((from) => from.namespaces(uri)),
    exposure: (workload) => note((from) => from.exposure(workload)),
    timelines: (workload) => note((from) => from.timelines(workload)),
    ofType: (type) => note((from) => from.ofType(type)),
    scaling: (target) => note((from) => from.scaling(target)),
    homeNamespace: (object) => note((from) => from.homeNamespace(object)),
    targetNamespaces: () => note((from) => from.targetNamespaces()),
    registeredIn: (workload) => note((from) => from.registeredIn(workload)),
    reachedFrom: (object) => note((from) => from.reachedFrom(object)),
  };
}
