/** The texts of readiness-gate-label-invalid and readiness-gate-unsatisfiable. */
export const readinessGates: Readonly<Record<string, string>> = {
  "readiness-gate-label-invalid.title": "The label for AWS readiness gates has no effect",
  "readiness-gate-label-invalid.what":
    "The label that asks for AWS readiness gates has another value or key than the controller reads, is an annotation, or stands on something else than a Namespace.",
  "readiness-gate-label-invalid.why":
    "The controller looks for one key with one value among the labels of the Namespace. Everything else does nothing, and nothing says so: rolling updates go on without waiting for the load balancer.",
  "readiness-gate-label-invalid.what-to-do":
    "Set the label of your controller to enabled on the Namespace of the Service, then restart the workloads (kubectl rollout restart): gates are added only when pods are created.",

  "readiness-gate-label-invalid.value":
    'The label {key} of Namespace "{namespace}" is "{written}", but only "{wanted}" has an effect: {consequence}.',
  "readiness-gate-label-invalid.opt-out":
    'The label {key} of Namespace "{namespace}" is "{written}", which does the same as no label: {consequence}. Set it to "{wanted}", or suppress this finding if that is what you want.',
  "readiness-gate-label-invalid.key":
    'Namespace "{namespace}" has the label {written}, but the controller here reads {key}: {consequence}.',
  "readiness-gate-label-invalid.annotation":
    'Namespace "{namespace}" has {key} as an annotation, but only a label has an effect: {consequence}.',
  "readiness-gate-label-invalid.on-object":
    "The {kind} {key} has no effect on {object}: it has to be a label of the Namespace, and {namespace}.",
  "readiness-gate-label-invalid.on-pods":
    "The {kind} {key} has no effect on the pods of {object}: it has to be a label of the Namespace, and {namespace}.",
  "gate-consequence.namespace": "the pods of this namespace get no readiness gates",
  "gate-consequence.targets":
    "a rolling update does not wait until {frontEnd} finds the new pods of {workloads} healthy",
  "gate-namespace.lacks-it": 'Namespace "{namespace}" lacks it',
  "gate-namespace.not-in-workspace":
    'whether Namespace "{namespace}" has it cannot be seen in this workspace',
  "gate-namespace.unknown": "no file here says which Namespace that is",
  "attribute.labels": "label",
  "attribute.annotations": "annotation",
  "fix.remove-gate-key": "Remove {key} here",

  "readiness-gate-unsatisfiable.title": "A readiness gate that never turns true",
  "readiness-gate-unsatisfiable.what":
    "A pod waits for a readiness gate of AWS that no controller sets: one of the first controller, or one for a TargetGroupBinding that does not look at these pods.",
  "readiness-gate-unsatisfiable.why":
    "A pod is not ready before all of its gates are true. With one that nobody sets, new pods never become ready, and a rolling update stops at the first of them.",
  "readiness-gate-unsatisfiable.what-to-do":
    "Remove the gate and label the Namespace instead, so that the controller adds gates with the right names. Write a gate by hand only for a TargetGroupBinding that you have named yourself.",

  "readiness-gate-unsatisfiable.legacy":
    "The pods of {workload} wait for the gate {gate}, which only version 1 of the AWS controller set: they never become ready. Remove it, and label the Namespace for readiness gates.",
  "readiness-gate-unsatisfiable.legacy-unless-labelled":
    "The pods of {workload} wait for the gate {gate}, which only version 1 of the AWS controller set. Unless the Namespace, which is not in this workspace, is labelled for readiness gates, they never become ready.",
  "readiness-gate-unsatisfiable.not-in-workspace":
    'The pods of {workload} become ready only when TargetGroupBinding "{binding}" finds them healthy. It is not in this workspace; if it does not exist in their namespace, they never do.',
  "readiness-gate-unsatisfiable.generated-name":
    'The pods of {workload} wait for TargetGroupBinding "{binding}", whose name the controller has made up: it changes with the cluster and the Service, and with another name they never become ready.',
  "readiness-gate-unsatisfiable.other-namespace":
    'The pods of {workload} never become ready: they wait for TargetGroupBinding "{binding}", which stands in another namespace.',
  "readiness-gate-unsatisfiable.instance-targets":
    'The pods of {workload} never become ready: they wait for TargetGroupBinding "{binding}", which registers nodes and does not look at pods.',
  "readiness-gate-unsatisfiable.other-pods":
    'The pods of {workload} never become ready: they wait for TargetGroupBinding "{binding}", whose Service selects other pods.',
  "related.gate-names": "{object} does not look at these pods",
  "fix.remove-gate": "Remove the readiness gate",
  "fix.remove-gate-and-label": 'Remove the readiness gate and label Namespace "{namespace}"',
};
