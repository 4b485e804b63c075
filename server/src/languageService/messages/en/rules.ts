/** Title, what, why and what to do of every rule: hover, rule page, settings and reports show them. */
export const rules: Readonly<Record<string, string>> = {
  "prestop-missing.title": "No preStop delay behind a load balancer",
  "prestop-missing.what": "A container that receives requests has no preStop hook that delays its shutdown.",
  "prestop-missing.why":
    "When a pod is deleted, Kubernetes stops its containers and removes it from its load balancer at the same moment. Without a delay the container closes its port first, and the requests that still arrive fail with 502 or 504 during every rolling update.",
  "prestop-missing.what-to-do":
    "Add a preStop hook that waits longer than the load balancer goes on sending requests, and a grace period that is longer than the hook. For an AWS ALB with ip targets, 70 s and 90 s have proven themselves.",

  "prestop-too-short.title": "The preStop delay is shorter than the load balancer needs",
  "prestop-too-short.what":
    "A preStop hook delays the shutdown, but the container stops accepting connections while its load balancer may still send it requests.",
  "prestop-too-short.why":
    "A load balancer needs time to learn that a pod is gone: its controller has to notice, call an API, and the change has to spread. Requests that arrive after the delay and before that moment fail.",
  "prestop-too-short.what-to-do":
    "Raise the delay above the time of the load balancer, and the grace period with it. The times are settings (podgrace.requiredSeconds), for those who have measured theirs.",

  "prestop-ineffective.title": "The preStop hook cannot delay the shutdown",
  "prestop-ineffective.what":
    "A preStop hook is written so that it fails, returns at once, or stops the server before it waits.",
  "prestop-ineffective.why":
    "A failing hook leaves only an event behind: the pod is stopped as if there were none. The mistake stays unseen until requests fail during a rolling update.",
  "prestop-ineffective.what-to-do":
    "Use the native sleep (Kubernetes 1.30 and later), or exec with every word of the command as an item of its own. Wait first, and stop the server afterwards.",

  "prestop-unmeasurable.title": "The length of the preStop hook cannot be read",
  "prestop-unmeasurable.what":
    "A preStop hook runs a program, waits in a loop or calls an endpoint, so that the files do not say how long it takes.",
  "prestop-unmeasurable.why":
    "Whether the hook waits long enough for the load balancer, and short enough for the grace period, has to be checked by hand.",
  "prestop-unmeasurable.what-to-do":
    "Make sure that the hook takes at least as long as the load balancer needs and ends before the grace period does, then suppress this hint.",

  "grace-period-too-short.title": "The grace period is shorter than the preStop hook",
  "grace-period-too-short.what":
    "The grace period of a pod (terminationGracePeriodSeconds) ends before a preStop hook does, or leaves the application too little time after it.",
  "grace-period-too-short.why":
    "The grace period starts with the deletion of the pod, not after the hook. When it is over, the hook is cut off and the application is killed 2 s after SIGTERM, with the requests it had accepted.",
  "grace-period-too-short.what-to-do":
    "Set terminationGracePeriodSeconds to the length of the longest preStop hook and the time the application needs to finish its requests.",

  "readiness-gate-label-missing.title": "The namespace does not get AWS readiness gates",
  "readiness-gate-label-missing.what":
    "An AWS load balancer registers pods by their IP, but their Namespace lacks the label that makes the controller add readiness gates.",
  "readiness-gate-label-missing.why":
    "Without a readiness gate a new pod counts as ready before the load balancer sends it requests. A rolling update then removes the old pods too early, and for a time no healthy target may be left.",
  "readiness-gate-label-missing.what-to-do":
    "Label the Namespace, then restart the workloads (kubectl rollout restart): gates are added only when pods are created. Do not label the namespace that the controller runs in. If the label is set elsewhere, suppress the finding.",
};
