/** Client to server: the load balancers of all workspace folders and what they reach. Answers at once, from what was read. */
export const overviewRequest = "podgrace/overview";

/** Server to client, for clients that said `showsOverview`: the answer to `podgrace/overview` may be another one now. */
export const overviewChangedNotification = "podgrace/overviewChanged";

/** A place, with lines and characters from 0. */
export interface PlaceInFile {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface OverviewEntry extends PlaceInFile {
  /** `alb`, `nlb`, `nginx`, … as in the JSON report. */
  readonly loadBalancer: string;
  /** Its kind for the user: `ALB`. */
  readonly title: string;
  readonly scope: "external" | "proxy";
  readonly kind: string;
  readonly name: string;
  readonly workloads: readonly OverviewWorkload[];
}

export interface OverviewWorkload extends PlaceInFile {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  /** Which of its variants; null where it has none. */
  readonly variant: string | null;
  readonly state: "safe" | "at-risk" | "unknown";
  /** The same in the user's language: `at risk`. */
  readonly stateInWords: string;
  /** A few words in the user's language. */
  readonly summary: string;
}
