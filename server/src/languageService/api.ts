import type { Palette, Theme } from "../core/picture/palette.ts";
import type { PicturedWorkload } from "../core/picture/picturedWorkload.ts";
import type { RenderTarget } from "../core/render/renderer.ts";
import type { Settings, Severity } from "../core/settings.ts";
import type { FileLocation, Span, TextEdit } from "../core/text/span.ts";

/**
 * The facade: offsets in, plain serialisable objects out. It knows no host, no protocol and no clock. One instance
 * serves one workspace folder (or, without a folder, the directory of one file); hosts keep one per folder.
 *
 * Texts of open buffers are passed in with `update`; files on disk with `updateFromDisk`, whose texts are not kept. An
 * open buffer overrides the file on disk until `close`.
 */
export interface LanguageService {
  /** The settings that hold where no configuration file says otherwise. Takes effect at once. True when findings may differ. */
  configure(settings: Settings): boolean;
  /** Which configuration files count. At first those that are found among the files. */
  configureFrom(choice: ConfigurationChoice): void;
  /** An editor buffer. Only documents whose text changed are parsed again. */
  update(uri: string, text: string): Change;
  /** Back to the file on disk, whose text the host reads (null: it does not exist, or is not a file to be indexed). */
  close(uri: string, textOnDisk: string | null): Change;
  /** A file on disk. Ignored while a buffer of this file is open. */
  updateFromDisk(uri: string, text: string): Change;
  /** A file that cannot be read: remembered for the report. */
  skip(uri: string, reason: SkipReason, detail: string): void;
  /** The file is gone from the disk. */
  remove(uri: string): Change;
  /** The folder has been indexed completely: from now on absence in other files means something. */
  setComplete(complete: boolean): Change;
  isComplete(): boolean;
  /** Revision of the content: a number that grows with every change that may change an answer. */
  revision(): number;

  /** A service with the same settings that knows no file yet. */
  empty(): LanguageService;
  /** The minor version of Kubernetes 1.x in the settings of a file. */
  kubernetesMinor(uri: string): number;

  /** URIs of all known files, sorted. */
  files(): readonly string[];
  has(uri: string): boolean;
  /** False for files that a configuration file leaves out, and for configuration files: nothing is said about those. */
  isChecked(uri: string): boolean;
  /** 0-based line and UTF-16 character of an offset of a known file; offsets beyond the end are clamped. */
  positionAt(uri: string, offset: number): Position;
  /** Inverse of `positionAt`; positions out of range are clamped as LSP demands. */
  offsetAt(uri: string, position: Position): number;

  /** Computes what the findings of all files rest on, in short steps; asking for findings is quick afterwards. */
  analyse(): Generator<void>;
  /** The findings of one file, in order of offset and rule. Suppressed and switched-off ones are left out. */
  findings(uri: string, options: RenderOptions): readonly ReportedFinding[];
  /** The findings of one file that directives or a configuration file suppress, and why. They count for nothing. */
  suppressed(uri: string, options: RenderOptions): readonly SuppressedReport[];
  /** Whether a directive of its file suppresses something that was found by other means, such as rendering. */
  suppresses(finding: ReportedFinding): boolean;
  /** What can be done at a span of a file: the fixes of all findings that touch it, then the ways to suppress them. */
  fixes(uri: string, span: Span, options: RenderOptions): readonly OfferedFix[];
  /** The URIs whose current texts `resolveFix` needs. */
  filesOf(fix: OfferedFix): readonly string[];
  /** What resolving a fix costs: the UTF-16 units of the documents that have to be read for it. */
  sizeOf(fix: OfferedFix): number;
  /** The edits of a fix, from the current texts. */
  resolveFix(fix: OfferedFix, texts: ReadonlyMap<string, string>, options: RenderOptions): ResolvedFix;
  /** Why it cannot be done, null where it can: what `resolveFix` would say, in most cases without finding the edits. */
  obstacleTo(fix: OfferedFix, texts: ReadonlyMap<string, string>, options: RenderOptions): string | null;
  /** All preferred fixes of one file, applied, re-analysed and repeated (bounded): the composed minimal edits of that file. */
  fixAll(uri: string, text: string, options: RenderOptions): readonly TextEdit[];
  /**
   * The same for all files together, with fixes that change several files or create one. Runs step by step: it yields the
   * URI of each text it needs, and the host hands over the text, or null for a file that is not to be touched. The service
   * itself stays as it is.
   */
  fixFolder(options: FixFolderOptions): Generator<string, FolderFix, string | null>;

