import type { Container } from "../core/kubernetes/workload.ts";
import type { Timeline } from "../core/shutdown/timeline.ts";
import { valueOf } from "../core/yaml/field.ts";
import type { WorkloadSubject } from "./rule.ts";
import type { SidecarRole } from "./sidecarRole.ts";
import { sidecarRole } from "./sidecarRole.ts";

/** A container that ends while another one of its pod, which needs it, still gets requests. */
export interface StopsFirst {
  readonly kind: "mesh" | "database" | "behind-proxy";
  readonly needed: Timeline;
  /** The container that waits, and for how long. */
  readonly draining: Timeline;
  readonly delay: number;
  /** How long the needed one waits; 0 without a hook. */
  readonly ownDelay: number;
}

/** Seconds that are worth a word; a process takes some to end by itself. */
const LEAST_GAP = 5;

/** Every such container of a pod. Injected sidecars are in no file, so nothing is said of them. */
export function containersThatStopFirst({ timelines, workload }: WorkloadSubject): readonly StopsFirst[] {
  const { pod } = workload.manifest;
  const apps = timelines.filter(({ container }) => container.role === "app");
  if (pod === null || !pod.containersComplete) return [];
  const draining = longestDelay(apps);
  if (draining === null) return [];
  // Where a port of a Service may lead to one of the others, it may lead to each of them.
  const others = apps.filter((timeline) => timeline.serving === "no");
  const needed = [
    ...(isFrontProxy(draining.timeline) ? behindProxy(others) : []),
    ...supporting(others, pod.annotations.entries),
  ];
  return needed.flatMap(({ timeline, kind }) => {
    const ownDelay = knownDelay(timeline);
    if (ownDelay === null || draining.delay - ownDelay < LEAST_GAP) return [];
    return [{ kind, needed: timeline, draining: draining.timeline, delay: draining.delay, ownDelay }];
  });
}

/** The serving container that waits longest, with a hook that certainly works and is not cut off. */
function longestDelay(apps: readonly Timeline[]): { timeline: Timeline; delay: number } | null {
  const waiting = apps.flatMap((timeline) => {
    const delay = timeline.serving === "yes" ? knownDelay(timeline) : null;
    return delay === null || timeline.stopsAcceptingAt !== delay ? [] : [{ timeline, delay }];
  });
  return waiting.sort((a, b) => b.delay - a.delay)[0] ?? null;
}

/** D where it is certain; a hook that may fail proves nothing. */
function knownDelay({ hook }: Timeline): number | null {
  if (hook.state === "absent") return 0;
  if (hook.state === "unknown" || hook.problem !== null || hook.delay.state !== "known") return null;
  return hook.delay.seconds;
}

interface Needed {
  readonly timeline: Timeline;
  readonly kind: StopsFirst["kind"];
}

function isFrontProxy({ container }: Timeline): boolean {
  const role = sidecarRole(container);
  return role === "front-proxy" || role === "mesh";
}

/** What stands behind a front proxy: the only other container that listens and has no other part to play. */
function behindProxy(others: readonly Timeline[]): readonly Needed[] {
  const [timeline, second] = others.filter(({ container }) => mayBeBehind(container));
  if (timeline === undefined || second !== undefined) return [];
  const { container } = timeline;
  const isPlainApp = listens(container) && sidecarRole(container) === null;
  return isPlainApp ? [{ timeline, kind: "behind-proxy" }] : [];
}

function mayBeBehind(container: Container): boolean {
  const role = sidecarRole(container);
  return (role === null || role === "front-proxy") && (listens(container) || !container.portsComplete);
}

/** PHP-FPM speaks to nothing but a web server, which people know without a port. */
function listens({ image, ports }: Container): boolean {
  return ports.length > 0 || /[-_.:/]fpm([-_.:]|$)/.test(valueOf(image, ""));
}

function supporting(
  others: readonly Timeline[],
  annotations: Readonly<Record<string, unknown>>,
): readonly Needed[] {
  return others.flatMap((timeline): readonly Needed[] => {
    const role = sidecarRole(timeline.container);
    if (role !== "mesh" && role !== "database") return [];
    return waitsByItself(timeline.container, role, annotations) ? [] : [{ timeline, kind: role }];
  });
}

/**
 * True where the proxy may have a delay of its own, by a flag, a variable or an annotation (domain-facts §F): how long it
 * then waits is not followed.
 */
function waitsByItself(
  { commandLine, variables }: Container,
  role: Exclude<SidecarRole, null>,
  annotations: Readonly<Record<string, unknown>>,
): boolean {
  if (role === "mesh" && Object.keys(annotations).some((key) => MESH_SETTINGS.test(key))) return true;
  const says = [...commandLine.known, ...variables.known].some((word) => OWN_DELAY.test(word));
  return says || !commandLine.complete || !variables.complete;
}

const MESH_SETTINGS = /proxy\.istio\.io\/config|config\.(alpha\.)?linkerd\.io\/(proxy-wait|shutdown)/;

const OWN_DELAY =
  /term[-_]timeout|sigterm[-_]delay|quitquitquit|drain|shutdown|^(EXIT_ON_ZERO_ACTIVE_CONNECTIONS|PROXY_CONFIG)$/i;
