import { type WholePattern, wholePattern } from "../../text/wholePattern.ts";
import type { FieldReader, MappingField } from "../../yaml/fieldReader.ts";
import type { YamlNode } from "../../yaml/tree.ts";
import { nodeAt } from "../treeEdit.ts";
import { allNames, type Resource } from "./resource.ts";

/** Which objects a patch or replacement acts on. All parts that are given have to fit. */
export interface Selector {
  readonly fits: (resource: Resource) => boolean;
}

const parts = ["group", "version", "kind", "name", "namespace"] as const;

/**
 * The selector in a mapping; null where it cannot be read. Every part is a regular expression for the whole text, names count
 * as they are and as they were (kustomize, api/types/selector.go and api/resmap).
 */
export function readSelector(read: FieldReader, selector: MappingField): Selector | null {
  if (selector.state !== "known") return null;
  const patterns = parts.map((part) => patternOf(read, selector, part));
  const labels = labelTest(read, selector, "labelSelector");
  const annotations = labelTest(read, selector, "annotationSelector");
  if (patterns.includes(undefined) || labels === undefined || annotations === undefined) return null;
  const [group, version, kind, name, namespace] = patterns;
  const isMatch = (pattern: WholePattern | null | undefined, text: string) => !pattern || pattern(text);
  return {
    fits(resource) {
      const { source } = resource;
      const names = allNames(resource);
      return (
        isMatch(group, source.group) &&
        isMatch(version, source.version) &&
        isMatch(kind, source.kind) &&
        names.some((each) => isMatch(name, each.name ?? "")) &&
        names.some((each) => isMatch(namespace, effectiveNamespace(each.namespace))) &&
        (!labels || labels(attributesOf(resource, "labels"))) &&
        (!annotations || annotations(attributesOf(resource, "annotations")))
      );
    },
  };
}

/** An object without a namespace is in the one called `default`, as far as kustomize compares. */
export function effectiveNamespace(namespace: string | null): string {
  return namespace ?? "default";
}

/** Null where any text fits, undefined where the pattern cannot be read. */
function patternOf(read: FieldReader, selector: MappingField, key: string): WholePattern | null | undefined {
  const field = read.name(selector, key);
  if (field.state === "absent" || (field.state === "known" && field.value === "")) return null;
  if (field.state !== "known" || field.value.length > longestPattern) return undefined;
  return wholePattern(field.value) ?? undefined;
}

/** Names of Kubernetes have 253 characters. */
const longestPattern = 300;

type Attributes = ReadonlyMap<string, string>;

/** Null where none is given, undefined where it is of a form that is not read. */
function labelTest(
  read: FieldReader,
  selector: MappingField,
  key: string,
): ((attributes: Attributes) => boolean) | null | undefined {
  const field = read.name(selector, key);
  if (field.state === "absent") return null;
  if (field.state !== "known") return undefined;
  if (field.value.trim() === "") return null;
  const tests: ((attributes: Attributes) => boolean)[] = [];
  for (const requirement of requirementsIn(field.value)) {
    const test = requirementTest(requirement.trim());
    if (test === null) return undefined;
    tests.push(test);
  }
  return (attributes) => tests.every((test) => test(attributes));
}

/** Commas in parentheses separate values. */
function requirementsIn(text: string): readonly string[] {
  const requirements: string[] = [];
  let requirement = "";
  let isInside = false;
  for (const piece of text.split(/([,()])/)) {
    if (piece === "(") isInside = true;
    if (piece === ")") isInside = false;
    if (piece === "," && !isInside) {
      requirements.push(requirement);
      requirement = "";
    } else requirement += piece;
  }
  return [...requirements, requirement];
}

/** One requirement of a label selector of Kubernetes: `a`, `!a`, `a=b`, `a!=b`, `a in (b, c)`, `a notin (b, c)`. */
function requirementTest(text: string): ((attributes: Attributes) => boolean) | null {
  const exists = /^(!?)\s*([\w./-]+)$/.exec(text);
  if (exists) {
    const [, not, key = ""] = exists;
    return (attributes) => attributes.has(key) === (not === "");
  }
  const equals = /^([\w./-]+)\s*(!=|==?)\s*([\w.-]*)$/.exec(text);
  if (equals) {
    const [, key = "", operator, value] = equals;
    return (attributes) => (attributes.get(key) === value) === (operator !== "!=");
  }
  const among = /^([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (!among) return null;
  const [, key = "", operator, list = ""] = among;
  const values = list.split(",").map((value) => value.trim());
  return (attributes) => values.includes(attributes.get(key) ?? "\0") === (operator === "in");
}

function attributesOf(resource: Resource, key: "labels" | "annotations"): Attributes {
  const root = resource.root();
  const mapping: YamlNode | undefined = root ? nodeAt(root, "metadata", key) : undefined;
  if (mapping?.kind !== "mapping") return new Map();
  return new Map(
    mapping.entries.flatMap((entry) =>
      entry.value.kind === "scalar" ? [[entry.key, entry.value.text] as const] : [],
    ),
  );
}
