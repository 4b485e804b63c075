/** Traditional Chinese of `en/workspaceReport.ts`. */
export const workspaceReport: Readonly<Record<string, string>> = {
  "report.summary":
    "負載平衡器：{loadBalancers} 個。後方的工作負載：{workloads} 個，其中有風險：{risk}，安全：{safe}，不明：{unknown}。",
  "report.no-load-balancer": "這些檔案中沒有負載平衡器通往工作負載。",
  "report.workload": "工作負載",
  "report.state": "狀態",
  "report.update": "更新時",
  "report.at-risk": "有風險",
  "report.other-findings": "其他問題",
  "state.safe": "安全",
  "state.at-risk": "有風險",
  "state.unknown": "不明",
  "severity.error": "錯誤。",
  "severity.warning": "警告。",
  "severity.information": "資訊。",
};
