import type { Manifest } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsPlace } from "../settings.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import type { DocumentId, Location } from "../text/span.ts";
import type { Exposure } from "../traffic/exposure.ts";
import { type AnswerMemory, type Checks, noteIn, rememberAnswers } from "./answerMemory.ts";
import type { Effective } from "./effective.ts";
import { homeNamespace } from "./homeNamespace.ts";
import type { Source } from "./memory.ts";
import type { ManifestOf, ObjectIndex } from "./objectIndex.ts";
import type { Snapshot } from "./snapshot.ts";

/** What follows from lists of objects. Whoever gives the source is told when one of them is another one. */
export interface Derivation {
  index(from: Source): ObjectIndex;
  exposure(workload: Effective<Workload>, from: Source): Exposure;
  timelines(workload: Effective<Workload>, from: Source): readonly Timeline[];
}

/**
 * What is computed reads from a snapshot of its own, which writes down what it is asked: lists of objects are read from `source`,
 * which writes down itself, everything else is noted in `checks`. A class, because there is one for each object of a folder:
 * its methods are made once. The plain properties are for whoever remembers to compare.
 */
export class NotedSnapshot implements Snapshot {
  readonly revision: number;
  readonly settings: Settings;
  readonly complete: boolean;
  readonly files: readonly string[];
  private readonly whole: Snapshot;
  private readonly source: Source;
  private readonly checks: Checks;
  private readonly derived: Derivation;
  private readonly note: ReturnType<typeof noteIn>;
  private knownIndex: ObjectIndex | undefined;

  constructor(whole: Snapshot, source: Source, checks: Checks, derived: Derivation) {
    this.revision = whole.revision;
    this.settings = whole.settings;
    this.complete = whole.complete;
    this.files = whole.files;
    this.whole = whole;
    this.source = source;
    this.checks = checks;
    this.derived = derived;
    this.note = noteIn(checks, whole);
  }

  private index(): ObjectIndex {
    this.knownIndex ??= this.derived.index(this.source);
    return this.knownIndex;
  }

  objects(uri: string) {
    return this.index().ofFile(uri);
  }
  workloads(uri: string) {
    return ofType(this.index().ofFile(uri), "workload");
  }
  namespaces(uri: string) {
    return ofType(this.index().ofFile(uri), "namespace");
  }
  exposure(workload: Effective<Workload>) {
    return this.derived.exposure(workload, this.source);
  }
  timelines(workload: Effective<Workload>) {
    return this.derived.timelines(workload, this.source);
  }
  ofType<K extends Manifest["type"]>(type: K) {
    return this.index().ofType(type);
  }
  scaling(target: string | null) {
    return this.index().scaling(target);
  }
  homeNamespace(object: Effective<Manifest>) {
    return homeNamespace(object, this.index());
  }

  settingsAt(place: SettingsPlace) {
    return this.note((from) => from.settingsAt(place));
  }
  settingsFor(object: Effective<Manifest>) {
    return this.note((from) => from.settingsFor(object));
  }
  isChecked(uri: string) {
    return this.note((from) => from.isChecked(uri));
  }
  file(uri: string) {
    return this.note((from) => from.file(uri));
  }
  fileOf(document: DocumentId) {
    return this.note((from) => from.fileOf(document));
  }
  place(location: Location) {
    return this.note((from) => from.place(location));
  }
  appliedFiles() {
    return this.note((from) => from.appliedFiles());
  }
  isJoined(uri: string) {
    return this.note((from) => from.isJoined(uri));
  }
  changedBy(document: DocumentId) {
    return this.note((from) => from.changedBy(document));
  }
  targetNamespaces() {
    return this.note((from) => from.targetNamespaces());
  }
  registeredIn(workload: Effective<Workload>) {
    return this.note((from) => from.registeredIn(workload));
  }
  reachedFrom(object: Effective<Manifest>) {
    return this.note((from) => from.reachedFrom(object));
  }

  remember<K extends object, V>(
    memory: AnswerMemory<K, V>,
    subject: K,
    rest: readonly unknown[],
    compute: (snapshot: Snapshot) => V,
  ): V {
    const { whole, source, derived, checks } = this;
    return rememberAnswers(memory, subject, rest, whole, { from: source, outer: checks }, (read, own) =>
      compute(new NotedSnapshot(whole, read, own, derived)),
    );
  }
}

export function ofType<K extends Manifest["type"]>(objects: readonly Effective<Manifest>[], type: K) {
  return objects.filter((object): object is Effective<ManifestOf<K>> => object.manifest.type === type);
}
