import * as vscode from "vscode";
import {
  type OverviewEntry,
  type OverviewWorkload,
  overviewChangedNotification,
  overviewRequest,
  type PlaceInFile,
} from "../../server/src/protocol/overview.ts";
import type { Server } from "./server.ts";

/** The view is shown from the first scan on: before, nobody asked for more than the file that is open. */
const scannedContext = "podgrace.scanned";

export interface LoadBalancerView extends vscode.Disposable {
  /** A scan has ended. */
  show(): Promise<void>;
}

/** A tree of the load balancers of the workspace and the workloads they reach, kept current by the server. */
export function createLoadBalancerView(server: Server): LoadBalancerView {
  const changed = new vscode.EventEmitter<void>();
  let entries: readonly OverviewEntry[] = [];
  let scanned = false;
  const view = vscode.window.createTreeView<Node>("podgrace.loadBalancers", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => (node === undefined ? entries.map(toBranch) : node.children),
      getTreeItem: (node) => node.item,
    },
    showCollapseAll: true,
  });

  async function refresh(): Promise<void> {
    if (!scanned) return;
    const client = await server.ready().catch(() => undefined);
    entries = (await client?.sendRequest<readonly OverviewEntry[]>(overviewRequest)) ?? [];
    view.message =
      entries.length === 0 ? vscode.l10n.t("No load balancer in these files reaches a workload.") : "";
    changed.fire();
  }

  const listening = server.onNotification(overviewChangedNotification, () => void refresh());
  return {
    async show() {
      scanned = true;
      await vscode.commands.executeCommand("setContext", scannedContext, true);
      await refresh();
    },
    dispose() {
      for (const each of [view, changed, listening]) each.dispose();
    },
  };
}

interface Node {
  readonly item: vscode.TreeItem;
  readonly children: Node[];
}

function toBranch(entry: OverviewEntry): Node {
  const item = itemAt(entry, entry.name, vscode.TreeItemCollapsibleState.Expanded);
  item.description = `${entry.title} · ${entry.kind}`;
  item.iconPath = new vscode.ThemeIcon(entry.scope === "external" ? "globe" : "arrow-swap");
  item.accessibilityInformation = { label: `${entry.title}, ${entry.kind} ${entry.name}` };
  return { item, children: entry.workloads.map(toLeaf) };
}

function toLeaf(workload: OverviewWorkload): Node {
  const item = itemAt(workload, workload.name, vscode.TreeItemCollapsibleState.None);
  const words = [workload.summary, ...(workload.variant === null ? [] : [workload.variant])];
  item.description = words.join(" · ");
  item.iconPath = icons[workload.state];
  const state = workload.stateInWords;
  item.accessibilityInformation = {
    label: [`${workload.kind} ${workload.name}`, state, ...words].join(", "),
  };
  item.tooltip = `${workload.kind}/${workload.name}: ${state}\n${vscode.workspace.asRelativePath(vscode.Uri.parse(workload.uri))}`;
  return { item, children: [] };
}

/** An item that leads to its place in the file. */
function itemAt(
  { uri, range }: PlaceInFile,
  label: string,
  collapsible: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible);
  const target = vscode.Uri.parse(uri);
  const selection = new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
  item.tooltip = vscode.workspace.asRelativePath(target);
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [target, { selection, preserveFocus: true }],
  };
  return item;
}

/** Shape and colour both tell the state. */
const icons: Readonly<Record<OverviewWorkload["state"], vscode.ThemeIcon>> = {
  safe: new vscode.ThemeIcon("pass", new vscode.ThemeColor("testing.iconPassed")),
  "at-risk": new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  unknown: new vscode.ThemeIcon("question"),
};
