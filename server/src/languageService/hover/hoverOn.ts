import type { Manifest, Namespace, Service } from "../../core/kubernetes/manifest.ts";
import { graceKey } from "../../core/kubernetes/misplacedGrace.ts";
import type { Container, Workload } from "../../core/kubernetes/workload.ts";
import type { Span } from "../../core/text/span.ts";
import { gateLabel } from "../../rules/gateLabel.ts";
import { containerHover, preStopHover } from "./containerHover.ts";
import { frontEndHover } from "./frontEndHover.ts";
import { misplacedGraceHover, probeGraceHover } from "./graceElsewhereHover.ts";
import { gracePeriodHover } from "./gracePeriodHover.ts";
import { namespaceHover } from "./namespaceHover.ts";
import { readinessGateHover } from "./readinessGateHover.ts";
import { serviceHover } from "./serviceHover.ts";
import type { HoverSubject, Page } from "./subject.ts";
import { targetSettingHover, topicOf } from "./targetSettingHover.ts";
import { ALB_TARGET_TYPE, NLB_TARGET_TYPE, targetTypeHover } from "./targetTypeHover.ts";
import { workloadHover } from "./workloadHover.ts";

/** Chooses what to say by the place: an attribute, a field of a pod, or the name of an object. Null where nothing is. */
export function hoverOn(subject: HoverSubject): Page | null {
  const { manifest } = subject;
  const attribute = hoverOnAttribute(subject);
  if (attribute) return attribute;
  if (isTargetTypeField(subject)) return targetTypeHover(subject);
  if (manifest.type === "workload")
    return hoverInWorkload({ ...subject, manifest } as HoverSubject<Workload>);
  return isName(subject) ? hoverOnName(subject) : null;
}

/** Labels and annotations of the object, or of the pods of a workload. */
function hoverOnAttribute(subject: HoverSubject): Page | null {
  const { path } = subject.pointed;
  const [key, where] = [path.at(-1), path.at(-2)];
  if (
    typeof key !== "string" ||
    path.at(-3) !== "metadata" ||
    (where !== "labels" && where !== "annotations")
  ) {
    return null;
  }
  if (gateKeys(subject).has(key)) return readinessGateHover(subject, key, where);
  if (where === "labels" || path.length !== 3) return null;
  if (key === ALB_TARGET_TYPE || key === NLB_TARGET_TYPE) return targetTypeHover(subject);
  const topic = topicOf(key);
  return topic ? targetSettingHover(subject, key, topic) : null;
}

/** The keys of both AWS controllers, or the one of the settings. */
function gateKeys({ settings }: HoverSubject): ReadonlySet<string> {
  return new Set([false, true].map((autoMode) => gateLabel(autoMode, settings).key));
}

function isTargetTypeField({ manifest, pointed }: HoverSubject): boolean {
  const path = pointed.path.join(".");
  if (manifest.type === "targetGroupConfiguration") return path === "spec.defaultConfiguration.targetType";
  const isAws = manifest.type === "ingressClassParams" || manifest.type === "targetGroupBinding";
  return isAws && path === "spec.targetType";
}

/** The `kind`, or the value of `metadata.name`. */
function isName({ pointed }: HoverSubject): boolean {
  if (pointed.on !== "value") return false;
  const path = pointed.path.join(".");
  return path === "kind" || path === "metadata.name";
}

function hoverOnName(subject: HoverSubject): Page | null {
  const { manifest } = subject;
  switch (manifest.type) {
    case "namespace":
      return namespaceHover({ ...subject, manifest } as HoverSubject<Namespace>);
    case "service":
      return serviceHover({ ...subject, manifest } as HoverSubject<Service>);
    case "ingress":
    case "gateway":
    case "route":
    case "virtualService":
    case "istioGateway":
    case "proxyRoute":
    case "targetGroupBinding":
      return frontEndHover(subject);
    default:
      return null;
  }
}

function hoverInWorkload(subject: HoverSubject<Workload>): Page | null {
  const { pointed, manifest } = subject;
  if (isName(subject)) return workloadHover(subject);
  const container = manifest.pod?.containers.find(({ at }) => contains(at.span, pointed.span));
  if (pointed.path.at(-1) === graceKey) return hoverOnGrace(subject, container);
  if (!container) return null;
  const inside = pathInside(container, subject);
  if (inside[0] === "lifecycle" && inside[1] === "preStop") return preStopHover(subject, container);
  return inside.length === 1 && inside[0] === "name" && pointed.on === "value"
    ? containerHover(subject, container)
    : null;
}

function hoverOnGrace(subject: HoverSubject<Workload>, container: Container | undefined): Page | null {
  const { pointed, manifest } = subject;
  const owner = pointed.parents.at(-1);
  if (owner && manifest.pod && sameSpan(owner.span, manifest.pod.at.span)) return gracePeriodHover(subject);
  const field = container ? pathInside(container, subject)[0] : undefined;
  if (typeof field === "string" && field.endsWith("Probe")) return probeGraceHover(subject, field);
  return misplacedGraceHover(subject);
}

/** The keys from a container to the place. */
function pathInside({ at }: Container, { pointed }: HoverSubject<Manifest>): readonly (string | number)[] {
  const depth = pointed.parents.findIndex(({ span }) => sameSpan(span, at.span));
  return depth === -1 ? [] : pointed.path.slice(depth);
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
