import type { Workload } from "../../core/kubernetes/workload.ts";
import { message } from "../../core/text/message.ts";
import { valueOf } from "../../core/yaml/field.ts";
import type { RolloutOutage } from "../rolloutOutage.ts";
import type { Fix } from "../rule.ts";
import { alternativeFix } from "./fix.ts";
import { setField } from "./setField.ts";
import { writeNumber } from "./writeNumber.ts";

/** The words of a Deployment for what is written here, and those of a DeploymentConfig. */
const plain = { type: "RollingUpdate", limits: ["spec", "strategy", "rollingUpdate"] } as const;
const openShift = { type: "Rolling", limits: ["spec", "strategy", "rollingParams"] } as const;

/**
 * Ways to keep a pod serving during an update. None is preferred: two pods at a time need more room, and what writes to one
 * volume may not run twice.
 */
export function keepServing(workload: Workload, outage: RolloutOutage): Fix[] {
  if (outage.kind === "in-order") return [];
  const { at, strategy, replicas } = workload;
  const { type, limits } = workload.kind === "DeploymentConfig" ? openShift : plain;
  if (outage.kind === "recreate") {
    return [
      alternativeFix(message("fix.set-strategy", { type }), [
        setField(at, [["spec", "strategy"], "type"], strategy.type, type),
      ]),
    ];
  }
  const surge = outage.surge > 0 ? [] : [setField(at, [limits, "maxSurge"], strategy.maxSurge, 1)];
  const newPodsFirst = [setField(at, [limits, "maxUnavailable"], strategy.maxUnavailable, 0), ...surge];
  return [
    alternativeFix(message("fix.new-pods-first"), newPodsFirst),
    ...(keepsOneOfTwo(workload)
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
