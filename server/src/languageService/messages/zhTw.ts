import { editor } from "./zh-tw/editor.ts";
import { findings } from "./zh-tw/findings.ts";
import { fixes } from "./zh-tw/fixes.ts";
import { gracePeriodInvalid } from "./zh-tw/gracePeriodInvalid.ts";
import { hovers } from "./zh-tw/hovers.ts";
import { inPlace } from "./zh-tw/inPlace.ts";
import { overview } from "./zh-tw/overview.ts";
import { picture } from "./zh-tw/picture.ts";
import { readinessGates } from "./zh-tw/readinessGates.ts";
import { rendering } from "./zh-tw/rendering.ts";
import { rollouts } from "./zh-tw/rollouts.ts";
import { rules } from "./zh-tw/rules.ts";
import { settings } from "./zh-tw/settings.ts";
import { sidecars } from "./zh-tw/sidecars.ts";
import { suppressions } from "./zh-tw/suppressions.ts";
import { timeline } from "./zh-tw/timeline.ts";
import { workspaceReport } from "./zh-tw/workspaceReport.ts";

/** All texts in Traditional Chinese, as it is written in Taiwan. */
export const zhTw: Readonly<Record<string, string>> = {
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
