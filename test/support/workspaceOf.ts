import type { Manifest } from "../../server/src/core/kubernetes/manifest.ts";
import type { Workload } from "../../server/src/core/kubernetes/workload.ts";
import { defaultSettings, type Settings } from "../../server/src/core/settings.ts";
import type { Effective } from "../../server/src/core/workspace/effective.ts";
import type { Snapshot } from "../../server/src/core/workspace/snapshot.ts";
import { createWorkspace, type Workspace } from "../../server/src/core/workspace/workspace.ts";
import { valueOf } from "../../server/src/core/yaml/field.ts";

export const ROOT = "file:///ws";

/** A workspace of files given by path below the root, completely indexed. */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  settings: Settings = defaultSettings,
): Workspace {
  const workspace = createWorkspace(ROOT, settings);
  for (const [path, text] of Object.entries(files)) workspace.update(`${ROOT}/${path}`, text);
  workspace.setComplete(true);
  return workspace;
}

export function snapshotOf(files: Readonly<Record<string, string>>, settings?: Settings): Snapshot {
  return workspaceOf(files, settings).snapshot();
}

/** All effective workloads of a name, over all files. */
export function workloadsNamed(snapshot: Snapshot, name: string): readonly Effective<Workload>[] {
  return snapshot.files
    .flatMap((uri) => snapshot.workloads(uri))
    .filter(({ manifest }) => valueOf(manifest.name) === name);
}

/** The only workload of a name. */
export function workloadNamed(snapshot: Snapshot, name: string): Effective<Workload> {
  const [found, ...others] = workloadsNamed(snapshot, name);
  if (found === undefined || others.length > 0)
    throw new Error(`${name}: ${others.length + (found ? 1 : 0)} workloads`);
  return found;
}

export function objectNamed(snapshot: Snapshot, kind: string, name: string): Effective<Manifest> {
  const found = snapshot.files
    .flatMap((uri) => snapshot.objects(uri))
    .find(({ manifest }) => manifest.kind === kind && valueOf(manifest.name) === name);
  if (found === undefined) throw new Error(`no ${kind}/${name}`);
  return found;
}

/** Short manifests for tables; `extra` lines go where they are needed most. */
export const yaml = {
  deployment: (name: string, { namespace = "", pod = "", container = "" } = {}) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}${namespace && `\n  namespace: ${namespace}`}
spec:
  template:
    metadata:
      labels: {app: ${name}}
    spec:${pod && `\n      ${pod}`}
      containers:
      - name: ${name}
        image: example/${name}:1${container && `\n        ${container}`}
`,
  service: (
    name: string,
    { namespace = "", spec = "", annotations = "{}", app = name } = {},
  ) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}${namespace && `\n  namespace: ${namespace}`}
  annotations: ${annotations}
spec:
  selector: {app: ${app}}
  ports: [{port: 80}]${spec && `\n  ${spec}`}
`,
  ingress: (
    name: string,
    {
      namespace = "",
      spec = "ingressClassName: alb",
      annotations = "{}",
      service = name,
      port = "{number: 80}",
    } = {},
  ) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}${namespace && `\n  namespace: ${namespace}`}
  annotations: ${annotations}
spec:${spec && `\n  ${spec}`}
  rules:
  - http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: ${service}, port: ${port}}}}
`,
  namespace: (name: string, labels = "{}") => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels: ${labels}
`,
};

/** Documents of one file. */
export function documents(...texts: readonly string[]): string {
  return texts.join("---\n");
}
