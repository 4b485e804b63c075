import type { Manifest, Service } from "../core/kubernetes/manifest.ts";
import { describe } from "../core/kubernetes/manifest.ts";
import { message } from "../core/text/message.ts";
import type { TrafficPath } from "../core/traffic/exposure.ts";
import type { Effective } from "../core/workspace/effective.ts";
import type { ReachedWorkload } from "../core/workspace/snapshot.ts";
import { type Known, valueOf, whereOf } from "../core/yaml/field.ts";
import { alternativeFix, preferredFix } from "./fixes/fix.ts";
import { removeField } from "./fixes/setField.ts";
import { frontEnd, objectName } from "./naming.ts";
import { distinct, pathProof } from "./proof.ts";
import type { Fix, Related } from "./rule.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { endpointConditions, serviceReference } from "./sources.ts";

/** A Service publishes its pods as ready until they are gone, so that no load balancer hears of their end (domain-facts §A2). */
export default defineRule({
  id: "endpoint-stays-ready",
  subject: "object",
  meta: {
    ...ruleTexts("endpoint-stays-ready"),
    severity: "warning",
    sources: [endpointConditions, serviceReference],
  },
  *evaluate(object, { snapshot }) {
    if (!isService(object) || object.patched) return;
    const { publishNotReadyAddresses: field } = object.manifest;
    if (field.state !== "known" || !field.value) return;
    const reached = snapshot.reachedFrom(object).flatMap((workload) => reachedBy(workload, object));
    const [first] = reached.sort((a, b) => rank(a.path) - rank(b.path));
    if (first === undefined) return;
    const workloads = [...new Set(reached.map(({ workload }) => describe(workload.workload.manifest)))];
    const [workload = "", ...others] = workloads;
    yield {
      at: field.at,
      message: message("endpoint-stays-ready.finding", {
        service: describe(object.manifest),
        frontEnd: frontEnd(first.path),
        workloads:
          others.length === 0 ? workload : message("workloads.and-more", { workload, count: others.length }),
      }),
      grade: first.path.scope === "external" ? "warning" : "information",
      object: objectName(object),
      container: null,
      related: proofOf(reached),
      fixes: [unpublish(object.manifest, field)],
    };
  },
});

interface Reached {
  readonly workload: ReachedWorkload;
  readonly path: TrafficPath;
}

function isService(object: Effective<Manifest>): object is Effective<Service> {
  return object.manifest.type === "service";
}

/** The proven ways through this Service to pods that an update replaces. */
function reachedBy(workload: ReachedWorkload, service: Effective<Service>): readonly Reached[] {
  const { nature } = workload.workload.manifest;
  if (nature === "knative" || nature === "job") return [];
  return workload.exposure.paths
    .filter((path) => path.service.service === service && path.certainty === "proven")
    .filter((path) => path.service.reaches.includes("yes"))
    .map((path) => ({ workload, path }));
}

function rank({ scope }: TrafficPath): number {
  return scope === "external" ? 0 : 1;
}

function proofOf(reached: readonly Reached[]): Related[] {
  return distinct(
    reached.flatMap(({ workload, path }) => {
      const { manifest } = workload.workload;
      const selected = message("related.selected", { workload: describe(manifest) });
      return [...pathProof(path).slice(0, -1), { at: whereOf(manifest.name), message: selected }];
    }),
  );
}

/** Behind a headless Service the field may serve peers that have to find each other before they are ready. */
function unpublish({ clusterIP }: Service, field: Known<boolean>): Fix {
  const changes = [removeField(field, "publishNotReadyAddresses")];
  const title = message("fix.unpublish");
  return valueOf(clusterIP) === "None" ? alternativeFix(title, changes) : preferredFix(title, changes);
}
