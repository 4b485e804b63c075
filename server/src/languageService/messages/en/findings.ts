/** Messages of findings and of their related places, with the parts they are made of. */
export const findings: Readonly<Record<string, string>> = {
  "prestop-missing.front-end":
    'Container "{container}" of {workload} gets SIGTERM as soon as its pod is deleted, but {sender} may send it requests for {required} s more. Add a preStop delay of {delay} s and a grace period of at least {grace} s.',
  "prestop-missing.grace-suffices":
    'Container "{container}" of {workload} gets SIGTERM as soon as its pod is deleted, but {sender} may send it requests for {required} s more. Add a preStop delay of {delay} s; the grace period of {grace} s has room for it.',
  "prestop-missing.services":
    'Container "{container}" of {workload} gets SIGTERM as soon as its pod is deleted, but clients of {sender} may send it requests for {required} s more. A preStop delay of {delay} s would bridge that.',
  "prestop-missing.reach-unknown":
    'Container "{container}" of {workload} has no preStop delay. Which load balancer sends it requests through {sender} cannot be seen here; where one does, requests fail while the pod is being deleted.',
  "prestop-missing.port-unknown":
    'Container "{container}" of {workload} has no preStop delay. Whether the ports of {sender} lead to it cannot be told here; if they do, requests fail while the pod is being deleted.',

  "prestop-too-short.front-end":
    'Container "{container}" of {workload} waits {delay} s before it stops, but {sender} may send it requests for {required} s after its pod is deleted: those of the last {lost} s fail. Raise the delay to {wanted} s.',
  "prestop-too-short.services":
    'Container "{container}" of {workload} waits {delay} s before it stops, but clients of {sender} may send it requests for {required} s after its pod is deleted. A delay of {wanted} s would bridge that.',
  "prestop-too-short.no-wait":
    'The preStop hook of container "{container}" of {workload} does not wait: requests that {sender} sends in the {required} s after its pod is deleted fail. Let the hook wait for {wanted} s.',
  "prestop-too-short.switched-off":
    'The preStop sleep of container "{container}" of {workload} is 0 s, so nothing delays SIGTERM: requests that {sender} sends in the {required} s after its pod is deleted fail. If that is not intended, set it to {wanted} s.',

  "prestop-ineffective.fails":
    'The preStop hook of container "{container}" of {workload} does not delay its shutdown: {fault}',
  "prestop-ineffective.may-fail":
    'The preStop hook of container "{container}" of {workload} may not delay its shutdown: {fault}',
  "prestop-ineffective.rejected":
    'Kubernetes refuses {workload} because of the preStop hook of container "{container}": {fault}',

  "fault.one-string-command":
    '"{program}" is taken for the name of one program, because exec runs no shell. Write each word as an item of its own.',
  "fault.split-script":
    'the shell runs "{script}" alone and takes the words behind it for the arguments of the script. Put the whole script into one string.',
  "fault.missing-dash-c":
    'without -c the shell looks for a file named "{argument}". Put "-c" in front of it.',
  "fault.kubernetes-variable":
    "Kubernetes does not expand {text} in hooks. Use the variable of a shell, or write the seconds.",
  "fault.stops-server-first":
    '"{command}" stops the server first, and a wait after that holds nothing open. Put the delay in front of it.',
  "fault.background-wait":
    '"{command}" waits in the background, so that the hook ends at once. Remove the "&".',
  "fault.bad-sleep-operand": 'sleep refuses "{operand}" as a number of seconds.',
  "fault.no-handler": "it has no handler. Give it exactly one, such as sleep or exec.",
  "fault.several-handlers": "it has more than one handler ({handlers}). Keep exactly one.",
  "fault.command-type": "command must be a list of strings.",
  "fault.command-dash": "command must be a list of strings, and a list needs a space behind each dash.",
  "fault.command-word-type": "every word of command must be a string. Write {word} in quotes.",
  "fault.empty-command": "the command is empty.",
  "fault.tcp-socket": "the kubelet has no tcpSocket hooks, so it always fails. Use sleep or exec.",
  "fault.sleep-unsupported":
    "Kubernetes 1.{minor} drops the field sleep silently; it works from 1.30 on. Run the program sleep by exec.",
  "fault.sleep-out-of-range":
    "{seconds} s is out of range for a preStop sleep on this version of Kubernetes.",
  "fault.init-container": "init containers that do not restart have no lifecycle hooks.",
  "fault.image-without-program":
    'the image {image} has no program "{program}". Use the native sleep (Kubernetes 1.30 or later).',
  "fault.image-may-lack-program":
    'by its name, the image {image} has no program "{program}". If so, use the native sleep.',
  "fault.windows-without-program":
    'Windows has no program "{program}". Use the native sleep (Kubernetes 1.30 or later).',

  "prestop-unmeasurable.finding":
    'How long the preStop hook of container "{container}" of {workload} waits cannot be read here: {reason}. It should take at least {required} s, because {sender} may send requests for that long after the pod is deleted.',
  "unmeasurable.program": "it runs a program that takes its own time",
  "unmeasurable.http": "it asks an HTTP endpoint that answers in its own time",
  "unmeasurable.loop": "it waits in a loop",
  "unmeasurable.variable": "it depends on an environment variable without a literal value",
  "unmeasurable.placeholder": "another tool fills in its length",
  "unmeasurable.computed": "it depends on the result of a command",
  "unmeasurable.syntax": "its shell text cannot be followed",
  "unmeasurable.operand": "its duration depends on the implementation of sleep",

  "grace-period-too-short.hook-cut":
    'The preStop hook of container "{container}" of {workload} takes {hook}, but {grace}: the hook is cut off at {graceSeconds} s and the application is killed 2 s later. Set terminationGracePeriodSeconds to {wanted}.',
  "grace-period-too-short.refused":
    'Kubernetes refuses {workload}: the preStop sleep of container "{container}" takes {hook}, but {grace}. Set terminationGracePeriodSeconds to {wanted}.',
  "grace-period-too-short.endless":
    'The preStop hook of container "{container}" of {workload} never ends, and {grace}: SIGTERM comes only then, and the application is killed 2 s later.',
  "grace-period-too-short.zero":
    'terminationGracePeriodSeconds is 0, so the pods of {workload} are killed at once and the preStop hook of container "{container}" has no time to run. Set it to the length of the hook and the time the application needs after that.',
  "grace-period-too-short.no-time-left":
    'The preStop hook of container "{container}" of {workload} takes {hook}, but {grace}: the application is killed {left} s after SIGTERM. Set terminationGracePeriodSeconds to {wanted}.',
  "grace-period-too-short.may-be-cut":
    'The preStop hook of container "{container}" of {workload} goes on for {hook} where the application has not ended by then, but {grace}: the hook is cut off at {graceSeconds} s and the application is killed 2 s later. Set terminationGracePeriodSeconds to {wanted}.',
  "grace-period-too-short.little-time-left":
    'The preStop hook of container "{container}" of {workload} takes {hook}, and {grace}: the application has {left} s between SIGTERM and SIGKILL, less than the {margin} s it should have.',
  "grace-period-too-short.probe":
    'When this probe kills container "{container}" of {workload}, its grace period of {grace} s cuts the preStop delay of {delay} s short.',
  "grace.written": "the grace period is {seconds} s",
  "grace.default": "the grace period is {seconds} s by default",
  "length.exact": "{seconds} s",
  "length.at-least": "at least {seconds} s",

  "readiness-gate-label-missing.absent":
    'Namespace "{namespace}" lacks the label {key}: a rolling update does not wait until {frontEnd} finds the new pods of {workloads} healthy, so that for a time no target may be left. Add the label with the value "{wanted}", unless something else sets it (Terraform, Argo CD).',
  "readiness-gate-label-missing.not-in-workspace":
    '{frontEnd} registers the pods of {workloads} by their IP. Whether Namespace "{namespace}" has the label {key}: {wanted} cannot be seen in this workspace; without it, a rolling update does not wait until new pods are healthy targets.',
  "readiness-gate-label-missing.namespace-unknown":
    "{frontEnd} registers the pods of {workloads} by their IP. No file here says in which namespace; without the label {key}: {wanted} on it, a rolling update does not wait until new pods are healthy targets.",
  "workloads.and-more": "{workload} and {count} more",

  "sender.front-end": "{loadBalancer} {object}",
  "sender.services": "{services}",
  "sender.services-and-more": "{services} and {count} more",
  "load-balancer.alb": "ALB",
  "load-balancer.nlb": "NLB",
  "load-balancer.gateway-alb": "ALB",
  "load-balancer.gateway-nlb": "NLB",
  "load-balancer.target-group": "AWS target group",
  "load-balancer.appgw": "Application Gateway",
  "load-balancer.gke": "Google Cloud load balancer",
  "load-balancer.cloud": "cloud load balancer",
  "load-balancer.nginx": "NGINX",
  "load-balancer.traefik": "Traefik",
  "load-balancer.contour": "Contour",
  "load-balancer.haproxy": "HAProxy",
  "load-balancer.kong": "Kong",
  "load-balancer.istio": "Istio",
  "load-balancer.envoy": "Envoy",
  "load-balancer.gateway": "the controller of",
  "load-balancer.ingress": "the controller of",

  "related.overlay": "Applied with the kustomization {overlay}",
  "related.sends-requests": "{frontEnd} sends requests to it",
  "related.sends-requests-to-ip": "{frontEnd} (ip targets) sends requests to it",
  "related.sends-requests-to-instance": "{frontEnd} (instance targets) sends requests to it",
  "related.leads-on": "{object} leads the requests on",
  "related.service-selects": "{service} selects these pods",
  "related.registered-by-ip": "{workload} gets its requests at the IP of each pod",
  "unread.template":
    "Podgrace does not check this document: template expressions decide what is there. Check what they come to instead, for example with helm template . | podgrace scan -",
  "unread.syntax-error": "Podgrace does not check this document, because it is not valid YAML: {detail}.",
  "unread.too-large": "Podgrace does not check this document, because it is larger than 1 MB: {detail}.",
  "unread.too-deep": "Podgrace does not check this document: {detail}.",
  "unread.alias-limit": "Podgrace checks this document only in part: {detail}.",
  "unread.duplicate-key":
    "Podgrace checks this document only in part: {detail}, and tools differ in which one counts.",

  "related.keeps-old-pods":
    "Updates keep old pods for {seconds} s after their requests go elsewhere; scaling down and draining nodes do not",
  "related.hook": 'The preStop hook of container "{container}"',
};
