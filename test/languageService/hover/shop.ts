import type { Files } from "../marked.ts";

/** A small shop behind an ALB, written as people write it. */
export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      terminationGracePeriodSeconds: 45
      containers:
        - name: web
          image: ghcr.io/example/web:1.4
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            tcpSocket:
              port: http
          lifecycle:
            preStop:
              exec:
                command: ["sh", "-c", "sleep 30"]
`;

export const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
`;

export const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
    alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=120
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`;

export const namespace = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    elbv2.k8s.aws/pod-readiness-gate-inject: enabled
`;

export const shop: Files = {
  "apps/web.yaml": deployment,
  "apps/service.yaml": service,
  "edge/ingress.yaml": ingress,
  "namespace.yaml": namespace,
};

/** The shop with pieces of its texts replaced; each piece must occur exactly once in all files. */
export function shopWith(...replacements: readonly (readonly [piece: string, replacement: string])[]): Files {
  const files = new Map(Object.entries(shop));
  for (const [piece, replacement] of replacements) {
    const holders = [...files].filter(([, text]) => text.split(piece).length === 2);
    const [holder] = holders;
    if (!holder || holders.length > 1) throw new Error(`"${piece}" does not occur exactly once`);
    files.set(
      holder[0],
      holder[1].replace(piece, () => replacement),
    );
  }
  return Object.fromEntries(files);
}
