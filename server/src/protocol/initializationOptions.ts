/** What pictures are drawn for. */
export type PictureTheme = "light" | "dark" | "high-contrast-dark" | "high-contrast-light";

/**
 * What a client may say about itself in `initializationOptions`, beyond the capabilities of the protocol. All of it
 * is optional: a client that says nothing is served with what every editor understands.
 */
export interface InitializationOptions {
  /** BCP 47 tag of the user's language; takes precedence over the `locale` of the initialize request. */
  readonly locale?: string;
  /** Scheme under which the operating system starts this editor (`vscode`, `vscode-insiders`, `vscodium`, …). */
  readonly uriScheme?: string;
  /** Hovers may hold images as `data:` URIs. */
  readonly hoverImages?: boolean;
  /** Background of the editor, so that pictures can be drawn to fit. */
  readonly theme?: PictureTheme;
  /** The client runs the command `podgrace.copyText` with one string. */
  readonly canCopy?: boolean;
  /** The client runs the command `podgrace.showRule` from a link in a hover. */
  readonly canShowRule?: boolean;
  /** The client runs the command `podgrace.showTimeline`. */
  readonly canShowTimeline?: boolean;
  /** The client answers `podgrace/readDirectory` and `podgrace/readFile` for files that the server cannot reach. */
  readonly readsFiles?: boolean;
  /** The client wants `podgrace/status` notifications. */
  readonly showsStatus?: boolean;
  /** The client wants `podgrace/overviewChanged` notifications. */
  readonly showsOverview?: boolean;
  /** False: the user does not trust the workspace (yet), so no program is started for it. Left out: nothing is known of trust. */
  readonly workspaceTrusted?: boolean;
  /** Settings for clients without `workspace/configuration`: the tree below `podgrace`. */
  readonly settings?: unknown;
}
