import directiveInvalid from "./directive-invalid.ts";
import gracePeriodTooShort from "./grace-period-too-short.ts";
import prestopIneffective from "./prestop-ineffective.ts";
import prestopMissing from "./prestop-missing.ts";
import prestopTooShort from "./prestop-too-short.ts";
import prestopUnmeasurable from "./prestop-unmeasurable.ts";
import readinessGateLabelMissing from "./readiness-gate-label-missing.ts";
import type { Rule } from "./rule.ts";

/** All rules, in the order in which they are documented and run. */
export const rules: readonly Rule[] = [
  prestopMissing,
  prestopTooShort,
  prestopIneffective,
  prestopUnmeasurable,
  gracePeriodTooShort,
  readinessGateLabelMissing,
  directiveInvalid,
];
