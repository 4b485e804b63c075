/**
 * Client to server: how the workload at a position shuts down, or those that the object there sends requests to; without a
 * position, all workloads of the file. With `overrides`, as it would be with other seconds.
 */
export const timelineRequest = "podgrace/timeline";

/** Client to server: the editor has another theme now, as in `initializationOptions`. */
export const themeNotification = "podgrace/theme";

export interface TimelineParams {
  readonly uri: string;
  readonly position?: { readonly line: number; readonly character: number };
  /** What if? They concern the workload at `position`, or the first one. */
  readonly overrides?: TimelineOverrides;
  /** The pictures wished for: `light`, `dark`, `high-contrast-light`, `high-contrast-dark`. */
  readonly themes?: readonly string[];
  /** Pixels of the pictures, 720 unless given. */
  readonly width?: number;
}

export interface TimelineOverrides {
  /** Which of the workload's variants: the `variant` of its picture. */
  readonly variant?: string | null;
  /** Number of the container in its picture; the one that loses most unless given. */
  readonly container?: number;
  readonly delaySeconds?: number;
  readonly graceSeconds?: number;
  /** Seconds for which the load balancer goes on sending. */
  readonly requiredSeconds?: number;
}

export interface TimelineResult {
  readonly workloads: readonly TimelineWorkload[];
  /** Why there are none, in a sentence for the user. */
  readonly none: string | null;
  /** One SVG of all workloads for each theme wished for. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Everything the pictures show, in sentences. */
  readonly text: string;
  /** The words of pictures in the user's language, by message id, with `{placeholders}`. */
  readonly words: Readonly<Record<string, string>>;
}

export interface TimelineWorkload {
  readonly uri: string;
  /** Of its name. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** A `PicturedWorkload` of server/src/core/picture: all times, as plain data. */
  readonly picture: unknown;
  /** Number of the container that best stands for it. */
  readonly container: number;
  /** The seconds that quick fixes would write. */
  readonly suggested: { readonly delaySeconds: number; readonly graceSeconds: number };
  /** Whether the seconds can be written, each null or the reason why not. */
  readonly obstacles: { readonly delay: string | null; readonly grace: string | null };
  /** The `WorkspaceEdit` that writes the delay and the grace period of `overrides`, where it can be made. */
  readonly edit: unknown;
}
