import type { FailureReason, RenderTarget } from "../../core/render/renderer.ts";
import type { FoundByRendering, ReportedFinding } from "../api.ts";

/** A finding about what a chart or overlay renders to, at the place in the workspace that it comes from. */
export type RenderedFinding = ReportedFinding & { readonly rendered: FoundByRendering };

/** Charts or overlays that could not be rendered, for one reason. */
export interface RenderProblem {
  readonly targets: readonly RenderTarget[];
  readonly reason: FailureReason;
  /** A sentence or two for the user: which ones, what the program said, and what to do. */
  readonly message: string;
}

export interface RenderedScan {
  /** Charts and overlays that were rendered. */
  readonly rendered: readonly RenderTarget[];
  readonly problems: readonly RenderProblem[];
  /** What only rendering shows, in the order of file, offset and rule. What the files themselves tell is not repeated. */
  readonly findings: readonly RenderedFinding[];
  readonly cancelled: boolean;
}
