import directiveInvalid from "./directive-invalid.ts";
import endpointStaysReady from "./endpoint-stays-ready.ts";
import gracePeriodInvalid from "./grace-period-invalid.ts";
import gracePeriodTooShort from "./grace-period-too-short.ts";
import prestopIneffective from "./prestop-ineffective.ts";
import prestopMissing from "./prestop-missing.ts";
import prestopTooShort from "./prestop-too-short.ts";
import prestopUnmeasurable from "./prestop-unmeasurable.ts";
import readinessGateLabelInvalid from "./readiness-gate-label-invalid.ts";
import readinessGateLabelMissing from "./readiness-gate-label-missing.ts";
import readinessGateUnsatisfiable from "./readiness-gate-unsatisfiable.ts";
import readinessProbeMissing from "./readiness-probe-missing.ts";
import rolloutOutage from "./rollout-outage.ts";
import type { Rule } from "./rule.ts";
import sidecarStopsFirst from "./sidecar-stops-first.ts";

/** All rules, in the order in which they are documented and run. */
export const rules: readonly Rule[] = [
  prestopMissing,
  prestopTooShort,
  prestopIneffective,
  prestopUnmeasurable,
  gracePeriodTooShort,
  gracePeriodInvalid,
  readinessGateLabelMissing,
  readinessGateLabelInvalid,
  readinessGateUnsatisfiable,
  readinessProbeMissing,
  rolloutOutage,
  endpointStaysReady,
  sidecarStopsFirst,
  directiveInvalid,
];
