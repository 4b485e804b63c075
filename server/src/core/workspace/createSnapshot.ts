import type { Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsSource } from "../settings.ts";
import { computeTimelines } from "../shutdown/computeTimelines.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import { type Location, shift } from "../text/span.ts";
import { exposeWorkload } from "../traffic/exposeWorkload.ts";
import type { Exposure, RegisteringNamespace, TargetNamespace } from "../traffic/exposure.ts";
import { findTargetNamespaces, type Registration, registrationsOf } from "../traffic/targetNamespaces.ts";
import type { DocumentTrees } from "../units/documentTrees.ts";
import { effectiveObjects } from "../units/effectiveObjects.ts";
import type { ObjectMemo } from "../units/objectMemo.ts";
import { valueOf } from "../yaml/field.ts";
import type { TextOf } from "../yaml/fieldReader.ts";
import { rememberAnswers } from "./answerMemory.ts";
import { isConfigurationFile } from "./configurationFile.ts";
import type { Effective } from "./effective.ts";
import type { Files } from "./fileTable.ts";
import { homeNamespace } from "./homeNamespace.ts";
import type { Source } from "./memory.ts";
import { type Derivation, NotedSnapshot, ofType } from "./notedSnapshot.ts";
import { createObjectIndex } from "./objectIndex.ts";
import type { FileFacts, ReachedWorkload, Snapshot } from "./snapshot.ts";
import type { SnapshotMemory } from "./snapshotMemory.ts";
import { isHelmIgnoreFile } from "./uriPath.ts";

/** What a snapshot is made from. */
export interface SnapshotInput {
  readonly revision: number;
  /** URI of the folder, for the names of variants. */
  readonly root: string;
  readonly files: Files;
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
  const isRead = (uri: string) => !isConfigurationFile(uri) && !settings.ignores(uri);
  const documents = lazily(() => placesOf(files.used));
  const textOf: TextOf = (id) => documents().get(id)?.text ?? "";
  const applied = lazily(() => {
    const isThere = (uri: string) => isRead(uri) && files.get(uri) !== undefined;
    return effectiveObjects({ ...input, files: only(isRead, files.used), isThere, textOf });
  });
  const source = lazily(() => memory.sourceOf(applied().objects));
  const settingsFor = createSettingsFor(settings, memory);

  function exposure(workload: Effective<Workload>, from: Source): Exposure {
    if (!complete) return pending;
    const own = settingsFor(workload);
    return from.remember(memory.exposures, workload, [own], (read) =>
      exposeWorkload(workload, createObjectIndex(read, memory), own),
    );
  }

  function timelines(workload: Effective<Workload>, from: Source): readonly Timeline[] {
    const rest = [exposure(workload, from), settingsFor(workload)] as const;
    return from.remember(memory.timelines, workload, rest, () => computeTimelines(workload, ...rest));
  }

  function registrations(workload: Effective<Workload>): readonly Registration[] {
    const own = exposure(workload, source());
    return source().remember(memory.registrations, workload, [own], (read) =>
      registrationsOf(own, createObjectIndex(read, memory)),
    );
  }

  const targets = lazily((): readonly TargetNamespace[] => {
    if (!complete) return [];
    const index = createObjectIndex(source(), memory);
    const found = findTargetNamespaces(index.ofType("workload"), registrations, index.awsControllers());
    return found.map(sameAsBefore);
  });
  const registering = lazily(() => registeringNamespaces(targets()));

  /** Told apart by all that is known of it; the workload only says where to look. */
  function sameAsBefore(namespace: TargetNamespace): TargetNamespace {
    const { targets, ...own } = namespace;
    const [first] = targets;
    if (first === undefined) return namespace;
    const rest = [...Object.values(own), ...targets.flatMap(({ workload, path }) => [workload, path])];
    return source().remember(memory.namespaces, first.workload, rest, () => namespace);
  }

  const derived: Derivation = {
    index: (from) => createObjectIndex(from, memory),
    exposure,
    timelines,
  };
  const index = lazily(() => derived.index(source()));

  const snapshot: Snapshot = {
    objects: (uri) => index().ofFile(uri),
    workloads: (uri) => ofType(index().ofFile(uri), "workload"),
    namespaces: (uri) => ofType(index().ofFile(uri), "namespace"),
    exposure: (workload) => exposure(workload, source()),
    timelines: (workload) => timelines(workload, source()),
    ofType: (type) => index().ofType(type),
    scaling: (target) => index().scaling(target),
    homeNamespace: (object) => homeNamespace(object, index()),
    revision: input.revision,
    settings: settings.general,
    settingsAt: settings.at,
    settingsFor,
    isChecked: (uri) => isRead(uri) && !isHelmIgnoreFile(uri),
    complete,
    files: files.uris,
    file: (uri) => files.get(uri),
    fileOf: (document) => documents().get(document)?.uri,
    place(location: Location) {
      const found = documents().get(location.document);
      return found && { uri: found.uri, span: shift(location.span, found.start) };
    },
    appliedFiles: () => [...new Set(applied().objects.map(({ uri }) => uri))],
    changedBy: (document) => applied().objects.filter(({ parts }) => parts.includes(document)),
    isJoined: (uri) => applied().joined.has(uri),
    targetNamespaces: targets,
    registeredIn: (workload) => registering().get(workload) ?? [],
    reachedFrom: (object) => reachedFrom(object, snapshot),
    remember: (memory, subject, rest, compute) =>
      rememberAnswers(memory, subject, rest, snapshot, { from: source(), outer: null }, (read, checks) =>
        compute(new NotedSnapshot(snapshot, read, checks, derived)),
      ),
  };

  return snapshot;
}

/** What holds for an object as it is applied. */
function createSettingsFor(
  settings: SettingsSource,
  memory: SnapshotMemory,
): (object: Effective<Manifest>) => Settings {
  if (!settings.varies) return () => settings.general;
  const known = memory.settings.get(settings) ?? new WeakMap<Effective<Manifest>, Settings>();
  memory.settings.set(settings, known);
  return (object) => {
    const { kind, name } = object.manifest;
    const named = { kind, namespace: valueOf(object.namespace), name: valueOf(name, "") };
    const found = known.get(object) ?? settings.at({ uri: object.uri, object: named, container: null });
    known.set(object, found);
    return found;
  };
}

/** The files that count: nearly always all. */
function only<T>(counts: (uri: string) => boolean, files: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const uris = [...files.keys()];
  return uris.every(counts) ? files : new Map([...files].filter(([uri]) => counts(uri)));
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
function reachedFrom(object: Effective<Manifest>, snapshot: Snapshot): readonly ReachedWorkload[] {
  const { name } = object.manifest;
  if (name.state !== "known") return [];
  return snapshot.ofType("workload").flatMap((workload) => {
    const exposure = snapshot.exposure(workload);
    const throughService = exposure.services.some(({ service }) => service === object);
    const throughPath = exposure.paths.some(({ via }) => via.some(({ at }) => at === name.at));
    return throughService || throughPath ? [{ workload, exposure }] : [];
  });
}

function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
