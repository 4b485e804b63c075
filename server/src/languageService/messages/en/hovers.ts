/**
 * Texts of hovers, of notes on findings, and the reasons why a document cannot be edited. Hover texts hold no Markdown:
 * they are shown in formatted and in plain hovers, and what stands in braces comes formatted already.
 */
export const hovers: Readonly<Record<string, string>> = {
  "finding.in-variants": "{text} This holds as applied by {variants}.",
  "finding.with-defaults": "{text} This holds with the chart's default values.",
  "related.uses-value": "{object} uses this value",

  "cannot-edit.alias":
    "The value is shared through an anchor, so that the edit would change other places too. Change it at the anchor, or write it out here first.",
  "cannot-edit.merge-key":
    "The value comes from a merge key, so that the edit would change other places too. Write it out here first.",
  "cannot-edit.template": "A template expression stands there. Make the change in the template by hand.",
  "cannot-edit.tag":
    "The value has a tag, by which another tool puts something else there. Make the change by hand.",
  "cannot-edit.syntax-error": "The document has a syntax error. Correct it first.",
  "cannot-edit.changed": "The file has changed since the finding was made. Ask again.",
  "cannot-edit.conflict":
    "The key is written twice, or a value of another type stands in the way. Clear that up first.",
  "cannot-edit.layout":
    "Complex keys, tags or tabs make this layout unsafe to edit. Make the change by hand.",

  "hover.lost": "Requests can be lost {from}–{to} s after the pod is deleted.",
  "hover.lost-at-once": "Requests can be lost for {to} s after the pod is deleted.",
  "hover.lost.no-hook":
    "Nothing delays the shutdown of {container}, while {sender} may send it new requests for {required} s.",
  "hover.lost.short-hook":
    "{container} stops accepting at {from} s, while {sender} may send it new requests until {required} s.",
  "hover.lost.broken-hook":
    "The hook of {container} does not wait, while {sender} may send it new requests for {required} s.",
  "hover.lost.cut-off":
    "The grace period cuts the hook of {container} off at {from} s, while {sender} may send it new requests until {required} s.",
  "hover.enough": "The delay is long enough.",
  "hover.enough.why":
    "{container} accepts requests until {stops} s after the pod is deleted; {sender} may send new ones until {required} s.",
  "hover.not-needed": "No delay is needed.",
  "hover.not-needed.why":
    "The settings say that {sender} sends no new request to a pod that is being deleted.",
  "hover.enough-inside": "Long enough for clients inside the cluster.",
  "hover.enough-inside.why":
    "{container} accepts requests until {stops} s after the pod is deleted. What stands in front of it cannot be seen here; a load balancer may need longer.",
  "hover.not-readable": "How long the hook waits cannot be read here.",
  "hover.grace-not-readable": "Whether the grace period leaves the hook its time cannot be read here.",
  "hover.not-readable.why":
    "It should take at least {required} s: that long {sender} may send {container} new requests after the pod is deleted.",
  "hover.refused": "Kubernetes refuses this hook:",
  "hover.refused.why": "{why}",
  "hover.no-traffic": "No requests to lose.",
  "hover.no-traffic.why": "No Service found in this workspace selects these pods, so no delay is asked for.",
  "hover.not-serving": "No requests to lose.",
  "hover.not-serving.why": "No port of a Service leads to {container}.",
  "hover.reach-unknown": "Whether requests reach this container is not known.",
  "hover.reach-unknown.why":
    "Services select these pods, but which container they reach cannot be told from the ports.",
  "hover.exposure-unknown": "Who sends requests to these pods is not known.",
  "hover.exposure-unknown.why": "The files here do not show it, so nothing is concluded about {container}.",
  "hover.patched": "This object is changed by a kustomization.",
  "hover.patched.why":
    "What it will look like when applied is not followed here, so nothing is concluded about {container}.",
  "hover.conditional": "A template decides whether this object is applied.",
  "hover.conditional.why":
    "With the values that are known here it may not be, so nothing is concluded about {container}.",
  "hover.with-defaults": "Read with the chart's default values; who installs the chart may give others.",
  "hover.indexing": "The workspace is still being read.",
  "hover.indexing.why": "Who sends requests to {container} will be known in a moment.",
  "hover.template-indexing": "The workspace is still being read.",
  "hover.template-indexing.why": "What the template says here will be known in a moment.",
  "hover.knative": "Knative looks after the shutdown itself.",
  "hover.knative.why":
    "It adds its own hook and takes timeoutSeconds as the grace period; neither can be written here.",

  "hover.sender.cluster": "a client inside the cluster",
  "hover.sender.alb": "the ALB",
  "hover.sender.nlb": "the NLB",
  "hover.sender.gateway-alb": "the ALB",
  "hover.sender.gateway-nlb": "the NLB",
  "hover.sender.target-group": "the AWS load balancer",
  "hover.sender.appgw": "the Application Gateway",
  "hover.sender.gke": "the Google Cloud load balancer",
  "hover.sender.cloud": "the load balancer of the cloud",
  "hover.sender.nginx": "nginx",
  "hover.sender.traefik": "Traefik",
  "hover.sender.contour": "Contour",
  "hover.sender.haproxy": "HAProxy",
  "hover.sender.kong": "Kong",
  "hover.sender.istio": "Istio",
  "hover.sender.envoy": "Envoy",
  "hover.sender.gateway": "the gateway",
  "hover.sender.ingress": "the ingress controller",

  "hover.labelled": "{label}: {text}",
  "hover.label.hook": "Hook",
  "hover.label.grace": "Grace",
  "hover.label.in-flight": "In flight",
  "hover.label.health": "Health",
  "hover.label.slow-start": "Slow start",
  "hover.label.idle": "Idle",
  "hover.label.settings": "Settings",
  "hover.set-in": "{key} is set in {file}",
  "hover.label.traffic": "Traffic",
  "hover.label.reaches": "Reaches",
  "hover.label.serves": "Concerns",
  "hover.label.needs": "Needs",
  "hover.label.check": "Check",
  "hover.label.limits": "Limits",
  "hover.label.decides": "Decides for",

  "hover.hook.absent": "none; SIGTERM comes at once",
  "hover.hook.unknown": "cannot be read here",
  "hover.hook.broken": "does not wait: {fault}",
  "hover.hook.may-fail": "may not wait: {fault}",
  "hover.hook.endless": "never ends by itself; {end}",
  "hover.hook.endless-after": "stops the server after {delay} s and never ends by itself; {end}",
  "hover.hook.ended": "the grace period ends it",
  "hover.hook.ended-at": "the grace period ends it at {grace} s",
  "hover.hook.sleep": "the kubelet waits {delay} s, without a program from the image",
  "hover.hook.waits": "waits {total} s",
  "hover.hook.stops-within": "waits {delay} s, then stops the server, and ends after {total} s",
  "hover.hook.http": "calls {target} and waits for any answer",
  "hover.hook.unmeasured": "its length cannot be read, because {reason}",
  "hover.grace.written": "{seconds} s",
  "hover.grace.default": "{seconds} s by default",
  "hover.grace.unknown": "cannot be read here",
  "hover.grace.plain": "{period}, counted from the deletion of the pod",
  "hover.grace.times": "{period}, counted from the deletion; SIGTERM at {sigterm} s, SIGKILL at {sigkill} s",

  "hover.in-flight.container":
    "the load balancer would let requests run for {allowed} s, but the container is killed at {end} s",
  "hover.in-flight.loadBalancer":
    "the load balancer lets requests run for {allowed} s; the container is killed at {end} s",

  "hover.targets.drain": "the load balancer lets requests run for {seconds} s after it lets go of a pod",
  "hover.targets.health":
    "a check every {interval} s: new pods get requests after about {healthyAfter} s ({healthyThreshold} good answers), dead ones for about {unhealthyAfter} s more ({unhealthyThreshold} bad ones)",
  "hover.targets.slow-start": "for {seconds} s a new pod gets less than its share, and the old ones more",
  "hover.targets.idle":
    "connections close after {seconds} s without data; the keep-alive of the application has to be longer, else requests fail at any time",
  "hover.targets.health.lead": "Health checks decide how fast pods come and go.",
  "hover.targets.health.why":
    "With a readiness gate a rollout waits for them. They are not a way to end a pod: what dies without a preStop delay loses requests until they notice.",
  "hover.targets.idle.lead": "An idle connection has two ends.",
  "hover.targets.idle.why":
    "Whichever side closes first, the other may send into it; this loses requests in everyday operation, not only in updates, and no preStop delay helps.",
  "hover.targets.draining.lead": "Connection draining is for requests in flight.",
  "hover.targets.draining.why":
    "It does not say how long new ones may arrive, so it takes the place of no preStop delay.",

  "hover.target.ip": "pods as targets (ip)",
  "hover.target.instance": "nodes as targets (instance)",
  "hover.target.unknown": "unknown target type",
  "hover.path": "{loadBalancer}: {steps}",
  "hover.path.target": "{loadBalancer}, {target}: {steps}",
  "hover.path.likely": "{line} (likely: joined across folders)",
  "hover.path.cluster": "{service}, from inside the cluster",
  "hover.path.unknown": "{service}; whoever is in front of it is not in this workspace",
  "hover.object": "{kind} {name} ({place})",
  "hover.object-variant": "{object} as applied by {variant}",
  "hover.container": "{container}: {lead}",
  "hover.variant": "As applied by {variant}: {lead}",
  "hover.line": "line {line}",
  "hover.more": "and {count} more",

  "hover.required": "What makes up the {seconds} s, and how to measure yours",
  "hover.required.controller": "Controller: from the deletion to the call {call} (its log, or CloudTrail).",
  "hover.required.propagation":
    "Load balancer: until all its nodes know; AWS names no bound (access log: last request to the pod's IP after that call).",
  "hover.required.round-trip": "Round trip: requests already on their way (access log of an ALB: {field}).",
  "hover.required.kube-proxy": "kube-proxy: until every node has new rules ({metric}).",
  "hover.required.cloud":
    "Load balancer: until its controller has noticed and all its parts know (access log: last request to the pod).",
  "hover.required.proxy":
    "Proxy: until it sees the new endpoints, usually a few seconds, and lets go of its open connections to the pod.",
  "hover.required.whole":
    "Or all at once: delete a pod with a long hook, note its last new request, and set {setting}.",

  "hover.rules": "Rules: {rules}",
  "hover.fix-refused": "{title}: not offered. {reason}",
  "hover.sources": "Sources: {sources}",

  "hover.grace-verdict.left": "The application has {left} s to finish.",
  "hover.grace-verdict.left.why":
    "The {grace} s count from the deletion of the pod, and the preStop hook takes {hook} s of them.",
  "hover.grace-verdict.no-hook": "The application has {left} s to finish.",
  "hover.grace-verdict.no-hook.why": "Without a preStop hook, SIGTERM comes the moment the pod is deleted.",
  "hover.grace-verdict.no-wait": "The application has {left} s to finish.",
  "hover.grace-verdict.no-wait.why": "The preStop hook does not wait, so SIGTERM comes at once.",
  "hover.grace-verdict.hook-cut": "The hook does not fit.",
  "hover.grace-verdict.hook-cut.why":
    "It takes {hook} s, but the grace period ends at {grace} s: the hook is cut off, and the application is killed {left} s after SIGTERM.",
  "hover.grace-verdict.may-be-cut": "The hook may not fit.",
  "hover.grace-verdict.may-be-cut.why":
    "It goes on for {hook} s where the application has not ended by then, but the grace period ends at {grace} s.",
  "hover.grace-verdict.refused": "Kubernetes refuses this pod.",
  "hover.grace-verdict.refused.why":
    "The preStop sleep of {hook} s may not be longer than the grace period of {grace} s.",
  "hover.grace-verdict.endless": "The hook never ends by itself.",
  "hover.grace-verdict.endless.why":
    "The grace period ends it at {grace} s, and the application is killed {left} s after SIGTERM.",
  "hover.grace-verdict.hook-unknown": "How long the application has to finish is not known.",
  "hover.grace-verdict.hook-unknown.why":
    "The {grace} s count from the deletion of the pod and include the preStop hook, whose length cannot be read.",
  "hover.grace-verdict.zero": "The pod is removed at once.",
  "hover.grace-verdict.zero.why": "With a grace period of 0 s neither a hook nor the application has time.",
  "hover.grace-verdict.negative": "A negative grace period counts as 1 s.",
  "hover.grace-verdict.negative.why":
    "Kubernetes documents it as invalid, and takes 1 s when the pod is deleted.",
  "hover.grace-verdict.unknown": "The grace period cannot be read here.",
  "hover.grace-verdict.unknown.why":
    "It counts from the deletion of the pod and has to be longer than the preStop hook.",
  "hover.grace-verdict.misplaced": "Kubernetes ignores this field here.",
  "hover.grace-verdict.misplaced.why":
    "It belongs in the spec of the pod, beside {key}. There it says {grace} s.",
  "hover.grace-verdict.misplaced-default.why":
    "It belongs in the spec of the pod, beside {key}. As it is, the pod gets the default of {grace} s.",
  "hover.grace-verdict.probe": "Only for kills by this probe.",
  "hover.grace-verdict.probe.why":
    "When this probe fails and the container is killed, the {seconds} s take the place of the {grace} s of the pod.",
  "hover.grace-verdict.probe-unknown.why":
    "When this probe fails and the container is killed, this period takes the place of that of the pod.",
  "hover.grace-verdict.refused-on-readiness": "Kubernetes refuses this field on a readiness probe.",
  "hover.grace-verdict.refused-on-readiness.why":
    "A readiness probe kills nothing; only liveness and startup probes have a grace period of their own.",
  "hover.grace-note.overlap":
    "The {count} hooks of this pod run at the same time, so the longest of them counts.",
  "hover.grace-note.spot":
    "A Spot node is taken back {seconds} s after its notice, so that a longer period is not always granted.",
  "hover.grace-note.probe-cuts": "That is less than the preStop delay of {delay} s, which is then cut off.",

  "hover.gate.works": "New pods wait here until their load balancer finds them healthy.",
  "hover.gate.works.why":
    "The controller adds a readiness gate to every new pod that it registers by IP, and a rollout goes on only when the gate is met.",
  "hover.gate.indexing": "New pods wait here for their load balancer, where they are registered by IP.",
  "hover.gate.indexing.why": "The workspace is still being read; whom this serves will be known in a moment.",
  "hover.gate.no-targets": "This label does nothing yet.",
  "hover.gate.no-targets.why":
    "It makes new pods wait until an AWS load balancer finds them healthy, but no pods that are registered by IP were found for this Namespace.",
  "hover.gate.other-value": "The value {value} does nothing.",
  "hover.gate.other-value.why":
    "The controller acts on exactly {wanted}: new pods do not wait for their load balancer.",
  "hover.gate.other-key": "This is the key of another controller.",
  "hover.gate.other-key.why":
    "The pods here are registered by a controller that reads {key}, so new pods do not wait for their load balancer.",
  "hover.gate.annotation": "As an annotation this does nothing.",
  "hover.gate.annotation.why":
    "The controller reads labels of the Namespace. Move it to labels, with the value {wanted}.",
  "hover.gate.elsewhere": "Outside of a Namespace this does nothing.",
  "hover.gate.elsewhere.why": "The controller reads it as a label of the Namespace, with the value {wanted}.",
  "hover.gate.unreadable": "The value cannot be read here.",
  "hover.gate.unreadable.why": "The controller acts on exactly {wanted}.",
  "hover.gate.needs":
    "ip targets, Service and Ingress or Gateway created first, and new pods: gates are added at creation only ({restart})",
  "hover.gate.check": "{command} shows 1/1 under {column}, and the pod has a condition {condition}",
  "hover.gate.check-auto-mode": "{command} shows 1/1 under {column}",
  "hover.gate.limits":
    "only new pods are protected, old ones need a preStop delay; never label the controller's own namespace",

  "hover.namespace.gated": "New pods wait here until their load balancer finds them healthy.",
  "hover.namespace.gated.why":
    "The label {label} makes the controller add a readiness gate to every new pod.",
  "hover.namespace.not-gated": "New pods do not wait for their load balancer here.",
  "hover.namespace.not-gated.why":
    "Pods are registered by IP, but the label {label} is missing: a rollout may remove old pods before the new ones get requests.",
  "hover.namespace.unknown": "Whether new pods wait for their load balancer cannot be read here.",
  "hover.namespace.unknown.why": "The label {label} decides it.",
  "hover.namespace.no-targets": "Readiness gates make no difference here.",
  "hover.namespace.no-targets.why":
    "No pods that an AWS load balancer registers by IP were found for this Namespace in the workspace.",
  "hover.namespace.indexing": "The workspace is still being read.",
  "hover.namespace.indexing.why": "Which pods of this Namespace get requests will be known in a moment.",

  "hover.target-type.ip": "The load balancer sends requests to the IP of each pod.",
  "hover.target-type.ip.why":
    "It may go on for {seconds} s after a pod is deleted. Readiness gates work with these targets.",
  "hover.target-type.instance":
    "The load balancer sends requests to the nodes, and kube-proxy on to the pods.",
  "hover.target-type.instance.why":
    "A deleted pod may get requests for {seconds} s. Readiness gates do nothing here, and the Service must be of type NodePort or LoadBalancer.",
  "hover.target-type.invalid": "The controller refuses the value {value}.",
  "hover.target-type.invalid.why": "It knows exactly {ip} and {instance}.",
  "hover.target-type.unreadable": "The value cannot be read here.",
  "hover.target-type.unreadable.why": "The controller knows exactly {ip} and {instance}.",
  "hover.target-type.no-workload": "It decides for no workload found in this workspace.",
  "hover.target-type.overridden": "This value has no effect here.",
  "hover.target-type.overridden.why": "The one at {place} stands above it.",
  "hover.target-type.indexing":
    "The workspace is still being read; for whom it decides will be known in a moment.",

  "hover.deregistration.written": "Requests in flight have {seconds} s to finish.",
  "hover.deregistration.default": "Requests in flight have {seconds} s to finish, the default of AWS.",
  "hover.deregistration.unknown": "How long requests in flight have to finish cannot be told here.",
  "hover.deregistration.why":
    "The deregistration delay is for requests that a pod has already accepted. It does not say how long new ones may arrive, so a preStop delay need not be that long.",
  "hover.deregistration.cut":
    "{workload} is killed {end} s after its deletion: requests that take longer fail anyway.",
  "hover.deregistration.idle":
    "Nobody waits that long: no pod here lives longer than {longest} s after its deletion. A delay of about {longest} s does the same.",
  "hover.deregistration.fits": "{workload} is killed {end} s after its deletion, later than this delay ends.",

  "hover.service.front-end": "This Service stands behind {sender}.",
  "hover.service.front-end.why": "A deleted pod may get new requests for {seconds} s.",
  "hover.service.cluster": "No load balancer found in front of this Service.",
  "hover.service.cluster.why": "As far as this workspace shows, requests come from inside the cluster.",
  "hover.service.unknown": "Who sends requests to this Service is not known.",
  "hover.service.unknown.why": "The files here do not show it.",
  "hover.service.reaches-nothing": "No pods found.",
  "hover.service.reaches-nothing.why":
    "No workload in this workspace has the labels that this Service selects.",
  "hover.service.no-selector": "This Service selects no pods.",
  "hover.service.no-selector.why": "Its endpoints come from elsewhere.",
  "hover.service.indexing": "The workspace is still being read.",
  "hover.service.indexing.why": "Which pods this Service reaches will be known in a moment.",
  "hover.service.stays-ready":
    "{field} keeps a pod that is being deleted among the ready endpoints, so that no preStop delay helps.",

  "hover.front-end.required": "A deleted pod may get new requests for {seconds} s.",
  "hover.front-end.required.why": "That long {sender} may take to learn that the pod is gone ({setting}).",
  "hover.front-end.leads-nowhere": "No workload found behind it.",
  "hover.front-end.leads-nowhere.why":
    "The Services it names, or the pods they select, are not in this workspace.",
  "hover.front-end.indexing": "The workspace is still being read.",
  "hover.front-end.indexing.why": "Which pods it sends requests to will be known in a moment.",
};
