import type { Field, Known, Unknown } from "./field.ts";
import { hasPlaceholder, standsForNumber } from "./placeholder.ts";
import type { UnknownReason, YamlMapping, YamlNode, YamlScalar } from "./tree.ts";

/** A value met on the way down a tree, before a type is asked of it. */
export type NodeField = Field<YamlNode>;

/**
 * A name: text that counts by being equal to other text, as in `metadata.name` or a selector. Placeholders are kept,
 * because equal texts are equal after substitution as well. Numbers and booleans are refused by the API server.
 */
export function asName(field: NodeField): Field<string> {
  return fromScalar(field, readText);
}

/** The same of a node alone; null where it is no name. */
export function nameIn(node: YamlNode): string | null {
  const reading = node.kind === "scalar" ? readText(node) : null;
  return reading !== null && "value" in reading ? reading.value : null;
}

/** Text that is compared with words of Kubernetes (`LoadBalancer`, `ip`): with a placeholder in it, it is unknown. */
export function asKeyword(field: NodeField): Field<string> {
  return fromScalar(field, (scalar) =>
    typeof scalar.value === "string" && hasPlaceholder(scalar.value) ? no("placeholder") : readText(scalar),
  );
}

/** A whole number. `90.0` is one, because the API server reads JSON numbers; `"90"` and `90s` are not. */
export function asInteger(field: NodeField): Field<number> {
  return fromScalar(field, readInteger);
}

/** `true` or `false`, in any of the spellings of YAML 1.1. */
export function asBoolean(field: NodeField): Field<boolean> {
  return fromScalar(field, ({ value }) => {
    if (typeof value === "boolean") return { value };
    return no(typeof value === "string" && standsForNumber(value) ? "placeholder" : "wrong-type");
  });
}

/** An `IntOrString` of the Kubernetes API: a port number or name, `1` or `25%`. */
export function asIntOrString(field: NodeField): Field<number | string> {
  return fromScalar<number | string>(field, (scalar) => {
    if (typeof scalar.value !== "string" || isLongInteger(scalar)) return readInteger(scalar);
    return hasPlaceholder(scalar.value) ? no("placeholder") : { value: scalar.value };
  });
}

/** A mapping; anything else but an absent value is of the wrong type. */
export function asMapping(field: NodeField): Field<YamlMapping> {
  if (field.state !== "known") return field;
  return hasMapping(field) ? field : refused(field, "wrong-type");
}

function hasMapping(field: Known<YamlNode>): field is Known<YamlMapping> {
  return field.value.kind === "mapping";
}

/** The same place, with a value that cannot be used. */
export function refused(field: Known<YamlNode>, reason: UnknownReason): Unknown {
  return { state: "unknown", reason, at: field.at, key: field.key, text: written(field.value) };
}

/** The characters of a scalar as written, as far as the tree still tells; escapes are shown resolved. */
export function written(node: YamlNode): string | null {
  if (node.kind !== "scalar") return null;
  if (node.style === "double") return `"${node.text}"`;
  return node.style === "single" ? `'${node.text}'` : node.text;
}

type Reading<T> = { readonly value: T } | { readonly reason: UnknownReason };

function no(reason: UnknownReason): { readonly reason: UnknownReason } {
  return { reason };
}

function fromScalar<T>(field: NodeField, read: (scalar: YamlScalar) => Reading<T>): Field<T> {
  if (field.state !== "known") return field;
  const reading = field.value.kind === "scalar" ? read(field.value) : no("wrong-type");
  if ("reason" in reading) return refused(field, reading.reason);
  const { at, key, holder, basis } = field;
  return { state: "known", value: reading.value, at, key, holder, basis };
}

function readText(scalar: YamlScalar): Reading<string> {
  if (typeof scalar.value !== "string" || isLongInteger(scalar)) return no("wrong-type");
  return { value: scalar.value };
}

function readInteger(scalar: YamlScalar): Reading<number> {
  const { value } = scalar;
  if (typeof value === "number" && Number.isInteger(value)) return { value };
  // The API server takes 64 bits, JavaScript numbers hold 53: such a number is valid, but not readable here.
  if (isLongInteger(scalar)) return no("limit");
  return no(typeof value === "string" && standsForNumber(value) ? "placeholder" : "wrong-type");
}

/** The tree leaves integers above 2^53 as text. */
function isLongInteger(scalar: YamlScalar): boolean {
  return scalar.style === "plain" && typeof scalar.value === "string" && /^[-+]?\d+$/.test(scalar.value);
}