  /** Explanation of what stands at an offset; null where there is nothing to say. */
  hover(uri: string, offset: number, options: HoverOptions): Hover | null;

  /** The load balancers of the folder with the workloads they reach, and how those come through an update. */
  overview(options: RenderOptions): readonly FrontEndOverview[];
  /** The report of the folder in Markdown: the overview, pictures of what is at risk, and the findings. */
  workspaceReport(options: WorkspaceReportOptions): string;
  /** How the workload at an offset shuts down, or those that the object there reaches; null: all of the file. */
  timelines(uri: string, offset: number | null, options: RenderOptions): TimelineAnswer;
  /** One SVG of the shutdowns of workloads. */
  drawTimelines(workloads: readonly PicturedWorkload[], options: DrawTimelinesOptions): string;
  /** The same as characters, at most so many in a line. */
  drawTimelinesAsText(
    workloads: readonly PicturedWorkload[],
    columns: number,
    options: RenderOptions,
  ): string;
  /** The same in sentences. */
  describeTimelines(workloads: readonly PicturedWorkload[], options: RenderOptions): string;
  /** The words of pictures by message id, with `{placeholders}`, for those who draw them elsewhere. */
  pictureWords(options: RenderOptions): Readonly<Record<string, string>>;
  /** The URIs whose current texts `writeChosen` needs. */
  filesOfChosen(uri: string, offset: number, chosen: ChosenTimes): readonly string[];
  /** The edits that give the workload at an offset other seconds, from the current texts. */
  writeChosen(
    uri: string,
    offset: number,
    chosen: ChosenTimes,
    texts: ReadonlyMap<string, string>,
    options: RenderOptions,
  ): ResolvedFix;

  /** A few words for each workload of a file, at its name: who sends requests, how it drains, and what comes of it. */
  workloadLenses(uri: string, options: RenderOptions): readonly NoteInPlace[];
  /** What each grace period written in a file is made of, at its value. */
  graceHints(uri: string, options: RenderOptions): readonly NoteInPlace[];

  /** The workloads of one file as the JSON report shows them. */
  workloads(uri: string): readonly ReportedWorkload[];
  /** Figures and skipped things of one file. */
  fileSummary(uri: string): FileSummary;
  /** Documents of an open buffer that look like manifests and were not read, or not completely. */
  unread(uri: string, options: RenderOptions): readonly UnreadDocument[];
  /** What may be written at an offset of a configuration file that is open. */
  completions(uri: string, offset: number, options: RenderOptions): readonly Completion[];
  /** What is wrong in the configuration files, file by file, in the order of their lines. */
  configurationProblems(options: RenderOptions): readonly ReportedProblem[];
  /** Files that could not be read at all. */
  skippedFiles(): readonly SkippedFile[];
  /** Everything a rule says about itself. */
  rule(id: string, options: RenderOptions): RuleDescription | undefined;
  rules(options: RenderOptions): readonly RuleDescription[];
}

/** `nearest`: the files found from a manifest upwards. Or the one that is named, wherever it stands; or none. */
export type ConfigurationChoice = "nearest" | "none" | { readonly uri: string; readonly text: string };

/** A key or a value for a configuration file. */
export interface Completion {
  readonly kind: "key" | "value";
  readonly label: string;
  readonly newText: string;
  /** What it means, as Markdown; empty where the label says it all. */
  readonly detail: string;
  /** What stands there already. */
  readonly span: Span;
}

