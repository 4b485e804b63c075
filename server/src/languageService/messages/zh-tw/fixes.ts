/** Traditional Chinese of `en/fixes.ts`. */
export const fixes: Readonly<Record<string, string>> = {
  "fix.add-delay": "加上 {delay} 秒的 preStop 延遲",
  "fix.add-delay-and-grace":
    "加上 {delay} 秒的 preStop 延遲，並將 terminationGracePeriodSeconds 設為 {grace}",
  "fix.replace-hook": "將 preStop hook 換成 {delay} 秒的延遲",
  "fix.replace-hook-and-grace":
    "將 preStop hook 換成 {delay} 秒的延遲，並將 terminationGracePeriodSeconds 設為 {grace}",
  "fix.in-style-exec": "{main}（exec sleep）",
  "fix.in-style-sleep": "{main}（原生 sleep）",
  "fix.lengthen-delay": "將 preStop 延遲設為 {delay} 秒",
  "fix.lengthen-delay-and-grace":
    "將 preStop 延遲設為 {delay} 秒，terminationGracePeriodSeconds 設為 {grace}",
  "fix.shorten-delay": "將 preStop 延遲縮短為 {delay} 秒",
  "fix.raise-grace": "將 terminationGracePeriodSeconds 設為 {seconds}",
  "fix.raise-probe-grace": "將探針的 terminationGracePeriodSeconds 設為 {seconds}",
  "fix.and-grace": "{title}，並將 terminationGracePeriodSeconds 設為 {grace}",
  "fix.repair-command": "修復 preStop 命令",
  "fix.repair-hook": "修復 preStop hook",
  "fix.use-native-sleep": "使用原生的 preStop sleep",
  "fix.use-exec-sleep": "在 preStop hook 中執行 sleep 程式",
  "fix.remove-hook": "移除 init 容器的 lifecycle",
  "fix.set-label": "在 Namespace「{namespace}」設定標籤 {key}: {value}",
  "fix.create-namespace": "為 Namespace「{namespace}」建立帶有該標籤的 manifest",
  "fix.copy-label-command": "複製為 Namespace「{namespace}」加上標籤的命令",

  "fix.chosen-seconds": "寫入選定的秒數",

  "reason.patched": "這個物件會被 kustomization 變更；請在 patch 中修改秒數。",
  "reason.hook-unknown": "這裡無法讀取 hook，因此不會改寫。",
  "reason.no-delay": "0 秒等於沒有延遲。若這是你要的，請自行移除 hook。",
  "reason.grace-unknown": "這裡無法讀取寬限期，因此無法判斷延遲是否容得下。",
  "reason.no-single-sleep": "延遲並非寫在單一可改寫的位置。",
  "reason.no-way-to-wait": "映像檔沒有可用來等待的程式，這個 Kubernetes 版本也沒有原生 sleep。",
  "reason.intention-unclear": "hook 的用意不夠明確，無法改寫。",
  "reason.namespace-unknown": "沒有檔案寫出 Namespace 的名稱。",
  "reason.other-overlays": "其他 overlay 也使用這個位置，修改會為它們帶來新的問題。請改在 patch 中修改。",
};
