/** Traditional Chinese of `en/gracePeriodInvalid.ts`. */
export const gracePeriodInvalid: Readonly<Record<string, string>> = {
  "grace-period-invalid.title": "寬限期無效，或寫在錯誤的位置",
  "grace-period-invalid.what":
    "Pod 的寬限期（terminationGracePeriodSeconds）不是整數、是負數、看起來像八進位數字，或寫在 Kubernetes 不會讀取的位置。",
  "grace-period-invalid.why":
    "Kubernetes 會拒絕該物件，或捨棄這個值而改給 Pod 30 秒。原本要留給最後一批請求的時間，就這樣無聲無息地變短了。",
  "grace-period-invalid.what-to-do":
    "在 Pod 的 spec 中、與 containers 同一層，寫上整數秒數，不加引號也不加單位。",

  "grace-period-invalid.wrong-type":
    "Kubernetes 會拒絕 {workload}：terminationGracePeriodSeconds 必須是整數秒數，而不是 {value}。",
  "grace-period-invalid.no-number":
    "Kubernetes 會拒絕 {workload}：terminationGracePeriodSeconds 必須是整數秒數。",
  "grace-period-invalid.negative":
    "{workload} 的 terminationGracePeriodSeconds 為 {value}。負數無效；若 Kubernetes 仍讓它通過，效果等同 1 秒，preStop hook 與最後一批請求都沒有時間完成。",
  "grace-period-invalid.octal":
    "{workload} 的 terminationGracePeriodSeconds 寫成 {value}。開頭有零時，Kubernetes 會讀成八進位數字，也就是 {seconds}；其他 YAML 讀取器則會當成 {decimal}。請寫出你要的數字。",
  "grace-period-invalid.misplaced":
    "Kubernetes 不認得 {place} 的 terminationGracePeriodSeconds：它會拒絕 {workload}，或捨棄這個值。這個欄位應寫在 {path}。",
  "grace-period-invalid.misplaced-in-effect":
    "Kubernetes 不認得 {place} 的 terminationGracePeriodSeconds：它會拒絕 {workload}，或捨棄這個值，此時 {grace}。這個欄位應寫在 {path}。",
  "grace-period-invalid.readiness-probe":
    "Kubernetes 會拒絕 {workload}：容器「{container}」的就緒探針不能有 terminationGracePeriodSeconds，因為它不會終止任何東西。只有 liveness 與 startup 探針可以有。",
  "place.outside": "這裡",
  "place.container": "容器「{container}」上",

  "fix.write-grace": "將寬限期寫成整數秒數",
  "fix.remove-grace": "移除 terminationGracePeriodSeconds，改用預設的 {seconds} 秒",
  "fix.move-grace": "將 terminationGracePeriodSeconds 移到 Pod 的 spec",
  "fix.remove-misplaced-grace": "移除這裡的 terminationGracePeriodSeconds；Pod 已經有了",
  "fix.remove-refused-grace": "從就緒探針移除 terminationGracePeriodSeconds",
  "reason.number-unclear": "無法確定要寫的是哪個數字。",
};
