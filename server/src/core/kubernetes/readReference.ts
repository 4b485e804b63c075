import type { Field } from "../yaml/field.ts";
import type { FieldReader, MappingField } from "../yaml/fieldReader.ts";

/** The name in a reference such as `parametersRef`; absent where the reference is to another kind of object. */
export function referenceName(read: FieldReader, reference: MappingField, kind: string): Field<string> {
  const name = read.name(reference, "name");
  const referred = read.keyword(reference, "kind");
  if (reference.state !== "known" || referred.state === "absent") return name;
  if (referred.state === "unknown") return referred;
  return referred.value === kind ? name : { state: "absent", owner: reference.at };
}
