/** Traditional Chinese of `en/timeline.ts`. */
export const timeline: Readonly<Record<string, string>> = {
  "timeline.none.no-object": "將游標移到工作負載、Service 或 Ingress，即可查看其 Pod 如何終止。",
  "timeline.none.not-applied": "{kind} {name} 在這裡沒有自己的 Pod，因此沒有終止過程可顯示。",
  "timeline.none.knative": "{kind} {name} 的終止由 Knative 自行處理。",
  "timeline.none.reaches-nothing": "在這個工作區中，找不到 {kind} {name} 會送請求過去的 Pod。",
  "timeline.none.indexing": "仍在讀取工作區；時間軸稍後就會出現。",
};
