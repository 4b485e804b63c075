/** The report on a workspace that an editor shows after a scan. */
export const workspaceReport: Readonly<Record<string, string>> = {
  "report.summary":
    "Load balancers: {loadBalancers}. Workloads behind them: {workloads}, of which at risk: {risk}, safe: {safe}, unknown: {unknown}.",
  "report.no-load-balancer": "No load balancer in these files reaches a workload.",
  "report.workload": "Workload",
  "report.state": "State",
  "report.update": "In an update",
  "report.at-risk": "At risk",
  "report.other-findings": "Other findings",
  "state.safe": "safe",
  "state.at-risk": "at risk",
  "state.unknown": "unknown",
  "severity.error": "Error.",
  "severity.warning": "Warning.",
  "severity.information": "Information.",
};
