import { type Field, valueOf } from "../core/yaml/field.ts";

/** What version 1 of the AWS controller called its gates, in front of `<ingress>_<service>_<port>` (domain-facts §D5). */
const LEGACY_PREFIX = "target-health.alb.ingress.k8s.aws/";

/** A gate that no controller since version 2 ever makes true. */
export function isLegacyGate(conditionType: Field<string>): boolean {
  return valueOf(conditionType, "").startsWith(LEGACY_PREFIX);
}
