/** The port to the programs that render: hosts implement it, `core` never starts a process. */
export interface Renderer {
  /** Whether there is a program for this kind, and if not, why in words for the user (English, may be empty). */
  available(kind: RenderTarget["kind"]): Promise<Availability>;
  /**
   * The manifests of one target as they would be applied to Kubernetes 1.`kubernetesMinor`. Never throws; nothing is downloaded.
   */
  render(target: RenderTarget, kubernetesMinor: number): Promise<RenderOutcome>;
}

export type Availability =
  | { readonly state: "found" }
  | { readonly state: "missing"; readonly detail: string };

/** A Helm chart, or a kustomization that no other includes. */
export interface RenderTarget {
  readonly kind: "chart" | "kustomization";
  /** URI of its folder. */
  readonly folder: string;
  /** The chart's name; of a kustomization the path of its folder below the scanned one. */
  readonly name: string;
  /** URI of Chart.yaml, or of the kustomization file. */
  readonly uri: string;
}

export type RenderOutcome = { readonly state: "rendered"; readonly text: string } | RenderFailure;

export interface RenderFailure {
  readonly state: "failed";
  readonly reason: FailureReason;
  /** What the program said first, or a figure that belongs to the reason; for the user, in the program's own words. */
  readonly detail: string;
  /** More of what it said, to find out what helps. */
  readonly log?: string;
}

export type FailureReason =
  /** There is no such program. */
  | "no-tool"
  /** The program ended with an error. */
  | "refused"
  /** It took longer than is waited. */
  | "too-slow"
  /** It printed more than is read. */
  | "too-much"
  /** It would have to fetch something. */
  | "remote"
  /** The user stopped it. */
  | "cancelled";
