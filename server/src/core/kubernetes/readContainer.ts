import { type Field, type Known, valueOf } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import type { YamlMapping } from "../yaml/tree.ts";
import { graceInContainer, graceKey, graceOnReadinessProbe } from "./misplacedGrace.ts";
import { readPreStop } from "./readPreStop.ts";
import type { Container, ContainerRole, Words } from "./workload.ts";

/** One container of a pod. In a patch it may consist of little more than its name. */
export function readContainer(
  read: FieldReader,
  container: Known<YamlMapping>,
  role: ContainerRole,
): Container {
  const ports = read.mappings(container, "ports");
  return {
    at: container.at,
    role,
    name: read.name(container, "name"),
    image: read.name(container, "image"),
    ports: ports
      .filter((port) => port.state === "known")
      .map((port) => ({
        name: read.name(port, "name"),
        containerPort: read.integer(port, "containerPort"),
        hostPort: read.integer(port, "hostPort"),
      })),
    portsComplete: ports.every((port) => port.state === "known"),
    readinessProbe: presence(read.mapping(container, "readinessProbe")),
    startupProbe: presence(read.mapping(container, "startupProbe")),
    commandLine: readWords([
      ...textsOf(read.names(container, "command")),
      ...textsOf(read.names(container, "args")),
    ]),
    variables: readVariables(read, container),
    probeGracePeriods: readProbeGracePeriods(read, container),
    preStop: readPreStop(read, container),
    misplacedGracePeriods: graceInContainer(read, container),
    refusedGracePeriods: graceOnReadinessProbe(read, container),
  };
}

function presence(mapping: MappingField): Field<true> {
  return mapping.state === "known" ? { ...mapping, value: true } : mapping;
}

/** What `envFrom` brings stands in other objects, which are not read. */
function readVariables(read: FieldReader, container: MappingField): Words {
  const own = readWords(read.mappings(container, "env").map((variable) => read.text(variable, "name")));
  return { known: own.known, complete: own.complete && read.items(container, "envFrom").length === 0 };
}

function readWords(texts: readonly (string | null)[]): Words {
  const known = texts.filter((text) => text !== null);
  return { known, complete: known.length === texts.length };
}

function textsOf(fields: readonly Field<string>[]): readonly (string | null)[] {
  return fields.map((field) => valueOf(field));
}

/** Those that are written; the readiness probe may have none (domain-facts §A10). */
function readProbeGracePeriods(read: FieldReader, container: MappingField): readonly Field<number>[] {
  return ["livenessProbe", "startupProbe"]
    .map((probe) => read.integer(read.mapping(container, probe), graceKey))
    .filter((field) => field.state !== "absent");
}
