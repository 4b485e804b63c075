import type { Source } from "./rule.ts";

// The primary pages the rules rest on; titles are proper names and stay as they are.

export const podTermination: Source = {
  title: "Kubernetes: Pod Lifecycle, Termination of Pods",
  url: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
};

export const containerHooks: Source = {
  title: "Kubernetes: Container Lifecycle Hooks",
  url: "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/",
};

export const sleepAction: Source = {
  title: "Kubernetes Enhancement 3960: Pod lifecycle sleep action",
  url: "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action",
};

export const drainIssue: Source = {
  title: "AWS Load Balancer Controller, issue 2106",
  url: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2106",
};

export const drainGuide: Source = {
  title: "Amazon EKS Best Practices: Load Balancing",
  url: "https://github.com/aws/aws-eks-best-practices/blob/master/latest/bpg/networking/loadbalancing.adoc",
};

export const readinessGate: Source = {
  title: "AWS Load Balancer Controller: Pod readiness gate",
  url: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/",
};

export const yamlComments: Source = {
  title: "YAML 1.2.2: Comments",
  url: "https://yaml.org/spec/1.2.2/#66-comments",
};

export const unreadAnnotation: Source = {
  title: "kube-linter, issue 1180",
  url: "https://github.com/stackrox/kube-linter/issues/1180",
};
