/** The texts of grace-period-invalid. */
export const gracePeriodInvalid: Readonly<Record<string, string>> = {
  "grace-period-invalid.title": "The grace period is invalid, or stands in the wrong place",
  "grace-period-invalid.what":
    "The grace period of a pod (terminationGracePeriodSeconds) is not a whole number, is negative, looks like an octal number, or stands where Kubernetes does not look for it.",
  "grace-period-invalid.why":
    "Kubernetes refuses the object, or drops the value and gives the pods 30 s. What was meant to be the time for the last requests is then cut short without a word.",
  "grace-period-invalid.what-to-do":
    "Write a whole number of seconds without quotes and unit, in the spec of the pod, beside its containers.",

  "grace-period-invalid.wrong-type":
    "Kubernetes refuses {workload}: terminationGracePeriodSeconds must be a whole number of seconds, not {value}.",
  "grace-period-invalid.no-number":
    "Kubernetes refuses {workload}: terminationGracePeriodSeconds must be a whole number of seconds.",
  "grace-period-invalid.negative":
    "terminationGracePeriodSeconds of {workload} is {value}. Negative values are invalid; where Kubernetes lets one pass, it acts as 1 s, which leaves no time for preStop hooks and for the last requests.",
  "grace-period-invalid.octal":
    "terminationGracePeriodSeconds of {workload} is written as {value}. With a zero in front Kubernetes reads it as an octal number, {seconds}; other readers of YAML take it for {decimal}. Write the number you mean.",
  "grace-period-invalid.misplaced":
    "Kubernetes knows no terminationGracePeriodSeconds {place}: it refuses {workload}, or drops the value. It belongs in {path}.",
  "grace-period-invalid.misplaced-in-effect":
    "Kubernetes knows no terminationGracePeriodSeconds {place}: it refuses {workload}, or drops the value, and {grace}. It belongs in {path}.",
  "grace-period-invalid.readiness-probe":
    'Kubernetes refuses {workload}: the readiness probe of container "{container}" may have no terminationGracePeriodSeconds, because it kills nothing. Only liveness and startup probes may.',
  "place.outside": "here",
  "place.container": 'on container "{container}"',

  "fix.write-grace": "Write the grace period as a whole number of seconds",
  "fix.remove-grace": "Remove terminationGracePeriodSeconds, so that it is {seconds}",
  "fix.move-grace": "Move terminationGracePeriodSeconds to the spec of the pod",
  "fix.remove-misplaced-grace": "Remove terminationGracePeriodSeconds here; the pod has one",
  "fix.remove-refused-grace": "Remove terminationGracePeriodSeconds from the readiness probe",
  "reason.number-unclear": "Which number is meant is not plain enough to write it.",
};
