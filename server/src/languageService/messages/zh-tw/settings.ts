/** Traditional Chinese of `en/settings.ts`. */
const meanings: Readonly<Record<string, string>> = {
  "setting.podgrace": "Podgrace 的設定。",
  "setting.file": "適用於這個資料夾及其下層 manifest 的設定。",
  "setting.enable": "回報 Pod 替換時會遺失請求的工作負載，並在懸停說明中解釋。",
  "setting.kubernetesVersion":
    "叢集的版本，例如 `1.33`。它決定 API 伺服器認得哪些欄位：原生 `sleep` hook 需要 1.30。",
  "setting.requiredSeconds":
    "Pod 被刪除後，負載平衡器可能繼續將新請求送往該 Pod 的秒數，供已自行量測的人設定。",
  "setting.requiredSeconds.albIp":
    "Pod 被刪除後，以 Pod 為目標（`target-type: ip`）的 AWS ALB 可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.albInstance":
    "Pod 被刪除後，以節點為目標（`target-type: instance`）的 AWS ALB 可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.nlbIp": "Pod 被刪除後，以 Pod 為目標的 AWS NLB 可能繼續送出新連線的秒數。",
  "setting.requiredSeconds.nlbInstance": "Pod 被刪除後，以節點為目標的 AWS NLB 可能繼續送出新連線的秒數。",
  "setting.requiredSeconds.applicationGateway":
    "Pod 被刪除後，Azure Application Gateway 可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.gkeNeg":
    "Pod 被刪除後，使用網路端點群組（NEG）的 Google Cloud 負載平衡器可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.loadBalancer": "Pod 被刪除後，其他外部負載平衡器可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.proxy":
    "Pod 被刪除後，叢集內的代理（nginx、Traefik、Envoy…）可能繼續送出新請求的秒數。",
  "setting.requiredSeconds.clusterIP":
    "Pod 被刪除後，其他 Pod 可能繼續透過 ClusterIP Service 送出新請求的秒數。",
  "setting.assumeDrained":
    "叢集中有機制會讓被刪除的 Pod 繼續執行，直到不再有請求，例如 pod-graceful-drain webhook。此時不會要求 preStop 延遲。",
  "setting.shutdownMarginSeconds": "從 SIGTERM 到 SIGKILL，應用程式應有多少秒來回應已接受的請求。",
  "setting.preStopStyle": "快速修正以何種方式寫入 preStop 延遲。",
  "setting.preStopStyle.auto": "叢集版本支援時（1.30 以上）使用原生 `sleep`，否則使用 `exec` 命令。",
  "setting.preStopStyle.sleep": "原生 `sleep`，不需要映像檔中的程式（Kubernetes 1.30 以上）。",
  "setting.preStopStyle.exec": "`exec` 命令，映像檔中需要有 `sleep` 程式。",
  "setting.readinessGate": "讓 AWS 控制器注入就緒閘門的 Namespace 標籤。",
  "setting.readinessGate.labelKey":
    "讓 AWS 控制器注入就緒閘門的 Namespace 標籤的鍵。留空：使用控制器預設的鍵。",
  "setting.readinessGate.labelValue": "讓 AWS 控制器注入就緒閘門的 Namespace 標籤的值。",
  "setting.rules": "各規則的最高嚴重性：`off`、`hint`、`information`、`warning`、`error` 或 `default`。",
  "setting.severity.default": "由規則本身決定，取決於請求從哪裡來。",
  "setting.severity.off": "不回報。",
  "setting.severity.error": "這條規則最嚴重的問題為錯誤。",
  "setting.severity.warning": "最高為警告。",
  "setting.severity.information": "最高為資訊。",
  "setting.severity.hint": "僅提示。",
  "setting.ignore":
    "視同不存在的檔案：從這個檔案所在資料夾起算的路徑模式（`*`、`**`、`?`、`{a,b}`）。符合資料夾的模式代表其中所有檔案。",
  "setting.noInlineSuppress": "不允許以註解（comment）或 annotation 忽略其問題的規則。這類指示詞會被回報。",
  "setting.overrides": "只適用於部分物件的設定。一項覆寫的所有選取條件都必須符合；後面的覆寫優先於前面的。",
  "setting.overrides.files":
    "檔案，以從這個檔案所在資料夾起算的路徑模式指定（`*`、`**`、`?`、`{a,b}`）。符合資料夾的模式代表其中所有檔案。",
  "setting.overrides.kind": "物件的種類，例如 `Deployment`（`*`、`?`、`{a,b}`）。",
  "setting.overrides.namespace": "Namespace，以模式指定。沒有檔案指出 Namespace 的物件不會符合。",
  "setting.overrides.name": "物件名稱，以模式指定。",
  "setting.overrides.containers":
    "容器名稱，以模式指定。這種覆寫只適用於這些容器的問題，因此只能設定 `rules`。",
  "setting.default": "預設值：{value}",
  "setting.overrides.reason": "為何這樣設定是對的。報告會將它列在此處關閉的規則所找到的問題旁。",
};