/** Something wrong in a configuration file. The rest of the file counts. */
export interface ReportedProblem extends FileLocation {
  readonly start: Position;
  readonly end: Position;
  /** `error`: something was left out. `warning`: it counts, but may not be what is meant. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** The word that was probably meant in place of the one that stands there. */
  readonly fix: { readonly title: string; readonly newText: string } | null;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What a change of content means for answers given before. */
export interface Change {
  /** Findings of this file may differ. */
  readonly file: boolean;
  /** Findings of other files may differ: what this file defines or refers to changed. */
  readonly others: boolean;
}

export type SkipReason =
  | "binary"
  | "too-large"
  | "denied"
  | "template"
  | "syntax-error"
  | "too-deep"
  | "alias-limit"
  | "duplicate-key"
  /** A chart or overlay that could not be rendered. */
  | "not-rendered"
  | "other";

export interface RenderOptions {
  /** BCP 47 tag; unknown ones fall back to English. */
  readonly locale: string;
}

export interface HoverOptions extends RenderOptions {
  readonly format: "markdown" | "plaintext";
  /** The editor shows images in hovers, and has this kind of theme. */
  readonly picture?: Theme;
  /** The editor runs our command that opens a rule page (`command:podgrace.showRule`). */
  readonly commandLinks: boolean;
}

export interface WorkspaceReportOptions extends RenderOptions {
  /** What pictures are drawn for. */
  readonly theme: Theme;
  /** Places are links that start at the root of the folder (`/apps/web.yaml#L4`), as Markdown previews follow them. */
  readonly linked: boolean;
}

export interface DrawTimelinesOptions extends RenderOptions {
  readonly palette: Palette;
  /** Pixels; the height follows. */
  readonly width: number;
  /** Name and verdict of each workload above its lanes. */
  readonly heading: boolean;
  /** A ground of its own, for pictures that are looked at who knows where. */
  readonly background: boolean;
}

export interface TimelineAnswer {
  readonly workloads: readonly WorkloadTimeline[];
  /** Why there are none at this offset, in a sentence. */
  readonly none: string | null;
}

/** How one workload, as one variant applies it, shuts down. The place is that of its name. */
export interface WorkloadTimeline extends FileLocation {
  readonly picture: PicturedWorkload;
  /** Number of the container in the picture that best stands for its pods. */
  readonly container: number;
  /** What quick fixes would write, in seconds. */
  readonly suggested: { readonly delaySeconds: number; readonly graceSeconds: number };
}

/** Seconds for one container, by its number in the picture, and for the pod; what is left out stays as it is. */
export interface ChosenTimes {
  readonly variant: string | null;
  readonly container: number;
  readonly delaySeconds?: number;
  readonly graceSeconds?: number;
}

/** A few words that belong to a place. */
export interface NoteInPlace {
  readonly span: Span;
  readonly text: string;
}

export interface Hover {
  readonly contents: string;
  readonly span: Span;
}

export interface ReportedFinding {
  /** Stable identity without message text: rule, place, object, container. */
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  readonly span: Span;
  readonly object: { readonly kind: string; readonly namespace: string | null; readonly name: string };
  readonly container: string | null;
  /** How many findings of the same rule, object and container stand above it in its file. */
  readonly ordinal: number;
  readonly related: readonly (FileLocation & { readonly message: string })[];
  /** Repairs; the ways to suppress the finding are among `fixes()` only. */
  readonly fixes: readonly OfferedFix[];
  /** Left out where the files themselves tell. */
  readonly rendered?: FoundByRendering;
}

/** Where a finding comes from that the files by themselves do not tell. */
export interface FoundByRendering {
  /** The charts or overlays in whose rendering it was found. */
  readonly targets: readonly RenderTarget[];
  /** URIs of the files it rests on: when one of them changes, it may no longer hold. */
  readonly restsOn: readonly string[];
}

/** A finding that the user does not want to see. */
export interface SuppressedReport {
  readonly finding: ReportedFinding;
  /** The override or the annotation elsewhere that suppresses it, then every directive of its file that does, in order. */
  readonly by: readonly AppliedSuppression[];
}

/** Where a finding is suppressed: the comment, the key of the annotation, or the rule in an override. */
export type AppliedSuppression = FileLocation & {
  /** In the user's words; null where none is given. */
  readonly reason: string | null;
} & (
    | {
        readonly medium: "comment" | "annotation";
        readonly form: "line" | "next-line" | "start" | "end" | "file" | "object";
      }
    /** An override of a configuration file: outside of the manifest. */
    | { readonly medium: "configuration" }
  );

/** A fix as offered: plain data that can travel to the client and back. Its edits come from `resolveFix`. */
export interface OfferedFix {
  /** Identity of the fix within the service. */
  readonly id: string;
  readonly title: string;
  readonly preferred: boolean;
  /** `edit` changes files, `create` makes one, `copy` puts a text on the clipboard. */
  readonly kind: "edit" | "create" | "copy";
  readonly rule: string;
  readonly findingKey: string;
  readonly uri: string;
  readonly span: Span;
}

export type ResolvedFix =
  | { readonly state: "edits"; readonly files: readonly FileEdits[] }
  | { readonly state: "create"; readonly uri: string; readonly text: string }
  | { readonly state: "copy"; readonly text: string }
  /** It cannot be done without touching more than was asked, or the file changed meanwhile. */
  | { readonly state: "disabled"; readonly reason: string };

export interface FileEdits {
  readonly uri: string;
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
}

export interface FixFolderOptions extends RenderOptions {
  /** Which findings are to be fixed. Asked again in each round, with the findings that the fixes before have left. */
  wanted(finding: ReportedFinding): boolean;
}

/** What fixing a folder comes to. */
export interface FolderFix {
  /** Edits for the texts that were handed over; every file once. */
  readonly files: readonly FileEdits[];
  /** The fixes made, in the order in which they were made. */
  readonly applied: readonly OfferedFix[];
}

export interface FileSummary {
  readonly documents: number;
  readonly workloads: number;
  /** Documents of this file that were not read, and why, for the user. */
  readonly skipped: readonly SkippedDocument[];
}

export interface SkippedDocument {
  /** The document. */
  readonly span: Span;
  /** Offset in the file to look at: the fault where it has a place, else the start of the document. */
  readonly at: number;
  readonly reason: SkipReason;
  /** In English. */
  readonly detail: string;
}

/** What an editor says of a document about which there are no findings, because it was not read. */
export interface UnreadDocument {
  /** The fault or the kind of the object, within one line. */
  readonly span: Span;
  readonly reason: SkipReason;
  /** A sentence for the user. */
  readonly message: string;
}

export interface SkippedFile {
  readonly uri: string;
  readonly reason: SkipReason;
  readonly detail: string;
}

/** `workloads` of the JSON report (schemas/report.schema.json), with offsets instead of lines and a URI instead of a path. */
export interface ReportedWorkload {
  readonly uri: string;
  readonly span: Span;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly gracePeriodSeconds: {
    readonly state: "known" | "absent" | "unknown";
    readonly value: number | null;
  };
  readonly exposure: {
    readonly state: "loadBalancer" | "cluster" | "none" | "unknown";
    readonly paths: readonly {
      readonly loadBalancer: string;
      readonly scope: "external" | "proxy";
      readonly targetType: "ip" | "instance" | "unknown";
      readonly via: readonly string[];
    }[];
  };
  readonly containers: readonly ReportedContainer[];
}

export interface ReportedContainer {
  readonly name: string;
  readonly serving: boolean;
  readonly preStop: {
    readonly state: "present" | "absent" | "unknown";
    readonly handler: "exec" | "httpGet" | "sleep" | "tcpSocket" | null;
    readonly delaySeconds: number | null;
    readonly hookSeconds: number | null;
    readonly delayState: "known" | "zero" | "unbounded" | "unknown" | null;
  };
  readonly timeline: {
    readonly requiredSeconds: number | null;
    readonly sigtermAt: number | null;
    readonly sigkillAt: number | null;
    readonly lostWindow: { readonly from: number; readonly to: number } | null;
  };
}

/** A load balancer, or what stands for one in the files, and what it reaches. */
export interface FrontEndOverview extends FileLocation {
  /** As in the JSON report: `alb`, `nlb`, `nginx`, … */
  readonly loadBalancer: string;
  /** Its kind for the user: `ALB`. */
  readonly title: string;
  readonly scope: "external" | "proxy";
  readonly kind: string;
  readonly name: string;
  /** At least one. */
  readonly workloads: readonly ReachedOverview[];
}

/** `at-risk`: requests are lost, or a finding at warning or above says why they may be. */
export type WorkloadState = "safe" | "at-risk" | "unknown";

export interface ReachedOverview extends FileLocation {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  /** Which of its variants (`overlays/prod`); null where it has none. */
  readonly variant: string | null;
  readonly state: WorkloadState;
  /** The same for the user: `at risk`. */
  readonly stateInWords: string;
  /** A few words for the user. */
  readonly summary: string;
  /** Keys of the findings that speak of it. */
  readonly findings: readonly string[];
}

export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly whatToDo: string;
  readonly severity: Severity;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
}
