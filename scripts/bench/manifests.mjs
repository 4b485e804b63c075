/**
 * Texts of the benchmark's manifests. Everything follows from a number, so that every run measures the same bytes.
 */

/** One application in one file of some 300 lines: Deployment, Service, Ingress, ConfigMap and autoscaler. */
export function application(number) {
  const name = `app-${number}`;
  return [
    deployment(name, `team-${number % 20}`, number),
    service(name, `team-${number % 20}`),
    ingress(name, `team-${number % 20}`),
    configMap(name, `team-${number % 20}`, 120),
    autoscaler(name, `team-${number % 20}`),
  ].join("---\n");
}

/** A hook on every third one, so that both answers of the rules are worked for. */
function deployment(name, namespace, number) {
  const hook =
    number % 3 === 0
      ? `          lifecycle:
            preStop:
              exec:
                command: ["sh", "-c", "sleep ${10 + (number % 70)}"]
`
      : "";
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
  annotations:
    example.com/owner: "${namespace}"
    example.com/description: 'Answers requests for ${name}'
spec:
  replicas: ${2 + (number % 5)}
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/part-of: shop
    spec:
      # The pods must be gone before the node is.
      terminationGracePeriodSeconds: ${30 + (number % 4) * 30}
      serviceAccountName: ${name}
      securityContext: {runAsNonRoot: true, runAsUser: 10001}
      containers:
        - name: ${name}
          image: "registry.example.com/shop/${name}:1.${number}.0"
          args: ["--listen", ":8080", "--log-level=info"]
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
${hook}          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: 5
          livenessProbe:
            httpGet: {path: /alive, port: http}
            initialDelaySeconds: 20
          env:
${variables(24)}          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          volumeMounts:
            - name: config
              mountPath: /etc/${name}
              readOnly: true
        - name: exporter
          image: registry.example.com/tools/exporter:2.${number % 7}.1
          command:
            - /bin/exporter
            - --address
            - 127.0.0.1:8080
          resources: {requests: {cpu: 10m, memory: 32Mi}}
      volumes:
        - name: config
          configMap:
            name: ${name}
`;
}

function variables(count) {
  return Array.from(
    { length: count },
    (_, i) => `            - name: SETTING_${i}\n              value: "${i * 17}"\n`,
  ).join("");
}

function service(name, namespace) {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function ingress(name, namespace) {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
    alb.ingress.kubernetes.io/target-type: ip
    alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=60
spec:
  ingressClassName: alb
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`;
}

/** A kind the product has no use for. `lines` lines of data. */
export function configMap(name, namespace, lines) {
  const data = Array.from({ length: lines }, (_, i) => `    option.${i} = value ${i * 31} of ${name}\n`);
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
  application.properties: |
${data.join("")}`;
}

function autoscaler(name, namespace) {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`;
}

/** `count` Deployments that one Service selects. */
export function workloadsOfOneService(count) {
  const workloads = Array.from({ length: count }, (_, i) =>
    deployment(`worker-${i}`, "team-0", i).replaceAll(/part-of: shop/g, "part-of: one-service"),
  );
  const selecting = service("all", "team-0").replace(
    /app\.kubernetes\.io\/name: all\n {2}ports/,
    "app.kubernetes.io/part-of: one-service\n  ports",
  );
  return [...workloads, selecting, ingress("all", "team-0")].join("---\n");
}

/** A base and `count` kustomize overlays of it, by path. */
export function overlays(count) {
  const files = [
    ["base/app.yaml", application(1)],
    ["base/kustomization.yaml", "resources:\n  - app.yaml\n"],
  ];
  for (let i = 0; i < count; i++) {
    const text = `namespace: stage-${i}\nresources:\n  - ../../base\n`;
    files.push([`overlays/stage-${i}/kustomization.yaml`, text]);
  }
  return files;
}
