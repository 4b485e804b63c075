import type { EnvironmentLookup } from "../shell/hookLength.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";
import { hasPlaceholder } from "../yaml/placeholder.ts";

/**
 * The environment of a container as far as its own `env` list proves it. Values from elsewhere (`valueFrom`) and
 * values that refer to other variables (`$(OTHER)`) are not known. `envFrom` needs no look: `env` wins over it. The list
 * is read when the first variable is looked up; few hooks have one.
 */
export function readEnvironment(read: FieldReader, container: MappingField): EnvironmentLookup {
  let variables: Variables | undefined;
  return (name) => {
    variables ??= readVariables(read, container);
    return variables.get(name);
  };
}

type Variables = ReadonlyMap<string, string | undefined>;

function readVariables(read: FieldReader, container: MappingField): Variables {
  const variables = new Map<string, string | undefined>();
  for (const variable of read.mappings(container, "env")) {
    const name = read.text(variable, "name");
    // What cannot be read may set any variable, and the last setting counts.
    if (name === null) return new Map();
    variables.set(name, variables.has(name) ? undefined : literalValue(read, variable));
  }
  return variables;
}

function literalValue(read: FieldReader, variable: MappingField): string | undefined {
  if (read.child(variable, "valueFrom").state !== "absent") return undefined;
  const value = read.name(variable, "value");
  if (value.state === "absent") return "";
  return value.state === "known" && !hasPlaceholder(value.value) ? value.value : undefined;
}
