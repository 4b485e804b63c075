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

export const podReference: Source = {
  title: "Kubernetes API: Pod",
  url: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
};

export const podReadiness: Source = {
  title: "Kubernetes: Pod Lifecycle, Pod readiness",
  url: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate",
};

export const containerProbes: Source = {
  title: "Kubernetes: Pod Lifecycle, Container probes",
  url: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes",
};

export const deploymentStrategy: Source = {
  title: "Kubernetes: Deployments, Strategy",
  url: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
};

export const statefulSetStrategy: Source = {
  title: "Kubernetes: StatefulSets, Update strategies",
  url: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies",
};

export const endpointConditions: Source = {
  title: "Kubernetes: EndpointSlices, Conditions",
  url: "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions",
};

export const serviceReference: Source = {
  title: "Kubernetes API: Service",
  url: "https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/",
};

export const sidecarContainers: Source = {
  title: "Kubernetes: Sidecar Containers",
  url: "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
};

export const databaseProxyIssue: Source = {
  title: "Cloud SQL Auth Proxy, issue 1333",
  url: "https://github.com/GoogleCloudPlatform/cloud-sql-proxy/issues/1333",
};
