/** Server command for any client: scans the workspace folders with work-done progress. */
export const scanWorkspaceCommand = "podgrace.server.scanWorkspace";

/** Server command for any client: renders the charts and overlays of the workspace folders, with work-done progress. */
export const scanRenderedCommand = "podgrace.server.scanRendered";

/** Client command that puts its one argument, a string, on the clipboard. */
export const copyTextCommand = "podgrace.copyText";

/** Client command that opens the page of the rule named by its one argument. */
export const showRuleCommand = "podgrace.showRule";

/** Client command that shows the shutdown timeline, of the `{ uri, position }` that is its one argument, or at the cursor. */
export const showTimelineCommand = "podgrace.showTimeline";

/** The `source` of every diagnostic. */
export const diagnosticSource = "podgrace";

/** The `code` of what is wrong in a configuration file; every other code is a rule. */
export const configurationCode = "configuration";

/** The kind of the code action that applies all preferred fixes of a file. */
export const fixAllKind = "source.fixAll.podgrace";
