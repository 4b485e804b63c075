import type { Field } from "../yaml/field.ts";
import { whereOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import { written } from "../yaml/readScalar.ts";
import { graceKey } from "./misplacedGrace.ts";
import { readAnnotations, readLabels } from "./readAttributes.ts";
import { readContainer } from "./readContainer.ts";
import type { Container, PodTemplate } from "./workload.ts";

/**
 * The pods of a workload; null where the object says nothing about them. `template` holds the pod's `metadata` and
 * `spec`: it is the template of a controller, or a Pod itself.
 */
export function readPodTemplate(read: FieldReader, template: MappingField): PodTemplate | null {
  if (template.state === "absent") return null;
  const spec = read.mapping(template, "spec");
  const metadata = read.mapping(template, "metadata");
  const grace = read.child(spec, graceKey);
  return {
    at: whereOf(spec),
    hasSpec: spec.state !== "absent",
    labels: readLabels(read, metadata, "labels"),
    annotations: readAnnotations(read, metadata, "annotations"),
    gracePeriod: read.integer(spec, graceKey),
    gracePeriodText: grace.state === "known" ? written(grace.value) : null,
    os: readOs(read, spec),
    hostNetwork: read.boolean(spec, "hostNetwork"),
    readinessGates: read.mappings(spec, "readinessGates").map((gate) => read.keyword(gate, "conditionType")),
    ...readContainers(read, spec),
  };
}

/** Pods for Windows nodes are sent there by the label of the node; `spec.os` came later, and sends them nowhere. */
function readOs(read: FieldReader, spec: MappingField): Field<string> {
  const named = read.keyword(read.mapping(spec, "os"), "name");
  if (named.state !== "absent") return named;
  return read.keyword(read.mapping(spec, "nodeSelector"), "kubernetes.io/os");
}

function readContainers(
  read: FieldReader,
  spec: MappingField,
): Pick<PodTemplate, "containers" | "containersComplete"> {
  const apps = read.mappings(spec, "containers");
  const inits = read.mappings(spec, "initContainers");
  const containers = [
    ...apps.flatMap((container) => readListed(read, container, "app")),
    ...inits.flatMap((container) => readListed(read, container, roleOfInit(read, container))),
  ];
  const listed = [...apps, ...inits];
  // Only a patch may leave out the list, or the image of a container: the object it changes then has more to say.
  const patch = apps.length === 0 || containers.some((c) => c.role === "app" && c.image.state === "absent");
  return { containers, containersComplete: !patch && containers.length === listed.length };
}

function readListed(
  read: FieldReader,
  container: MappingField,
  role: Container["role"],
): readonly Container[] {
  // `$patch: delete` names a container that is taken away by a strategic merge patch.
  if (container.state !== "known" || read.child(container, "$patch").state !== "absent") return [];
  return [readContainer(read, container, role)];
}

/** Native sidecars are init containers that are always restarted (domain-facts §A11). In doubt nothing is reported on them. */
function roleOfInit(read: FieldReader, container: MappingField): Container["role"] {
  const policy = read.keyword(container, "restartPolicy");
  if (policy.state === "unknown") return "sidecar";
  return policy.state === "known" && policy.value === "Always" ? "sidecar" : "init";
}