const problems: Readonly<Record<string, string>> = {
  "setting.wrong": "{name} 必須是 {expected}，而不是 {value}。",
  "setting.wrong-file": "設定檔必須是 {expected}：由鍵與值組成。",
  "setting.expected.boolean": "true 或 false",
  "setting.expected.seconds": "0 到 {longest} 之間的秒數",
  "setting.expected.version": '加上引號的版本，例如 "1.33"',
  "setting.expected.text": "加上引號的文字",
  "setting.expected.choice": "下列其中之一：{words}",
  "setting.expected.path": "路徑模式",
  "setting.expected.name": "名稱模式",
  "setting.expected.rule": "規則名稱",
  "setting.expected.group": "一組設定",
  "setting.expected.list": "清單",
  "setting.shown.group": "一組設定",
  "setting.shown.list": "清單",
  "setting.shown.unknown": "無法讀取的內容",
  "setting.unknown-setting": "沒有 {name} 這個設定。",
  "setting.unknown-setting-near": "沒有 {name} 這個設定。是否要寫 {suggestion}？",
  "setting.unknown-rule": "沒有 {name} 這條規則。",
  "setting.unknown-rule-near": "沒有 {name} 這條規則。是否要寫 {suggestion}？",
  "setting.duplicate": "{name} 寫了兩次，因此都不算數。",
  "setting.too-many": "{name} 超過 {most} 個項目；全部不算數。",
  "setting.pattern.empty": "這個模式是空的。",
  "setting.pattern.negated": "模式不能以 ! 排除；請寫出要包含的對象。",
  "setting.pattern.absolute": "模式從這個檔案所在的資料夾開始：請去掉開頭的 /。",
  "setting.pattern.climbs": "模式不能以「..」往上層走：請在該資料夾放置設定檔。",
  "setting.pattern.backslash": "模式中的資料夾之間請用 /。",
  "setting.pattern.too-long": "這個模式太長，或其中的大括號展開後的模式太多。",

  "configuration.unreadable": "{kind}，因此這個檔案全部不算數：{detail}",
  "configuration.syntax-error": "這不是 YAML",
  "configuration.too-large": "檔案太大",
  "configuration.too-deep": "巢狀層數太深",
  "configuration.alias-limit": "使用了太多 alias",
  "configuration.duplicate-key": "有鍵寫了兩次",
  "configuration.second-document": "設定檔只有一份文件：--- 之後的內容不算數。",
  "configuration.ignores-everything": "這個模式會排除所有檔案。",
  "configuration.shadowed": "旁邊的 {file} 會取代這個檔案。",
  "configuration.editor-only": "{name} 是編輯器的設定。若要排除檔案，請寫在 ignore 中。",
  "configuration.selects-nothing":
    "這項覆寫沒有以 files、kind、namespace、name 或 containers 指定對象，因此不算數。",
  "configuration.sets-nothing": "這項覆寫沒有設定任何東西。",
  "configuration.containers-rules-only":
    "有 containers 的覆寫只能設定 rules：其他設定都適用於整個 Pod，因此不算數。",
};

export const settings: Readonly<Record<string, string>> = { ...meanings, ...problems };
