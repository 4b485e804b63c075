import type { TemplateFile } from "../chart/templateFile.ts";
import type { DirectiveFacts } from "../directives/directive.ts";
import type { Kustomization } from "../kubernetes/kustomization.ts";
import type { Manifest, Namespace } from "../kubernetes/manifest.ts";
import type { Workload } from "../kubernetes/workload.ts";
import type { Settings, SettingsPlace } from "../settings.ts";
import type { Timeline } from "../shutdown/timeline.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { DocumentId, FileLocation, Location } from "../text/span.ts";
import type { Exposure, RegisteringNamespace, TargetNamespace } from "../traffic/exposure.ts";
import type { YamlProblem } from "../yaml/tree.ts";
import type { AnswerMemory } from "./answerMemory.ts";
import type { Effective } from "./effective.ts";
import type { HomeNamespace } from "./homeNamespace.ts";
import type { ManifestOf } from "./objectIndex.ts";

/**
 * The workspace folder at one moment, immutable. What is derived (exposures, timelines) is computed when first asked
 * for and kept as long as the snapshot lives.
 */
export interface Snapshot {
  readonly revision: number;
  /** The settings of the folder; those of a place may differ. */
  readonly settings: Settings;
  settingsAt(place: SettingsPlace): Settings;
  /** What holds for an object as it is applied. */
  settingsFor(object: Effective<Manifest>): Settings;
  /** False for files that are left out, and for those that hold our own configuration. */
  isChecked(uri: string): boolean;
  /** False while the folders are still being indexed: what rests on other files is then not concluded. */
  readonly complete: boolean;
  /** URIs of all indexed files, sorted. */
  readonly files: readonly string[];
  file(uri: string): FileFacts | undefined;
  /** URI of the file that holds a document, or undefined where the document is of an older text. */
  fileOf(document: DocumentId): string | undefined;
  /** Offsets of the file for a location, or undefined when the location is of an older document. */
  place(location: Location): FileLocation | undefined;
  /** URIs of the files that something is applied from, sorted: of a large folder only some. */
  appliedFiles(): readonly string[];
  /** Everything applied from a file, in document order. */
  objects(uri: string): readonly Effective<Manifest>[];
  /** It is put together with other files, so that its objects may hold parts of them, and theirs parts of it. */
  isJoined(uri: string): boolean;
  /** The objects that a document is, or may be, a part of without being their own: those that a patch acts on. */
  changedBy(document: DocumentId): readonly Effective<Manifest>[];
  /** The workloads applied from a file, in document order. */
  workloads(uri: string): readonly Effective<Workload>[];
  namespaces(uri: string): readonly Effective<Namespace>[];
  exposure(workload: Effective<Workload>): Exposure;
  /** One per container, in the order of `pod.containers`. */
  timelines(workload: Effective<Workload>): readonly Timeline[];
  /** Everything of one type that is applied from the folder. */
  ofType<K extends Manifest["type"]>(type: K): readonly Effective<ManifestOf<K>>[];
  /** Autoscalers whose target has this name, or one that cannot be read. */
  scaling(target: string | null): readonly Effective<ManifestOf<"autoscaler">>[];
  /** The namespace an object is applied in, and its manifest. */
  homeNamespace(object: Effective<Manifest>): HomeNamespace;
  /** The namespaces with ip targets, over the whole folder. */
  targetNamespaces(): readonly TargetNamespace[];
  /** Those of them in which pods of this workload are targets. */
  registeredIn(workload: Effective<Workload>): readonly RegisteringNamespace[];
  /** Workloads that an object of this file sends traffic to: for the hovers of Services and front ends. */
  reachedFrom(object: Effective<Manifest>): readonly ReachedWorkload[];
  /** As `Source.remember`, for what is computed from the answers of a snapshot. */
  remember<K extends object, V>(
    memory: AnswerMemory<K, V>,
    subject: K,
    rest: readonly unknown[],
    compute: (from: Snapshot) => V,
  ): V;
}

export interface ReachedWorkload {
  readonly workload: Effective<Workload>;
  readonly exposure: Exposure;
}

/** What is kept of a file. Its trees are not, and of its text only the documents that units are made of. */
export interface FileFacts {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly documents: readonly DocumentFacts[];
  /** How many documents it has beside those: all or none. Of a file that is of no use nothing else is kept, nor its lines. */
  readonly unused: number;
  /** Null for a file that is no Go template. */
  readonly template: TemplateFile | null;
}

export interface DocumentFacts {
  readonly id: number;
  readonly index: number;
  /** Offset in the file. */
  readonly start: number;
  readonly end: number;
  /** It is written in the plain subset of YAML, and without a template action: what can be edited is easily told. */
  readonly plain: boolean;
  /** Digest of the document's text. */
  readonly digest: string;
  /** A copy of its text, where it may be a part of a unit: those with manifests, kustomizations and patches. Else null. */
  readonly text: string | null;
  /** In a Go template: the text as YAML of the same length, which its tree is made from. */
  readonly masked: string | null;
  /** A Go template prints it on a condition, or not at all. */
  readonly conditional: boolean;
  readonly manifests: readonly Manifest[];
  readonly kustomization: Kustomization | null;
  readonly problems: readonly YamlProblem[];
  /** Comments and annotations that suppress findings. */
  readonly directives: DirectiveFacts;
  /** Why nothing, or not everything, was read from it, where that deserves a word in the report. */
  readonly skipped: "template" | YamlProblem["kind"] | null;
}
