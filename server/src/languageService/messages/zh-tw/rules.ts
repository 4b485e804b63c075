/** Traditional Chinese of `en/rules.ts`. */
export const rules: Readonly<Record<string, string>> = {
  "prestop-missing.title": "負載平衡器後方的容器沒有 preStop 延遲",
  "prestop-missing.what": "會收到請求的容器沒有可延後終止的 preStop hook。",
  "prestop-missing.why":
    "Pod 被刪除時，Kubernetes 會同時停止容器並將 Pod 從負載平衡器移除。沒有延遲的話，容器會先關閉連接埠，每次滾動更新時，之後才送到的請求就會以 502 或 504 失敗。",
  "prestop-missing.what-to-do":
    "加上 preStop hook，等待的時間要比負載平衡器繼續送出請求的時間長，寬限期則要比 hook 更長。使用 ip 目標的 AWS ALB，實務上以 70 秒搭配 90 秒最為穩當。",

  "prestop-too-short.title": "preStop 延遲比負載平衡器所需的時間短",
  "prestop-too-short.what": "preStop hook 會延後終止，但容器停止接受連線時，負載平衡器可能還在送請求過來。",
  "prestop-too-short.why":
    "負載平衡器需要時間才會知道 Pod 已經不在：控制器要先察覺、呼叫 API，變更還得傳遍各處。延遲結束後、變更傳遍之前送到的請求都會失敗。",
  "prestop-too-short.what-to-do":
    "將延遲調到比負載平衡器所需的時間長，寬限期也要一併調高。這些時間都是設定（podgrace.requiredSeconds），可換成自己量測的數值。",

  "prestop-ineffective.title": "preStop hook 無法延後終止",
  "prestop-ineffective.what": "preStop hook 的寫法會讓它失敗、立刻結束，或是在等待之前就先停掉伺服器。",
  "prestop-ineffective.why":
    "hook 失敗只會留下一筆事件：Pod 會直接停止，就像沒有 hook 一樣。直到滾動更新時請求失敗，才會有人發現這個錯誤。",
  "prestop-ineffective.what-to-do":
    "使用原生 sleep（Kubernetes 1.30 以上），或使用 exec 並將命令的每個字各寫成一個項目。先等待，再停止伺服器。",

  "prestop-unmeasurable.title": "無法得知 preStop hook 的時間長度",
  "prestop-unmeasurable.what":
    "preStop hook 會執行程式、在迴圈中等待或呼叫端點，因此無法從檔案看出需要多少時間。",
  "prestop-unmeasurable.why": "hook 等待的時間對負載平衡器來說是否夠長、對寬限期來說是否夠短，必須自行確認。",
  "prestop-unmeasurable.what-to-do":
    "請確認 hook 至少持續到負載平衡器所需的時間，並在寬限期結束前完成，然後忽略這則提示。",

  "grace-period-too-short.title": "寬限期比 preStop hook 短",
  "grace-period-too-short.what":
    "Pod 的寬限期（terminationGracePeriodSeconds）在 preStop hook 完成之前就結束，或是留給應用程式的時間太少。",
  "grace-period-too-short.why":
    "寬限期從 Pod 被刪除時開始計算，而不是從 hook 結束後。時間一到，hook 會被中斷，應用程式在 SIGTERM 之後 2 秒就被強制終止，已接受的請求也隨之中斷。",
  "grace-period-too-short.what-to-do":
    "將 terminationGracePeriodSeconds 設為最長的 preStop hook 加上應用程式處理完請求所需的時間。",

  "readiness-gate-label-missing.title": "Namespace 未啟用 AWS 就緒閘門",
  "readiness-gate-label-missing.what":
    "AWS 負載平衡器以 IP 註冊 Pod，但 Pod 所在的 Namespace 沒有讓控制器加上就緒閘門（readiness gate）的標籤。",
  "readiness-gate-label-missing.why":
    "沒有就緒閘門時，負載平衡器還沒開始送請求過來，新的 Pod 就已視為就緒。滾動更新因此過早移除舊的 Pod，可能有一段時間沒有任何健康的目標。",
  "readiness-gate-label-missing.what-to-do":
    "為 Namespace 加上標籤，再重新啟動工作負載（kubectl rollout restart）：閘門只會在建立 Pod 時加上。請勿為控制器本身所在的 Namespace 加上標籤。若標籤由其他工具設定，請忽略此問題。",
};
