import type { Timeline } from "../../core/shutdown/timeline.ts";
import { message } from "../../core/text/message.ts";
import type { SelectingService, TrafficPath, TrafficStep } from "../../core/traffic/exposure.ts";
import { valueOf, whereOf } from "../../core/yaml/field.ts";
import { describePlace } from "./places.ts";
import type { AppliedWorkload, HoverSubject } from "./subject.ts";

/** More paths than this are counted, not shown: a hover must fit on one screen. */
const mostPaths = 3;

/** Which objects of which files lead requests to a container, one line per way. */
export function describeTraffic(
  timeline: Timeline,
  of: AppliedWorkload,
  subject: HoverSubject,
): readonly string[] {
  const index = of.timelines.indexOf(timeline);
  const reaches = ({ reaches }: SelectingService) => reaches[index] !== "no";
  const paths = of.exposure.paths.filter(({ service }) => reaches(service));
  const lines =
    paths.length > 0
      ? paths.map((path) => describePath(path, subject))
      : of.exposure.services.filter(reaches).map((service) => describeService(service, of, subject));
  return shortened(lines, subject);
}

/** `ALB, pods as targets (ip): Ingress web (ingress.yaml:4) → Service web (line 30)`. */
export function describePath(path: TrafficPath, subject: HoverSubject): string {
  const { writer } = subject;
  const loadBalancer = writer.words(message(`load-balancer.${path.loadBalancer}`));
  const steps = path.via.map((step) => describeStep(step, subject)).join(" → ");
  const target = writer.say(`hover.target.${targetOf(path)}`);
  const id = hasTargetType(path) ? "hover.path.target" : "hover.path";
  const line = writer.say(id, { loadBalancer, target, steps });
  return path.certainty === "proven" ? line : writer.say("hover.path.likely", { line });
}

function describeStep({ kind, name, at }: Omit<TrafficStep, "object">, subject: HoverSubject): string {
  const { writer } = subject;
  return writer.say("hover.object", {
    kind: writer.text(kind),
    name: writer.code(name),
    place: describePlace(at, subject),
  });
}

function describeService(
  { service, certainty }: SelectingService,
  of: AppliedWorkload,
  subject: HoverSubject,
): string {
  const { kind, name } = service.manifest;
  const step = describeStep({ kind, name: valueOf(name, "?"), at: whereOf(name) }, subject);
  const id = of.exposure.state === "cluster" ? "hover.path.cluster" : "hover.path.unknown";
  const line = subject.writer.say(id, { service: step });
  return certainty === "proven" ? line : subject.writer.say("hover.path.likely", { line });
}

/** The AWS controllers register either pods or nodes; other load balancers have no such choice in these files. */
export function hasTargetType({ loadBalancer }: TrafficPath): boolean {
  return ["alb", "nlb", "gateway-alb", "gateway-nlb", "target-group"].includes(loadBalancer);
}

function targetOf({ targetType }: TrafficPath): string {
  return targetType.state === "known" ? targetType.value : "unknown";
}

/** The path that asks for the longest delay, the first of equal ones. */
export function longestPath(paths: readonly TrafficPath[]): TrafficPath | undefined {
  return paths.find(({ requiredSeconds }) =>
    paths.every((other) => other.requiredSeconds <= requiredSeconds),
  );
}

/** The first lines, and how many more there are. */
export function shortened(lines: readonly string[], { writer }: HoverSubject): readonly string[] {
  const more = lines.length - mostPaths;
  return more <= 0 ? lines : [...lines.slice(0, mostPaths), writer.say("hover.more", { count: more })];
}
