import { apiKind, type StrategyShape } from "../../core/kubernetes/apiKinds.ts";
import type { Workload } from "../../core/kubernetes/workload.ts";
import { message } from "../../core/text/message.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { RolloutOutage } from "../rolloutOutage.ts";
import type { Fix } from "../rule.ts";
import { alternativeFix } from "./fix.ts";
import { setField } from "./setField.ts";
import { writeNumber } from "./writeNumber.ts";

/**
 * Ways to keep a pod serving during an update. None is preferred: two pods at a time need more room, and what writes to one
 * volume may not run twice.
 */
export function keepServing(workload: Workload, outage: RolloutOutage): Fix[] {
  const kind = apiKind(workload.group, workload.kind);
  const shape = kind?.view === "workload" ? kind.strategy : null;
  if (shape === null || outage.kind === "in-order") return [];
  const { at, strategy, replicas } = workload;
  if (outage.kind === "recreate") {
    const type = shape.limits === "rollingParams" ? "Rolling" : "RollingUpdate";
    return [
      alternativeFix(message("fix.set-strategy", { type }), [
        setField(at, [["spec", shape.key], "type"], strategy.type, type),
      ]),
    ];
  }
  const limits = ["spec", shape.key, ...limitsKey(shape)];
  const surge = outage.surge > 0 ? [] : [setField(at, [limits, "maxSurge"], strategy.maxSurge, 1)];
  const newPodsFirst = [setField(at, [limits, "maxUnavailable"], strategy.maxUnavailable, 0), ...surge];
  return [
    alternativeFix(message("fix.new-pods-first"), newPodsFirst),
    ...(outage.kind === "one-replica" && keepsOneOfTwo(workload)
      ? [
          alternativeFix(message("fix.set-replicas", { replicas: 2 }), [
            writeNumber(at, ["spec", "replicas"], replicas, 2),
          ]),
        ]
      : []),
  ];
}

/** True unless both of two pods may be missing. */
function keepsOneOfTwo({ strategy }: Workload): boolean {
  const limit = valueOf(strategy.maxUnavailable);
  return typeof limit === "number" ? limit < 2 : limit !== "100%";
}

function limitsKey({ limits }: StrategyShape): readonly string[] {
  return limits === "rollingUpdate" || limits === "rollingParams" ? [limits] : [];
}
