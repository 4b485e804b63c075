import * as vscode from "vscode";
import { copyTextCommand, showRuleCommand } from "../../server/src/protocol/commands.ts";
import { copyText } from "./commands/copyText.ts";
import { createConfiguration } from "./commands/createConfiguration.ts";
import { fixAll } from "./commands/fixAll.ts";
import { fixAllInWorkspace } from "./commands/fixAllInWorkspace.ts";
import { openExample } from "./commands/openExample.ts";
import { scanRendered } from "./commands/scanRendered.ts";
import { scanWorkspace } from "./commands/scanWorkspace.ts";
import { createWorkspaceReport } from "./commands/showReport.ts";
import { showRule } from "./commands/showRule.ts";
import { showLanguageStatus } from "./languageStatus.ts";
import { followManifests } from "./lastManifest.ts";
import { createLoadBalancerView } from "./loadBalancerView.ts";
import { tellTheme } from "./pictureTheme.ts";
import { repeatScan } from "./repeatScan.ts";
import { createServer, type LoadLibrary } from "./server.ts";
import { createTimelinePanel } from "./timeline/timelinePanel.ts";

/** Starts the language server and what the editor shows of it. The work is done in the server, none of it here. */
export function startExtension(context: vscode.ExtensionContext, loadLibrary: LoadLibrary): void {
  const output = vscode.window.createOutputChannel("Podgrace", { log: true });
  const server = createServer(loadLibrary, context.extensionUri, output);
  const report = createWorkspaceReport(server);
  const loadBalancers = createLoadBalancerView(server);
  const repetition = repeatScan(server, () => loadBalancers.show());
  const timeline = createTimelinePanel(server, context.extensionUri);
  const lastManifest = followManifests();
  const showTimeline = async (place: unknown) => {
    // A place comes from a manifest that is in front already.
    if (place === undefined) await lastManifest.bring();
    timeline.show(place);
  };
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    "podgrace.scanWorkspace": () => {
      repetition.begun();
      return scanWorkspace(server, () => loadBalancers.show());
    },
    "podgrace.scanRendered": () => scanRendered(server, output),
    "podgrace.fixAll": () => fixAll(lastManifest),
    "podgrace.createConfiguration": () => createConfiguration(server),
    "podgrace.fixAllInWorkspace": () => fixAllInWorkspace(server),
    "podgrace.showTimeline": showTimeline,
    "podgrace.openExample": () => openExample(context.extensionUri),
    "podgrace.showReport": () => report.show(),
    "podgrace.showOutput": () => output.show(),
    "podgrace.restartServer": () => server.restart(),
    [showRuleCommand]: (rule) => showRule(context.extension, rule),
    [copyTextCommand]: copyText,
  };
  context.subscriptions.push(
    output,
    showLanguageStatus(server),
    loadBalancers,
    repetition,
    report,
    timeline,
    lastManifest,
    tellTheme(server),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.trust()),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    { dispose: () => void server.stop() },
  );
  // Not awaited: whoever needs the server waits for it, and other extensions do not.
  void server.start();
}
