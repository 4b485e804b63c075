import type { Manifest } from "../core/kubernetes/manifest.ts";
import type { Workload } from "../core/kubernetes/workload.ts";
import type { Settings } from "../core/settings.ts";
import type { NamespaceTarget, TargetNamespace } from "../core/traffic/exposure.ts";
import type { AnswerMemory } from "../core/workspace/answerMemory.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import type { Finding, Rule } from "../rules/rule.ts";

/** What a rule said of a subject. */
export interface Statement {
  readonly rule: Rule;
  readonly finding: Finding;
  /** What the variants of the subject are counted by; null for a namespace without a manifest. */
  readonly object: Effective<Manifest> | null;
}

/** What the rules said of the subjects of one folder: always the same rules. */
export interface RuleMemory {
  /** Of all objects of a file, by their list. */
  readonly files: AnswerMemory<readonly Effective<Manifest>[], readonly Statement[]>;
  readonly objects: AnswerMemory<Effective<Manifest>, readonly Statement[]>;
  /** By the first workload of each, which goes when they differ. */
  readonly namespaces: AnswerMemory<Effective<Workload>, readonly Statement[]>;
}

export function createRuleMemory(): RuleMemory {
  return { files: new WeakMap(), objects: new WeakMap(), namespaces: new WeakMap() };
}

/**
 * What the rules say of all subjects of a folder, file by file and then of the namespaces with targets. What is remembered of a
 * file is not asked for object by object, so that an edit costs little in a folder of many files.
 */
export function* everythingSaid(
  snapshot: Snapshot,
  rules: readonly Rule[],
  memory: RuleMemory,
): Generator<readonly Statement[]> {
  if (!snapshot.settings.enable) return;
  for (const uri of snapshot.appliedFiles()) {
    const objects = snapshot.objects(uri);
    if (objects.length > mostOfOneFile) {
      for (const object of objects) yield saidOf(object, snapshot, rules, memory);
      continue;
    }
    const rest = [...generalOf(snapshot), ...objects.map((object) => snapshot.settingsFor(object))];
    yield snapshot.remember(memory.files, objects, rest, (from) =>
      objects.flatMap((object) => saidOf(object, from, rules, memory)),
    );
  }
  const active = rules.filter(({ subject }) => subject === "targetNamespace");
  for (const subject of snapshot.targetNamespaces()) {
    const [first] = subject.targets;
    const settings = settingsOfNamespace(subject, first, snapshot);
    const rest = [...generalOf(snapshot), settings, subject];
    yield snapshot.remember(memory.namespaces, first.workload, rest, (from) =>
      said(subject, subject.manifest, settings, active, from),
    );
  }
}

/** A file of more objects is asked for object by object, because all of it would have to be put together anew. */
const mostOfOneFile = 40;

/**
 * Fills the memory, object by object, so that `everythingSaid` has little left to do: a host that has to answer others meanwhile
 * does so in steps.
 */
export function* sayStepwise(
  snapshot: Snapshot,
  rules: readonly Rule[],
  memory: RuleMemory,
): Generator<void> {
  if (!snapshot.settings.enable) return;
  for (const uri of snapshot.appliedFiles()) {
    for (const object of snapshot.objects(uri)) {
      saidOf(object, snapshot, rules, memory);
      yield;
    }
  }
  for (const _ of everythingSaid(snapshot, rules, memory)) yield;
}

function saidOf(
  object: Effective<Manifest>,
  snapshot: Snapshot,
  rules: readonly Rule[],
  memory: RuleMemory,
): readonly Statement[] {
  const settings = snapshot.settingsFor(object);
  const rest = [...generalOf(snapshot), settings];
  return snapshot.remember(memory.objects, object, rest, (from) => {
    const forObjects = rules.filter(({ subject }) => subject === "object");
    const ofObject = said(object, object, settings, forObjects, from);
    if (!isWorkload(object)) return ofObject;
    const subject = { workload: object, exposure: from.exposure(object), timelines: from.timelines(object) };
    const forWorkloads = rules.filter((rule) => rule.subject === "workload");
    return [...said(subject, object, settings, forWorkloads, from), ...ofObject];
  });
}

/** What everything that is said rests on. */
function generalOf({ complete, settings }: Snapshot): readonly unknown[] {
  return [complete, settings];
}

function isWorkload(object: Effective<Manifest>): object is Effective<Workload> {
  return object.manifest.type === "workload";
}

/** What the rules say of one subject, whose settings decide what they find. */
export function said(
  subject: Parameters<Rule["evaluate"]>[0],
  object: Effective<Manifest> | null,
  settings: Settings,
  rules: readonly Rule[],
  snapshot: Snapshot,
): readonly Statement[] {
  return rules.flatMap((rule) =>
    [...rule.evaluate(subject, { settings, snapshot })].map((finding) => ({ rule, finding, object })),
  );
}

/** A namespace without a manifest stands where its first workload does. */
function settingsOfNamespace(
  { manifest, name }: TargetNamespace,
  { workload: { uri } }: NamespaceTarget,
  snapshot: Snapshot,
): Settings {
  if (manifest !== null) return snapshot.settingsFor(manifest);
  const object = { kind: "Namespace", namespace: null, name: name ?? "" };
  return snapshot.settingsAt({ uri, object, container: null });
}
