import { editor } from "./en/editor.ts";
import { findings } from "./en/findings.ts";
import { fixes } from "./en/fixes.ts";
import { gracePeriodInvalid } from "./en/gracePeriodInvalid.ts";
import { hovers } from "./en/hovers.ts";
import { inPlace } from "./en/inPlace.ts";
import { overview } from "./en/overview.ts";
import { picture } from "./en/picture.ts";
import { readinessGates } from "./en/readinessGates.ts";
import { rendering } from "./en/rendering.ts";
import { rollouts } from "./en/rollouts.ts";
import { rules } from "./en/rules.ts";
import { settings } from "./en/settings.ts";
import { sidecars } from "./en/sidecars.ts";
import { suppressions } from "./en/suppressions.ts";
import { timeline } from "./en/timeline.ts";
import { workspaceReport } from "./en/workspaceReport.ts";

/** All texts in English, the language every other one falls back to. */
export const en: Readonly<Record<string, string>> = {
  ...rules,
  ...editor,
  ...findings,
  ...fixes,
  ...gracePeriodInvalid,
  ...inPlace,
  ...overview,
  ...picture,
  ...readinessGates,
  ...rendering,
  ...rollouts,
  ...settings,
  ...sidecars,
  ...suppressions,
  ...timeline,
  ...workspaceReport,
  ...hovers,
};
