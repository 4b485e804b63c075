import type { Manifest } from "../../core/kubernetes/manifest.ts";
import { message } from "../../core/text/message.ts";
import type { TrafficPath } from "../../core/traffic/exposure.ts";
import { whereOf } from "../../core/yaml/field.ts";
import { labelled } from "./facts.ts";
import { findingNotes, sourceLine } from "./notes.ts";
import { describeWorkloads, reachedWorkloads } from "./reached.ts";
import type { HoverSubject, Page } from "./subject.ts";
import { describeTargets } from "./targets.ts";
import { describePath, longestPath, shortened } from "./traffic.ts";

/** The name or kind of an Ingress, Gateway, route or TargetGroupBinding: where its requests go, and for how long. */
export function frontEndHover(subject: HoverSubject): Page {
  const { writer, pointed } = subject;
  const workloads = reachedWorkloads(subject);
  const paths = pathsFrom(
    workloads.flatMap(({ exposure }) => exposure.paths),
    subject.manifest,
  );
  const ways = [...new Set(paths.map((path) => describePath(path, subject)))];
  const items = [
    ...describeWorkloads(workloads, subject).map((line) => labelled("reaches", line, writer)),
    ...shortened(ways, subject).map((line) => labelled("traffic", line, writer)),
    ...describeTargets(longestPath(paths), subject),
  ];
  return {
    span: pointed.span,
    blocks: [
      lead(paths, subject),
      ...(items.length > 0 ? [writer.list(items)] : []),
      ...findingNotes(subject, pointed.span),
      ...sourceLine(subject, "prestop-too-short"),
    ],
  };
}

/** Paths with a step that stands in this object; the strictest first, as the exposure gives them. */
export function pathsFrom(paths: readonly TrafficPath[], { name }: Manifest): readonly TrafficPath[] {
  const own = whereOf(name);
  return paths.filter(({ via }) => via.some(({ at }) => at === own));
}

function lead(paths: readonly TrafficPath[], { writer, snapshot }: HoverSubject): string {
  const longest = longestPath(paths);
  if (!longest) {
    const id = snapshot.complete ? "hover.front-end.leads-nowhere" : "hover.front-end.indexing";
    return `${writer.strong(writer.say(id))} ${writer.say(`${id}.why`)}`;
  }
  const required = writer.say("hover.front-end.required", { seconds: longest.requiredSeconds });
  const why = writer.say("hover.front-end.required.why", {
    sender: message(`hover.sender.${longest.loadBalancer}`),
    setting: writer.code(`podgrace.requiredSeconds.${longest.requiredBy}`),
  });
  return `${writer.strong(required)} ${why}`;
}
