/** Traditional Chinese of `en/rollouts.ts`. */
export const rollouts: Readonly<Record<string, string>> = {
  "readiness-probe-missing.title": "負載平衡器後方的容器沒有就緒探針",
  "readiness-probe-missing.what": "會收到負載平衡器請求的容器沒有就緒探針（readiness probe）。",
  "readiness-probe-missing.why":
    "沒有探針時，容器的程序一開始執行就視為就緒。應用程式還無法回應，滾動更新就已移走舊的 Pod，並將請求送到新的 Pod。",
  "readiness-probe-missing.what-to-do":
    "加上 readinessProbe，詢問應用程式是否能提供服務：最好是專用的 HTTP 路徑，至少要檢查連接埠。",
  "readiness-probe-missing.finding":
    "{workload} 中的容器「{container}」沒有就緒探針：程序一開始執行就視為就緒，{frontEnd} 可能在它能夠回應之前就送請求過來。",
  "readiness-probe-missing.gated":
    "{workload} 中的容器「{container}」沒有就緒探針：Pod 會等到 {frontEnd} 判定健康一次，但之後無法回應時，Kubernetes 無從得知。",
  "fix.ask-port": "加上檢查連接埠 {port} 的就緒探針",

  "rollout-outage.title": "每次更新都會造成中斷",
  "rollout-outage.what":
    "更新策略會在新的 Pod 提供服務之前，停掉負載平衡器後方的所有 Pod：使用 Recreate，或設定的限制允許唯一的副本先停止。",
  "rollout-outage.why":
    "沒有 Pod 提供服務時，負載平衡器會回應 502 或 503。沒有可以接手的 Pod，preStop hook 也幫不上忙。",
  "rollout-outage.what-to-do":
    "使用 RollingUpdate 並將 maxUnavailable 設為 0，讓新的 Pod 就緒後舊的才停止；或執行多個副本。若同時只能有一個 Pod 執行，請忽略此問題。",
  "rollout-outage.recreate":
    "{workload} 以 Recreate 更新：所有 Pod 停止後才會啟動新的，在新的 Pod 就緒之前，{frontEnd} 無處可送請求。",
  "rollout-outage.one-replica":
    "{workload} 只有一個副本，而更新可能在新的 Pod 就緒之前就將它移除：在那之前，{frontEnd} 無處可送請求。",
  "rollout-outage.all-replicas":
    "更新可能同時移除 {workload} 的全部 {replicas} 個副本：在新的 Pod 就緒之前，{frontEnd} 無處可送請求。",
  "rollout-outage.in-order":
    "{workload} 只有一個副本，而 StatefulSet 會先停止舊的 Pod 再啟動新的：在新的 Pod 就緒之前，{frontEnd} 無處可送請求。",
  "fix.set-strategy": "將更新策略設為 {type}",
  "fix.new-pods-first": "先啟動新的 Pod 再停止舊的（maxUnavailable 0）",
  "fix.set-replicas": "將 replicas 設為 {replicas}",

  "endpoint-stays-ready.title": "Service 將刪除中的 Pod 發布為就緒",
  "endpoint-stays-ready.what":
    "負載平衡器使用的 Service 設了 publishNotReadyAddresses: true，因此無論 Pod 處於什麼狀態，端點都是就緒。",
  "endpoint-stays-ready.why":
    "負載平衡器透過端點得知 Pod 即將移除。有了這個欄位，Pod 直到消失前都是就緒：請求會一直送到最後，preStop 延遲只是把失敗往後推。新的 Pod 也會在能夠回應之前就收到請求。",
  "endpoint-stays-ready.what-to-do":
    "移除這個欄位。若同儕之間必須在就緒前互相找到對方，請為它們另建一個 headless Service，將欄位留在那裡。",
  "endpoint-stays-ready.finding":
    "{service} 連刪除中的 Pod 也發布為就緒，因此 {frontEnd} 會持續送請求到 {workloads} 的這些 Pod，直到它們消失：preStop 延遲沒有幫助。",
  "related.selected": "它選取 {workload} 的 Pod",
  "fix.unpublish": "移除 publishNotReadyAddresses",
};
