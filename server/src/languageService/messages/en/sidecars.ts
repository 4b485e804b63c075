/** The texts of sidecar-stops-first. */
export const sidecars: Readonly<Record<string, string>> = {
  "sidecar-stops-first.title": "A sidecar stops before the container that needs it",
  "sidecar-stops-first.what":
    "A container delays its shutdown, but another one in its pod that its requests pass through does not.",
  "sidecar-stops-first.why":
    "Kubernetes stops all containers of a pod at the same moment. A delay on one of them keeps its port open, but the requests it still takes fail when the proxy, the database connection or the application behind it is gone.",
  "sidecar-stops-first.what-to-do":
    "Give the other container the same preStop delay, or make it a native sidecar (an init container with restartPolicy: Always), which ends after the others.",
  "sidecar-stops-first.mesh":
    'Container "{draining}" of {workload} waits {delay} s before it stops, but the proxy "{container}" {stops}: requests that come after that do not get through it.',
  "sidecar-stops-first.database":
    'Container "{draining}" of {workload} waits {delay} s before it stops, but "{container}", the way to the database, {stops} and takes no new connections after that.',
  "sidecar-stops-first.behind-proxy":
    'The proxy "{draining}" of {workload} goes on taking requests for {delay} s, but "{container}" behind it {stops}: the proxy answers the rest with 502.',
  "stops.at-once": "gets SIGTERM at once",
  "stops.after": "gets SIGTERM after {seconds} s",
};
