import type { Directive } from "../core/directives/directive.ts";
import type { DirectiveFault } from "../core/directives/fault.ts";
import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Workload } from "../core/kubernetes/workload.ts";
import type { Settings, Severity } from "../core/settings.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import type { Location } from "../core/text/span.ts";
import type { Exposure, TargetNamespace } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { YamlChange } from "../core/yaml/change.ts";

/** What a rule looks at. The engine iterates; what a rule needs besides its subject, it asks of the snapshot. */
export interface Subjects {
  /** A workload with its pods, who sends traffic to them, and how each container shuts down. */
  readonly workload: WorkloadSubject;
  /** A namespace in which pods are registered with an AWS load balancer by their IP. */
  readonly targetNamespace: TargetNamespace;
  /** Any object, workloads and namespaces included. */
  readonly object: Effective<Manifest>;
  /** A comment or annotation that should suppress findings, judged after all other rules have spoken. */
  readonly directive: DirectiveSubject;
}

export interface WorkloadSubject {
  readonly workload: Effective<Workload>;
  readonly exposure: Exposure;
  /** One per container, in order. */
  readonly timelines: readonly Timeline[];
}

export interface DirectiveSubject {
  readonly directive: Directive;
  readonly document: number;
  /** The object around it; all texts empty where there is none. */
  readonly object: ObjectName;
  readonly faults: readonly DirectiveFault[];
}

/** One check: pure, without state, ignorant of YAML nodes, of the editor and of other rules. */
export interface Rule<K extends keyof Subjects = keyof Subjects> {
  readonly id: string;
  readonly subject: K;
  readonly meta: RuleMeta;
  evaluate(subject: Subjects[K], context: RuleContext): Generator<Finding>;
}

/** The documentation of a rule; hover, rule page, settings and reports are made from it. Ids of the message catalogue. */
export interface RuleMeta {
  readonly title: Message;
  /** What is reported. */
  readonly what: Message;
  /** Why it matters. */
  readonly why: Message;
  readonly whatToDo: Message;
  /** The highest severity it has by default. */
  readonly severity: Severity;
  readonly sources: readonly Source[];
}

/** A primary source: a title (a proper name, not translated) and its address. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

export interface RuleContext {
  readonly settings: Settings;
  /** The folder that the subject is part of. */
  readonly snapshot: Snapshot;
}

export interface Finding {
  /** The smallest token that is wrong, or the name of the owner of what is missing. */
  readonly at: Location;
  readonly message: Message;
  /** Severity before settings are applied. */
  readonly grade: Severity;
  /**
   * R in seconds, where the finding rests on it. Of equal findings of several variants the one that demands most speaks for
   * all: its numbers are enough for the others.
   */
  readonly required?: number | null;
  /** Tells two faults apart that one rule finds at one place of one object; without it they count as one. */
  readonly fault?: string;
  /** The object spoken of. */
  readonly object: ObjectName;
  readonly container: string | null;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

export interface ObjectName {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** Another place that proves the finding. */
export interface Related {
  readonly at: Location;
  readonly message: Message;
}

/** What could be done, not yet how: the edits are computed from the current text when the user asks. */
export type Fix = EditFix | OtherFix;

export interface EditFix {
  readonly title: Message;
  /** Applied by fix-all and by the one keystroke; at most one of a finding's fixes. */
  readonly preferred: boolean;
  readonly action: FixAction & { readonly kind: "edit" };
}

/** It is never made without being chosen. */
export interface OtherFix {
  readonly title: Message;
  readonly preferred: false;
  readonly action: Exclude<FixAction, { readonly kind: "edit" }>;
}

export type FixAction =
  | { readonly kind: "edit"; readonly changes: readonly DocumentChange[] }
  /** Characters of comments, which hold no data. */
  | { readonly kind: "comment"; readonly changes: readonly CommentChange[] }
  /** A new file beside the file of `beside`, with `name` as a wish. */
  | { readonly kind: "create"; readonly beside: Location; readonly name: string; readonly text: string }
  /** A text to put on the clipboard, for clients that can. */
  | { readonly kind: "copy"; readonly text: string }
  /** What would have been offered, and why it cannot be. */
  | { readonly kind: "none"; readonly reason: Message };

/** Other characters at a place; changes of one fix never overlap. */
export interface CommentChange {
  readonly at: Location;
  readonly newText: string;
}

/** A change in the document of a location. */
export interface DocumentChange {
  readonly document: number;
  readonly change: YamlChange;
}

/** Types a rule file; nothing is registered. */
export function defineRule<K extends keyof Subjects>(rule: Rule<K>): Rule<K> {
  return rule;
}
