import { message } from "../core/text/message.ts";
import { keepServing } from "./fixes/keepServing.ts";
import { frontEnd, objectName, workloadName } from "./naming.ts";
import { trafficProof } from "./proof.ts";
import { provenPath } from "./provenPath.ts";
import { rolloutOutage } from "./rolloutOutage.ts";
import { defineRule } from "./rule.ts";
import { ruleTexts } from "./ruleTexts.ts";
import { deploymentStrategy, statefulSetStrategy } from "./sources.ts";

/** Every update leaves a stretch without any pod, which no preStop hook can bridge (table G 61). */
export default defineRule({
  id: "rollout-outage",
  subject: "workload",
  meta: {
    ...ruleTexts("rollout-outage"),
    severity: "information",
    sources: [deploymentStrategy, statefulSetStrategy],
  },
  *evaluate(subject, { snapshot }) {
    const { workload, timelines } = subject;
    const reached = timelines.find(provenPath);
    const outage = reached && rolloutOutage(workload, snapshot);
    if (!reached?.path || !outage) return;
    yield {
      at: outage.at,
      message: message(`rollout-outage.${outage.kind}`, {
        workload: workloadName(subject),
        frontEnd: frontEnd(reached.path),
        replicas: outage.replicas,
      }),
      grade: "information",
      object: objectName(workload),
      container: null,
      related: trafficProof(subject, reached),
      fixes: keepServing(workload.manifest, outage),
    };
  },
});
