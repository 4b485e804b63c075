import type { Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsSource } from "../settings.ts";
import { computeTimelines } from "../shutdown/computeTimelines.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import { type Location, shift } from "../text/span.ts";
import { exposeWorkload } from "../traffic/exposeWorkload.ts";
import type { Exposure, RegisteringNamespace, TargetNamespace, TrafficPath } from "../traffic/exposure.ts";
import { findTargetNamespaces, placeOfTargets } from "../traffic/targetNamespaces.ts";
import type { DocumentTrees } from "../units/documentTrees.ts";
import { effectiveObjects } from "../units/effectiveObjects.ts";
import type { ObjectMemo } from "../units/objectMemo.ts";
import { valueOf } from "../yaml/field.ts";
import type { TextOf } from "../yaml/fieldReader.ts";
import { isConfigurationFile } from "./configurationFile.ts";
import type { Effective } from "./effective.ts";
import { homeNamespace } from "./homeNamespace.ts";
import { createObjectIndex, type ManifestOf, type ObjectIndex } from "./objectIndex.ts";
import type { FileFacts, ReachedWorkload, Snapshot } from "./snapshot.ts";
import type { SnapshotMemory } from "./snapshotMemory.ts";
import { isHelmIgnoreFile } from "./uriPath.ts";

/** What a snapshot is made from. */
export interface SnapshotInput {
  readonly revision: number;
  /** URI of the folder, for the names of variants. */
  readonly root: string;
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly settings: SettingsSource;
  readonly complete: boolean;
  readonly trees: DocumentTrees;
  readonly memo: ObjectMemo;
  readonly memory: SnapshotMemory;
}

/** What nothing is concluded from while the folder is still being indexed. */
const pending: Exposure = { state: "none", paths: [], services: [] };

/** Everything is computed when first asked for, and then kept. The order in which files came has no say. */
export function createSnapshot(input: SnapshotInput): Snapshot {
  const { files, settings, complete, memory } = input;
  const uris = [...files.keys()].sort();
  const isRead = (uri: string) => !isConfigurationFile(uri) && !settings.ignores(uri);
  const isChecked = (uri: string) => isRead(uri) && !isHelmIgnoreFile(uri);
  const documents = lazily(() => placesOf(files));
  const textOf: TextOf = (id) => documents().get(id)?.text ?? "";
  const applied = lazily(() => {
    const read = uris.filter(isRead);
    const counting = read.length === files.size ? files : only(read, files);
    return effectiveObjects({ ...input, files: counting, textOf });
  });
  const index = lazily(() => createObjectIndex(applied().objects, memory));
  const exposures = new Map<Effective<Workload>, Exposure>();
  const timelines = new Map<Effective<Workload>, readonly Timeline[]>();
  const targets = lazily(() =>
    complete
      ? findTargetNamespaces(index().ofType("workload"), exposure, placeOf).map(sameAsBefore)
      : ([] as readonly TargetNamespace[]),
  );

  const placeOf = (path: TrafficPath) =>
    memory.places.get(path, [], index(), (from) => placeOfTargets(path, from));
  const registering = lazily(() => registeringNamespaces(targets()));

  function settingsFor(object: Effective<Manifest>): Settings {
    return memory.settings.get(object, [settings], settings, () => {
      const { kind, name } = object.manifest;
      const named = { kind, namespace: valueOf(object.namespace), name: valueOf(name, "") };
      return settings.at({ uri: object.uri, object: named, container: null });
    });
  }

  function exposure(workload: Effective<Workload>): Exposure {
    if (!complete) return pending;
    return kept(exposures, workload, () => {
      const own = settingsFor(workload);
      return memory.exposures.get(workload, [own], index(), (from) => exposeWorkload(workload, from, own));
    });
  }

  /** Told apart by all that is known of it; the workload only says where to look. */
  function sameAsBefore(namespace: TargetNamespace): TargetNamespace {
    const { targets, ...own } = namespace;
    const [first] = targets;
    if (first === undefined) return namespace;
    const rest = [...Object.values(own), ...targets.flatMap(({ workload, path }) => [workload, path])];
    return memory.namespaces.get(first.workload, rest, index(), () => namespace);
  }

  function timelinesOf(workload: Effective<Workload>): readonly Timeline[] {
    const rest = [exposure(workload), settingsFor(workload)] as const;
    return memory.timelines.get(workload, rest, index(), () => computeTimelines(workload, ...rest));
  }

  return {
    revision: input.revision,
    settings: settings.general,
    settingsAt: settings.at,
    settingsFor,
    isChecked,
    complete,
    files: uris,
    file: (uri) => files.get(uri),
    fileOf: (document) => documents().get(document)?.uri,
    place(location: Location) {
      const found = documents().get(location.document);
      return found && { uri: found.uri, span: shift(location.span, found.start) };
    },
    objects: (uri) => index().ofFile(uri),
    changedBy: (document) => applied().objects.filter(({ parts }) => parts.includes(document)),
    isJoined: (uri) => applied().joined.has(uri),
    workloads: (uri) => ofType(index().ofFile(uri), "workload"),
    namespaces: (uri) => ofType(index().ofFile(uri), "namespace"),
    exposure,
    timelines: (workload) => kept(timelines, workload, () => timelinesOf(workload)),
    ofType: (type) => index().ofType(type),
    scaling: (target) => index().scaling(target),
    homeNamespace: (object) => homeNamespace(object, index()),
    targetNamespaces: targets,
    registeredIn: (workload) => registering().get(workload) ?? [],
    reachedFrom: (object) => reachedFrom(object, index(), exposure),
  };
}

/** The files that count, which may be fewer than there are. */
function only<T>(keys: readonly string[], map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const kept = new Set(keys);
  return new Map([...map].filter(([key]) => kept.has(key)));
}

function placesOf(files: ReadonlyMap<string, FileFacts>) {
  const places = new Map<
    number,
    { readonly uri: string; readonly start: number; readonly text: string | null }
  >();
  for (const { uri, documents } of files.values()) {
    for (const { id, start, text } of documents) places.set(id, { uri, start, text });
  }
  return places;
}

function registeringNamespaces(namespaces: readonly TargetNamespace[]) {
  const byWorkload = new Map<Effective<Workload>, RegisteringNamespace[]>();
  for (const { targets, ...namespace } of namespaces) {
    for (const workload of new Set(targets.map((target) => target.workload))) {
      byWorkload.set(workload, [...(byWorkload.get(workload) ?? []), namespace]);
    }
  }
  return byWorkload;
}

/** The workloads with a path, or a Service, that this object is part of. */
function reachedFrom(
  object: Effective<Manifest>,
  index: ObjectIndex,
  exposureOf: (workload: Effective<Workload>) => Exposure,
): readonly ReachedWorkload[] {
  const { name } = object.manifest;
  if (name.state !== "known") return [];
  return index.ofType("workload").flatMap((workload) => {
    const exposure = exposureOf(workload);
    const throughService = exposure.services.some(({ service }) => service === object);
    const throughPath = exposure.paths.some(({ via }) => via.some(({ at }) => at === name.at));
    return throughService || throughPath ? [{ workload, exposure }] : [];
  });
}

function ofType<K extends Manifest["type"]>(objects: readonly Effective<Manifest>[], type: K) {
  return objects.filter((object): object is Effective<ManifestOf<K>> => object.manifest.type === type);
}

function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}

function kept<K, V>(map: Map<K, V>, key: K, compute: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = compute();
  map.set(key, value);
  return value;
}
