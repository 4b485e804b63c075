/** Traditional Chinese of `en/readinessGates.ts`. */
export const readinessGates: Readonly<Record<string, string>> = {
  "readiness-gate-label-invalid.title": "AWS 就緒閘門的標籤沒有作用",
  "readiness-gate-label-invalid.what":
    "用來啟用 AWS 就緒閘門（readiness gate）的標籤，其值或鍵與控制器讀取的不同、寫成了 annotation，或不在 Namespace 上。",
  "readiness-gate-label-invalid.why":
    "控制器只在 Namespace 的標籤中尋找一個鍵與一個值。其他寫法都沒有作用，也不會有任何提示：滾動更新不會等待負載平衡器就繼續進行。",
  "readiness-gate-label-invalid.what-to-do":
    "在 Service 所在的 Namespace 上，將控制器的標籤設為 enabled，再重新啟動工作負載（kubectl rollout restart）：閘門只會在建立 Pod 時加上。",

  "readiness-gate-label-invalid.value":
    "Namespace「{namespace}」的標籤 {key} 為「{written}」，但只有「{wanted}」才有作用：{consequence}。",
  "readiness-gate-label-invalid.opt-out":
    "Namespace「{namespace}」的標籤 {key} 為「{written}」，效果與沒有標籤相同：{consequence}。請設為「{wanted}」；若這是你要的，請忽略此問題。",
  "readiness-gate-label-invalid.key":
    "Namespace「{namespace}」有標籤 {written}，但這裡的控制器讀取的是 {key}：{consequence}。",
  "readiness-gate-label-invalid.annotation":
    "Namespace「{namespace}」的 {key} 寫成了 annotation，但只有標籤才有作用：{consequence}。",
  "readiness-gate-label-invalid.on-object":
    "{kind} {key} 寫在 {object} 上沒有作用：它必須是 Namespace 的標籤，而 {namespace}。",
  "readiness-gate-label-invalid.on-pods":
    "{kind} {key} 寫在 {object} 的 Pod 上沒有作用：它必須是 Namespace 的標籤，而 {namespace}。",
  "gate-consequence.namespace": "這個 Namespace 的 Pod 不會有就緒閘門",
  "gate-consequence.targets": "滾動更新不會等到 {frontEnd} 判定 {workloads} 的新 Pod 健康",
  "gate-namespace.lacks-it": "Namespace「{namespace}」沒有這個標籤",
  "gate-namespace.not-in-workspace": "這個工作區看不出 Namespace「{namespace}」是否有這個標籤",
  "gate-namespace.unknown": "這裡的檔案都沒有指出是哪個 Namespace",
  "attribute.labels": "標籤",
  "attribute.annotations": "annotation",
  "fix.remove-gate-key": "移除這裡的 {key}",

  "readiness-gate-unsatisfiable.title": "永遠不會成立的就緒閘門",
  "readiness-gate-unsatisfiable.what":
    "Pod 等待的 AWS 就緒閘門（readiness gate）沒有控制器會設定：它屬於第一代控制器，或指向與這些 Pod 無關的 TargetGroupBinding。",
  "readiness-gate-unsatisfiable.why":
    "所有閘門都成立之前，Pod 不會就緒。只要有一個閘門沒人設定，新的 Pod 就永遠不會就緒，滾動更新會停在第一個 Pod。",
  "readiness-gate-unsatisfiable.what-to-do":
    "移除閘門，改為 Namespace 加上標籤，讓控制器以正確的名稱加上閘門。只有自己命名的 TargetGroupBinding，才適合手動寫閘門。",

  "readiness-gate-unsatisfiable.legacy":
    "{workload} 的 Pod 在等待閘門 {gate}，但只有第 1 版的 AWS 控制器會設定它：這些 Pod 永遠不會就緒。請移除它，並為 Namespace 加上就緒閘門的標籤。",
  "readiness-gate-unsatisfiable.legacy-unless-labelled":
    "{workload} 的 Pod 在等待閘門 {gate}，但只有第 1 版的 AWS 控制器會設定它。Namespace 不在這個工作區；除非它有就緒閘門的標籤，否則這些 Pod 永遠不會就緒。",
  "readiness-gate-unsatisfiable.not-in-workspace":
    "{workload} 的 Pod 要等 TargetGroupBinding「{binding}」判定健康後才會就緒。它不在這個工作區；若 Pod 的 Namespace 中沒有它，這些 Pod 就永遠不會就緒。",
  "readiness-gate-unsatisfiable.generated-name":
    "{workload} 的 Pod 在等待 TargetGroupBinding「{binding}」，但這個名稱由控制器產生：換了叢集或 Service 就會不同，名稱一變，這些 Pod 就永遠不會就緒。",
  "readiness-gate-unsatisfiable.other-namespace":
    "{workload} 的 Pod 永遠不會就緒：它們在等待的 TargetGroupBinding「{binding}」位於另一個 Namespace。",
  "readiness-gate-unsatisfiable.instance-targets":
    "{workload} 的 Pod 永遠不會就緒：它們在等待的 TargetGroupBinding「{binding}」註冊的是節點，不檢查 Pod。",
  "readiness-gate-unsatisfiable.other-pods":
    "{workload} 的 Pod 永遠不會就緒：它們在等待的 TargetGroupBinding「{binding}」，其 Service 選取的是其他 Pod。",
  "related.gate-names": "{object} 不檢查這些 Pod",
  "fix.remove-gate": "移除就緒閘門",
  "fix.remove-gate-and-label": "移除就緒閘門，並為 Namespace「{namespace}」加上標籤",
};
