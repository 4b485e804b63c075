import { defaultSettings, type Settings } from "../../../server/src/core/settings.ts";
import type { LanguageService } from "../../../server/src/languageService/api.ts";
import { createLanguageService } from "../../../server/src/languageService/languageService.ts";

export const root = "file:///ws";
export const english = { locale: "en" };
export const uriOf = (path: string) => `${root}/${path}`;

/** A completely indexed folder of files, by their paths. */
export function serviceOf(
  files: Readonly<Record<string, string>>,
  settings: Settings = defaultSettings,
): LanguageService {
  const service = createLanguageService(settings, root);
  for (const [path, text] of Object.entries(files)) service.updateFromDisk(uriOf(path), text);
  service.setComplete(true);
  return service;
}

/** A Deployment that loses requests behind its ALB; the findings sit on the name of its container. */
export function shop({ name = "web", namespace = "shop" } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - name: ${name}
        image: example/${name}:1
        ports: [{containerPort: 8080}]
        readinessProbe: {httpGet: {path: /, port: 8080}}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {selector: {app: ${name}}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: ${namespace}, annotations: {alb.ingress.kubernetes.io/target-type: ip}}
spec: {ingressClassName: alb, defaultBackend: {service: {name: ${name}, port: {number: 80}}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}, labels: {elbv2.k8s.aws/pod-readiness-gate-inject: enabled}}
`;
}

/** Rule and severity of the findings of a file. */
export function findingsIn(service: LanguageService, path: string): readonly string[] {
  return service.findings(uriOf(path), english).map(({ rule, severity }) => `${rule} ${severity}`);
}
