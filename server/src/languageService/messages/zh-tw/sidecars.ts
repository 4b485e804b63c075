/** Traditional Chinese of `en/sidecars.ts`. */
export const sidecars: Readonly<Record<string, string>> = {
  "sidecar-stops-first.title": "sidecar 比依賴它的容器更早停止",
  "sidecar-stops-first.what": "容器會延後終止，但同一個 Pod 中請求會經過的另一個容器不會。",
  "sidecar-stops-first.why":
    "Kubernetes 會同時停止 Pod 中的所有容器。其中一個有延遲，連接埠就會維持開啟；但代理、資料庫連線或後方的應用程式一旦消失，它接下的請求就會失敗。",
  "sidecar-stops-first.what-to-do":
    "為另一個容器加上相同的 preStop 延遲，或將它改為原生 sidecar（設了 restartPolicy: Always 的 init 容器），它會在其他容器之後才結束。",
  "sidecar-stops-first.mesh":
    "{workload} 中的容器「{draining}」等待 {delay} 秒後停止，但代理「{container}」{stops}：之後的請求無法通過它。",
  "sidecar-stops-first.database":
    "{workload} 中的容器「{draining}」等待 {delay} 秒後停止，但通往資料庫的「{container}」{stops}，之後不再接受新的連線。",
  "sidecar-stops-first.behind-proxy":
    "{workload} 中的代理「{draining}」會繼續接受請求 {delay} 秒，但後方的「{container}」{stops}：其餘的請求，代理會回應 502。",
  "stops.at-once": "會立刻收到 SIGTERM",
  "stops.after": "在 {seconds} 秒後收到 SIGTERM",
};
