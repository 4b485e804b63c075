/** Traditional Chinese of `en/rendering.ts`. */
export const rendering: Readonly<Record<string, string>> = {
  "finding.rendered-chart": "{text}（位於 chart {names}，以預設 values 展開。）",
  "finding.rendered-overlay": "{text}（由 {names} 展開的結果。）",

  "render.no-tool-chart":
    "未展開 Helm chart（{count} 個）：{detail}。請安裝 Helm，或以設定 podgrace.helm.path 或旗標 --helm 指定。",
  "render.no-tool-kustomization":
    "未展開 Kustomize overlay（{count} 個）：{detail}。請安裝 kustomize 或 kubectl，或以設定 podgrace.kustomize.path 或旗標 --kustomize 指定。",
  "render.refused-chart": "未展開 chart {name}。helm 的訊息：{detail}。{advice}",
  "render.refused-kustomization": "未展開 overlay {name}。kustomize 的訊息：{detail}。{advice}",
  "render.too-slow-chart": "未展開 chart {name}：helm 執行超過 {detail} 秒，已停止。",
  "render.too-slow-kustomization": "未展開 overlay {name}：kustomize 執行超過 {detail} 秒，已停止。",
  "render.too-much-chart": "未展開 chart {name}：helm 的輸出超過 {detail} MB，已停止。",
  "render.too-much-kustomization": "未展開 overlay {name}：kustomize 的輸出超過 {detail} MB，已停止。",
  "render.remote-kustomization":
    "未展開 overlay {name}：它包含必須從網路取得的 {detail}，而 Podgrace 不會連線下載任何東西。請自行展開，再將結果以管線傳給 podgrace scan -。",

  "render.advice.dependencies":
    "Podgrace 不會連線下載任何東西：請在其資料夾執行 helm dependency build，再掃描一次。",
  "render.advice.network":
    "展開它需要連線下載，而 Podgrace 不會連線下載任何東西。請自行展開，再將結果以管線傳給 podgrace scan -。",
  "render.advice.values":
    "只會使用預設 values。若需要其他值，請自行展開，再將結果以管線傳給 podgrace scan -。",
  "render.advice.helm-charts":
    "這裡不會展開 overlay 內的 chart。請自行以 --enable-helm 展開，再將結果以管線傳給 podgrace scan -。",
  "render.advice.outside":
    "這裡不會載入 kustomization 資料夾以外的檔案。請將檔案移到資料夾內，或自行展開，再將結果以管線傳給 podgrace scan -。",
  "render.advice.plugins": "這裡不會執行外掛與函式。請自行展開，再將結果以管線傳給 podgrace scan -。",
  "render.advice.kustomize": "在其資料夾執行 kustomize build 可看到更多資訊。",
};
