/** Traditional Chinese of `en/findings.ts`. */
export const findings: Readonly<Record<string, string>> = {
  "prestop-missing.front-end":
    "{workload} 中的容器「{container}」在 Pod 被刪除時會立刻收到 SIGTERM，但之後 {required} 秒內 {sender} 仍可能送請求過來。請加上 {delay} 秒的 preStop 延遲，寬限期至少 {grace} 秒。",
  "prestop-missing.grace-suffices":
    "{workload} 中的容器「{container}」在 Pod 被刪除時會立刻收到 SIGTERM，但之後 {required} 秒內 {sender} 仍可能送請求過來。請加上 {delay} 秒的 preStop 延遲；{grace} 秒的寬限期已經足夠。",
  "prestop-missing.services":
    "{workload} 中的容器「{container}」在 Pod 被刪除時會立刻收到 SIGTERM，但之後 {required} 秒內 {sender} 的用戶端仍可能送請求過來。{delay} 秒的 preStop 延遲即可涵蓋這段時間。",
  "prestop-missing.reach-unknown":
    "{workload} 中的容器「{container}」沒有 preStop 延遲。這裡看不出哪個負載平衡器透過 {sender} 送請求過來；如果有，Pod 刪除期間請求就會失敗。",
  "prestop-missing.port-unknown":
    "{workload} 中的容器「{container}」沒有 preStop 延遲。這裡無法判斷 {sender} 的連接埠是否通往此容器；如果是，Pod 刪除期間請求就會失敗。",

  "prestop-too-short.front-end":
    "{workload} 中的容器「{container}」等待 {delay} 秒後停止，但 {sender} 在 Pod 被刪除後 {required} 秒內仍可能送請求過來：最後 {lost} 秒的請求會失敗。請將延遲提高到 {wanted} 秒。",
  "prestop-too-short.services":
    "{workload} 中的容器「{container}」等待 {delay} 秒後停止，但 {sender} 的用戶端在 Pod 被刪除後 {required} 秒內仍可能送請求過來。{wanted} 秒的延遲即可涵蓋這段時間。",
  "prestop-too-short.no-wait":
    "{workload} 中容器「{container}」的 preStop hook 不會等待：Pod 被刪除後 {required} 秒內 {sender} 送來的請求會失敗。請讓 hook 等待 {wanted} 秒。",
  "prestop-too-short.switched-off":
    "{workload} 中容器「{container}」的 preStop sleep 為 0 秒，因此 SIGTERM 沒有任何延遲：Pod 被刪除後 {required} 秒內 {sender} 送來的請求會失敗。若非刻意如此，請設為 {wanted} 秒。",

  "prestop-ineffective.fails": "{workload} 中容器「{container}」的 preStop hook 不會延後終止：{fault}",
  "prestop-ineffective.may-fail": "{workload} 中容器「{container}」的 preStop hook 可能不會延後終止：{fault}",
  "prestop-ineffective.rejected":
    "Kubernetes 會因容器「{container}」的 preStop hook 而拒絕 {workload}：{fault}",

  "fault.one-string-command":
    "exec 不會執行 shell，所以「{program}」會被當成一個程式的名稱。請將每個字各寫成一個項目。",
  "fault.split-script":
    "shell 只會執行「{script}」，後面的字都被當成該指令碼的引數。請將整段指令碼寫在同一個字串裡。",
  "fault.missing-dash-c": "少了 -c，shell 會去找名為「{argument}」的檔案。請在前面加上「-c」。",
  "fault.kubernetes-variable": "Kubernetes 不會展開 hook 中的 {text}。請改用 shell 變數，或直接寫出秒數。",
  "fault.stops-server-first":
    "「{command}」會先停掉伺服器，之後再等待也無法維持任何連線。請將延遲放在它前面。",
  "fault.background-wait": "「{command}」在背景等待，所以 hook 會立刻結束。請移除「&」。",
  "fault.bad-sleep-operand": "sleep 不接受「{operand}」作為秒數。",
  "fault.no-handler": "hook 沒有 handler。請只指定一個，例如 sleep 或 exec。",
  "fault.several-handlers": "hook 有多個 handler（{handlers}）。請只保留一個。",
  "fault.command-type": "command 必須是字串清單。",
  "fault.command-dash": "command 必須是字串清單，而清單的每個連字號後面都需要空格。",
  "fault.command-word-type": "command 的每個字都必須是字串。請為 {word} 加上引號。",
  "fault.empty-command": "command 是空的。",
  "fault.tcp-socket": "kubelet 不支援 tcpSocket hook，所以一定會失敗。請使用 sleep 或 exec。",
  "fault.sleep-unsupported":
    "Kubernetes 1.{minor} 會默默捨棄 sleep 欄位；1.30 起才有作用。請以 exec 執行 sleep 程式。",
  "fault.sleep-out-of-range": "{seconds} 秒超出這個 Kubernetes 版本允許的 preStop sleep 範圍。",
  "fault.init-container": "不會重新啟動的 init 容器不能有 lifecycle hook。",
  "fault.image-without-program":
    "映像檔 {image} 沒有「{program}」程式。請使用原生 sleep（Kubernetes 1.30 以上）。",
  "fault.image-may-lack-program":
    "從名稱來看，映像檔 {image} 沒有「{program}」程式。若是如此，請使用原生 sleep。",
  "fault.windows-without-program":
    "Windows 沒有「{program}」程式。請使用原生 sleep（Kubernetes 1.30 以上）。",

  "prestop-unmeasurable.finding":
    "這裡無法得知 {workload} 中容器「{container}」的 preStop hook 會等待多久：{reason}。至少應有 {required} 秒，因為 Pod 被刪除後，{sender} 在這段時間內仍可能送請求過來。",
  "unmeasurable.program": "它執行的程式所需時間不明",
  "unmeasurable.http": "它呼叫的 HTTP 端點回應時間不明",
  "unmeasurable.loop": "它在迴圈中等待",
  "unmeasurable.variable": "長度取決於沒有直接寫出值的環境變數",
  "unmeasurable.placeholder": "長度由其他工具填入",
  "unmeasurable.computed": "長度取決於命令的結果",
  "unmeasurable.syntax": "無法解析它的 shell 指令碼",
  "unmeasurable.operand": "長度取決於 sleep 的實作",

  "grace-period-too-short.hook-cut":
    "{workload} 中容器「{container}」的 preStop hook 需要 {hook}，但 {grace}：hook 會在 {graceSeconds} 秒時被中斷，應用程式在 2 秒後被強制終止。請將 terminationGracePeriodSeconds 設為 {wanted}。",
  "grace-period-too-short.refused":
    "Kubernetes 會拒絕 {workload}：容器「{container}」的 preStop sleep 需要 {hook}，但 {grace}。請將 terminationGracePeriodSeconds 設為 {wanted}。",
  "grace-period-too-short.endless":
    "{workload} 中容器「{container}」的 preStop hook 不會結束，而 {grace}：屆時才會送出 SIGTERM，應用程式在 2 秒後被強制終止。",
  "grace-period-too-short.zero":
    "terminationGracePeriodSeconds 為 0，因此 {workload} 的 Pod 會立刻被強制終止，容器「{container}」的 preStop hook 沒有時間執行。請設為 hook 的長度加上應用程式之後所需的時間。",
  "grace-period-too-short.no-time-left":
    "{workload} 中容器「{container}」的 preStop hook 需要 {hook}，但 {grace}：應用程式在 SIGTERM 後 {left} 秒就被強制終止。請將 terminationGracePeriodSeconds 設為 {wanted}。",
  "grace-period-too-short.may-be-cut":
    "若應用程式尚未結束，{workload} 中容器「{container}」的 preStop hook 會持續 {hook}，但 {grace}：hook 會在 {graceSeconds} 秒時被中斷，應用程式在 2 秒後被強制終止。請將 terminationGracePeriodSeconds 設為 {wanted}。",
  "grace-period-too-short.little-time-left":
    "{workload} 中容器「{container}」的 preStop hook 需要 {hook}，而 {grace}：從 SIGTERM 到 SIGKILL，應用程式只有 {left} 秒，少於應有的 {margin} 秒。",
  "grace-period-too-short.probe":
    "當這個探針強制終止 {workload} 中的容器「{container}」時，探針的 {grace} 秒寬限期會截斷 {delay} 秒的 preStop 延遲。",
  "grace.written": "寬限期為 {seconds} 秒",
  "grace.default": "寬限期預設為 {seconds} 秒",
  "length.exact": "{seconds} 秒",
  "length.at-least": "至少 {seconds} 秒",

  "readiness-gate-label-missing.absent":
    "Namespace「{namespace}」沒有標籤 {key}：滾動更新不會等到 {frontEnd} 判定 {workloads} 的新 Pod 健康，因此可能有一段時間沒有任何目標。請加上值為「{wanted}」的標籤，除非已由其他工具（Terraform、Argo CD）設定。",
  "readiness-gate-label-missing.not-in-workspace":
    "{frontEnd} 以 IP 註冊 {workloads} 的 Pod。這個工作區看不出 Namespace「{namespace}」是否有標籤 {key}: {wanted}；沒有的話，滾動更新不會等到新的 Pod 成為健康的目標。",
  "readiness-gate-label-missing.namespace-unknown":
    "{frontEnd} 以 IP 註冊 {workloads} 的 Pod。這裡的檔案都沒有指出是哪個 Namespace；若該 Namespace 沒有標籤 {key}: {wanted}，滾動更新不會等到新的 Pod 成為健康的目標。",
  "workloads.and-more": "{workload} 及另外 {count} 個工作負載",

  "sender.front-end": "{loadBalancer}（{object}）",
  "sender.services": "{services}",
  "sender.services-and-more": "{services} 及另外 {count} 個 Service",
  "load-balancer.alb": "ALB",
  "load-balancer.nlb": "NLB",
  "load-balancer.gateway-alb": "ALB",
  "load-balancer.gateway-nlb": "NLB",
  "load-balancer.target-group": "AWS 目標群組",
  "load-balancer.appgw": "Application Gateway",
  "load-balancer.gke": "Google Cloud 負載平衡器",
  "load-balancer.cloud": "雲端負載平衡器",
  "load-balancer.nginx": "NGINX",
  "load-balancer.traefik": "Traefik",
  "load-balancer.contour": "Contour",
  "load-balancer.haproxy": "HAProxy",
  "load-balancer.kong": "Kong",
  "load-balancer.istio": "Istio",
  "load-balancer.envoy": "Envoy",
  "load-balancer.gateway": "Gateway 控制器",
  "load-balancer.ingress": "Ingress 控制器",

  "related.overlay": "由 kustomization {overlay} 套用",
  "related.sends-requests": "{frontEnd} 將請求送到這裡",
  "related.sends-requests-to-ip": "{frontEnd} 以 ip 目標將請求送到這裡",
  "related.sends-requests-to-instance": "{frontEnd} 以 instance 目標將請求送到這裡",
  "related.leads-on": "{object} 將請求往後送",
  "related.service-selects": "{service} 選取這些 Pod",
  "related.registered-by-ip": "{workload} 在各 Pod 的 IP 收到請求",
  "unread.template":
    "Podgrace 不檢查這份文件：內容由範本運算式決定。請改為檢查展開後的結果，例如 helm template . | podgrace scan -",
  "unread.syntax-error": "Podgrace 不檢查這份文件，因為它不是有效的 YAML：{detail}。",
  "unread.too-large": "Podgrace 不檢查這份文件，因為它超過 1 MB：{detail}。",
  "unread.too-deep": "Podgrace 不檢查這份文件：{detail}。",
  "unread.alias-limit": "Podgrace 只檢查這份文件的一部分：{detail}。",
  "unread.duplicate-key": "Podgrace 只檢查這份文件的一部分：{detail}，而各工具採用哪一個並不一致。",

  "related.keeps-old-pods": "更新會在請求轉往他處後保留舊的 Pod {seconds} 秒；縮減副本與清空節點則不會",
  "related.hook": "容器「{container}」的 preStop hook",
};
