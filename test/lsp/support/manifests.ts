/** A Deployment whose only container has no preStop hook; its name stands in line 14, characters 16 to 19. */
export function deployment({ name = "shop", namespace = "shop" } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      terminationGracePeriodSeconds: 45
      containers:
        - name: web # serves
          image: nginx:1.27
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
`;
}

export const containerName = { start: { line: 14, character: 16 }, end: { line: 14, character: 19 } };

export function service({ name = "shop", namespace = "shop" } = {}): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80, targetPort: 8080 }]
`;
}

/** An Ingress of the AWS load balancer controller; pods are its targets. */
export function ingress({ name = "shop", namespace = "shop" } = {}): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations: { alb.ingress.kubernetes.io/target-type: ip }
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: ${name}, port: { number: 80 } } }
`;
}

export function namespace({ name = "shop" } = {}): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
}

/** A workload behind an AWS load balancer, its objects in files of their own. */
export function shop(): Record<string, string> {
  return {
    "deployment.yaml": deployment(),
    "service.yaml": service(),
    "ingress.yaml": ingress(),
    "namespace.yaml": namespace(),
  };
}
