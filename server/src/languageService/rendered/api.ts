import type { FailureReason, RenderTarget } from "../../core/render/renderer.ts";
import type { FoundByRendering, ReportedFinding } from "../api.ts";
import type { RenderUnit } from "./findTargets.ts";

/** A finding about what a chart or overlay renders to, at the place in the workspace that it comes from. */
export type RenderedFinding = ReportedFinding & { readonly rendered: FoundByRendering };

/** What charts and overlays of a folder rendered to, so that it can be judged again when only the settings are others. */
export interface RenderedOutputs {
  readonly units: readonly RenderedUnit[];
  /** Objects that stand in no unit but count for all, such as namespaces and classes, by file. */
  readonly context: ReadonlyMap<string, string>;
}

export interface RenderedUnit {
  readonly unit: RenderUnit;
  readonly output: string;
  /** The version of Kubernetes that it was rendered for. */
  readonly kubernetesMinor: number;
}

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
  readonly outputs: RenderedOutputs;
  readonly cancelled: boolean;
}
