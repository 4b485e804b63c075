/** The keys by which the items of a list are the same; null for a list that a patch replaces. `path` leads through items unseen. */
export type ListKeys = (path: readonly string[]) => readonly string[] | null;

/**
 * Kustomize merges lists by the schema of the Kubernetes API, and has none of other kinds: their lists are replaced as a whole
 * (kustomize, "patches": strategic merge of custom resources).
 */
export function listKeysOf(group: string): ListKeys {
  return groupsWithSchema.has(group) ? builtIn : unknownKind;
}

/** Of the groups that the product reads; kubectl's schema has no `extensions` any more. */
const groupsWithSchema: ReadonlySet<string> = new Set([
  "",
  "apps",
  "batch",
  "networking.k8s.io",
  "autoscaling",
]);

function unknownKind(): null {
  return null;
}

function builtIn(path: readonly string[]): readonly string[] | null {
  const field = path.at(-1) ?? "";
  if (field === "ports") return path.length === 2 ? servicePorts : containerPorts;
  return Object.hasOwn(keysOfField, field) ? (keysOfField[field] ?? null) : null;
}

const servicePorts = ["port", "protocol"];
const containerPorts = ["containerPort", "protocol"];

/** `x-kubernetes-patch-merge-key` and `x-kubernetes-list-map-keys` of the Kubernetes OpenAPI schema. */
const keysOfField: Readonly<Record<string, readonly string[]>> = {
  containers: ["name"],
  initContainers: ["name"],
  ephemeralContainers: ["name"],
  volumes: ["name"],
  env: ["name"],
  imagePullSecrets: ["name"],
  volumeMounts: ["mountPath"],
  volumeDevices: ["devicePath"],
  hostAliases: ["ip"],
  topologySpreadConstraints: ["topologyKey", "whenUnsatisfiable"],
};
