import type { Workload } from "../core/kubernetes/workload.ts";
import type { Length } from "../core/shell/hookLength.ts";
import type { HookEffect, Timeline } from "../core/shutdown/timeline.ts";
import type { Message } from "../core/text/message.ts";
import type { Exposure, TrafficPath } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { DocumentFacts, FileFacts, Snapshot } from "../core/workspace/snapshot.ts";
import { valueOf } from "../core/yaml/field.ts";
import type { FileSummary, ReportedContainer, ReportedWorkload, SkippedDocument } from "./api.ts";
import { renderIn } from "./render.ts";

/** The workloads of a file as the JSON report shows them (schemas/report.schema.json); variants that look the same are shown once. */
export function reportWorkloads(uri: string, snapshot: Snapshot): readonly ReportedWorkload[] {
  const reports = snapshot.workloads(uri).flatMap((workload) => reportWorkload(workload, snapshot) ?? []);
  const distinct = new Map(reports.map((report) => [JSON.stringify(report), report]));
  return [...distinct.values()];
}

/** Figures of a file; objects count once, however often they are applied. */
export function summarize(file: FileFacts | undefined): FileSummary {
  const documents = file?.documents ?? [];
  const manifests = documents.flatMap((document) => document.manifests);
  return {
    documents: documents.length + (file?.unused ?? 0),
    workloads: manifests.filter(({ type }) => type === "workload").length,
    skipped: documents.flatMap((document) => skippedDocument(document) ?? []),
  };
}

function skippedDocument({ start, end, skipped, problems }: DocumentFacts): SkippedDocument | null {
  if (skipped === null) return null;
  const [problem] = problems;
  // A document that is too large has its problem at its end; what is missing may be missing behind the last line.
  const offset = skipped === "too-large" ? 0 : (problem?.span.start ?? 0);
  const at = Math.max(start, Math.min(start + offset, end - 1));
  return { span: { start, end }, at, reason: skipped, detail: inEnglish(problem?.detail ?? "") };
}

/** As logs and the reports of the command line are. */
function inEnglish(detail: Message | string): string {
  return typeof detail === "string" ? detail : renderIn("en")(detail);
}

function reportWorkload(workload: Effective<Workload>, snapshot: Snapshot): ReportedWorkload | null {
  const { manifest } = workload;
  const place = snapshot.place(manifest.name.state === "known" ? manifest.name.at : manifest.kindAt);
  if (!place) return null;
  const timelines = snapshot.timelines(workload);
  return {
    uri: place.uri,
    span: place.span,
    kind: manifest.kind,
    namespace: valueOf(workload.namespace),
    name: valueOf(manifest.name, ""),
    gracePeriodSeconds: reportGrace(timelines),
    exposure: reportExposure(snapshot.exposure(workload)),
    // An init container has ended long before its pod is deleted.
    containers: timelines.filter(({ container }) => container.role !== "init").map(reportContainer),
  };
}

/** The grace period is one of the pod, so every container tells the same. */
function reportGrace(timelines: readonly Timeline[]): ReportedWorkload["gracePeriodSeconds"] {
  const grace = timelines[0]?.grace;
  if (!grace) return { state: "unknown", value: null };
  return { state: grace.field.state, value: grace.seconds };
}

function reportExposure({ state, paths }: Exposure): ReportedWorkload["exposure"] {
  return { state, paths: paths.map(reportPath) };
}

function reportPath({ loadBalancer, scope, targetType, via }: TrafficPath) {
  return {
    loadBalancer,
    scope,
    targetType: targetType.state === "known" ? targetType.value : ("unknown" as const),
    via: via.map(({ kind, name }) => `${kind}/${name}`),
  };
}

function reportContainer(timeline: Timeline): ReportedContainer {
  const { requiredSeconds, sigtermAt, sigkillAt, lostWindow } = timeline;
  return {
    name: valueOf(timeline.container.name, ""),
    serving: timeline.serving === "yes",
    preStop: reportHook(timeline.hook),
    timeline: { requiredSeconds, sigtermAt, sigkillAt, lostWindow },
  };
}

function reportHook(hook: HookEffect): ReportedContainer["preStop"] {
  if (hook.state !== "present") {
    return { state: hook.state, handler: null, delaySeconds: null, hookSeconds: null, delayState: null };
  }
  return {
    state: "present",
    handler: hook.handler?.type ?? null,
    delaySeconds: secondsOf(hook.delay),
    hookSeconds: secondsOf(hook.total),
    delayState: hook.delay.state === "known" && hook.delay.seconds === 0 ? "zero" : hook.delay.state,
  };
}

function secondsOf(length: Length): number | null {
  return length.state === "known" ? length.seconds : null;
}
