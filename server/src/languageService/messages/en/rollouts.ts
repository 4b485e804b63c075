/** The texts of readiness-probe-missing, rollout-outage and endpoint-stays-ready. */
export const rollouts: Readonly<Record<string, string>> = {
  "readiness-probe-missing.title": "No readiness probe behind a load balancer",
  "readiness-probe-missing.what":
    "A container that gets requests from a load balancer has no readiness probe.",
  "readiness-probe-missing.why":
    "Without a probe a container counts as ready as soon as its process runs. A rolling update then takes the old pod away, and sends requests to the new one, before the application can answer.",
  "readiness-probe-missing.what-to-do":
    "Add a readinessProbe that asks the application whether it can serve: an HTTP path of its own, or at least its port.",
  "readiness-probe-missing.finding":
    'Container "{container}" of {workload} has no readiness probe: it counts as ready as soon as its process runs, and {frontEnd} may send it requests before it can answer.',
  "readiness-probe-missing.gated":
    'Container "{container}" of {workload} has no readiness probe: its pods wait until {frontEnd} has found them healthy once, but nothing tells Kubernetes when they cannot answer.',
  "fix.ask-port": "Add a readiness probe that asks port {port}",

  "rollout-outage.title": "Every update brings an outage",
  "rollout-outage.what":
    "The update strategy stops all pods behind a load balancer before new ones serve: Recreate, or limits that let the only replica go first.",
  "rollout-outage.why":
    "While no pod serves, the load balancer answers with 502 or 503. No preStop hook bridges that, because there is nothing to hand over to.",
  "rollout-outage.what-to-do":
    "Update by RollingUpdate with maxUnavailable 0, so that the new pod is ready before the old one goes, or run more than one replica. If only one pod may run at a time, suppress this finding.",
  "rollout-outage.recreate":
    "{workload} is updated by Recreate: all of its pods are stopped before a new one starts, and until that is ready {frontEnd} has nowhere to send its requests.",
  "rollout-outage.one-replica":
    "{workload} has one replica, and an update may take it away before the new pod is ready: until then {frontEnd} has nowhere to send its requests.",
  "rollout-outage.all-replicas":
    "An update may take all {replicas} replicas of {workload} away at once: until a new pod is ready {frontEnd} has nowhere to send its requests.",
  "rollout-outage.in-order":
    "{workload} has one replica, and a StatefulSet stops the old pod before it starts the new one: until that is ready {frontEnd} has nowhere to send its requests.",
  "fix.set-strategy": "Set the strategy to {type}",
  "fix.new-pods-first": "Start the new pod before the old one goes (maxUnavailable 0)",
  "fix.set-replicas": "Set replicas to {replicas}",

  "endpoint-stays-ready.title": "The Service publishes pods that are being deleted as ready",
  "endpoint-stays-ready.what":
    "A Service that a load balancer uses has publishNotReadyAddresses: true, so that its endpoints are ready whatever state the pods are in.",
  "endpoint-stays-ready.why":
    "The load balancer learns from the endpoints that a pod is going away. With this field a pod stays ready until it is gone: requests arrive to the end, and the preStop delay only puts that off. New pods get requests before they can answer.",
  "endpoint-stays-ready.what-to-do":
    "Remove the field. If peers have to find each other before they are ready, give them a headless Service of their own and leave the field there.",
  "endpoint-stays-ready.finding":
    "{service} publishes its pods as ready even while they are being deleted, and {frontEnd} goes on sending requests to those of {workloads} until they are gone: a preStop delay does not help.",
  "related.selected": "It selects the pods of {workload}",
  "fix.unpublish": "Remove publishNotReadyAddresses",
};
