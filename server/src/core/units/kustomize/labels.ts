import type { YamlNode } from "../../yaml/tree.ts";
import { nodeAt } from "../treeEdit.ts";
import { fieldsOf, itemsAt, type Kustomizing } from "./kustomizing.ts";
import type { Resource } from "./resource.ts";
import { addPairs } from "./transformers.ts";

/** `labels` and `commonLabels`. */
export function addLabels(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const labelled = itemsAt(root, "labels").reduce((before, item) => {
    const pairs = nodeAt(item, "pairs");
    if (pairs?.kind !== "mapping") return before;
    const { includeSelectors, includeTemplates } = fieldsOf(item);
    const reach =
      includeSelectors === "true" ? "all" : includeTemplates === "true" ? "templates" : "metadata";
    const fields = nodeAt(item, "fields");
    return before.map((resource) =>
      addPairs(resource, pairs, [...labelPaths(resource, reach), ...ownPaths(resource, fields)], id),
    );
  }, resources);
  const common = nodeAt(root, "commonLabels");
  if (common?.kind !== "mapping") return labelled;
  return labelled.map((resource) => addPairs(resource, common, labelPaths(resource, "all"), id));
}

/** `commonAnnotations`, of objects and of pod templates. */
export function addAnnotations(
  resources: readonly Resource[],
  { root, id }: Kustomizing,
): readonly Resource[] {
  const pairs: YamlNode | undefined = nodeAt(root, "commonAnnotations");
  if (pairs?.kind !== "mapping") return resources;
  return resources.map((resource) => addPairs(resource, pairs, metadataPaths(resource, "annotations"), id));
}

type Reach = "metadata" | "templates" | "all";

/** Only the selectors that the product reads: those of Services (kustomize, builtinpluginconsts/commonlabels.go). */
function labelPaths(resource: Resource, reach: Reach): readonly (readonly string[])[] {
  if (reach === "metadata") return [["metadata", "labels"]];
  const paths = metadataPaths(resource, "labels");
  const { group, version, kind } = resource.source;
  const isService = group === "" && version === "v1" && kind === "Service";
  return reach === "all" && isService ? [...paths, ["spec", "selector"]] : paths;
}

/** Kustomize knows the pod templates of the Kubernetes API only, not those of custom resources. */
function metadataPaths({ source }: Resource, key: "labels" | "annotations"): readonly (readonly string[])[] {
  const own = ["metadata", key];
  if (source.kind === "CronJob") {
    const template = ["spec", "jobTemplate"];
    return [own, [...template, "metadata", key], [...template, "spec", "template", "metadata", key]];
  }
  const isKnown =
    templateKinds.has(source.kind) && (source.kind !== "StatefulSet" || source.group === "apps");
  return isKnown ? [own, ["spec", "template", "metadata", key]] : [own];
}

const templateKinds: ReadonlySet<string> = new Set([
  "ReplicationController",
  "Deployment",
  "ReplicaSet",
  "DaemonSet",
  "StatefulSet",
  "Job",
]);

/** `fields` of an entry of `labels`: further places, each for the kinds it names. */
function ownPaths({ source }: Resource, fields: YamlNode | undefined): readonly (readonly string[])[] {
  if (fields?.kind !== "sequence") return [];
  return fields.items.flatMap(({ value }) => {
    const { path, kind, group, version, create } = fieldsOf(value);
    const isMeant =
      (kind === undefined || kind === source.kind) &&
      (group === undefined || group === source.group) &&
      (version === undefined || version === source.version);
    return isMeant && path !== undefined && create === "true" && !path.includes("[]")
      ? [path.split("/")]
      : [];
  });
}
