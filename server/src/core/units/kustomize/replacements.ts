import { fieldReader } from "../../yaml/fieldReader.ts";
import type { YamlMapping, YamlNode } from "../../yaml/tree.ts";
import { textAt } from "../treeEdit.ts";
import type { Kustomizing } from "./kustomizing.ts";
import { type Resource, unfollowed, withStep } from "./resource.ts";
import { readSelector } from "./selector.ts";

/**
 * `replacements` copy values between objects. What they put somewhere is not computed: the fields they name are unknown in the
 * objects they may act on. One that stands in a file of its own may act on any.
 */
export function hideReplaced(resources: readonly Resource[], { root, id }: Kustomizing): readonly Resource[] {
  const read = fieldReader(id);
  const mapping = read.root(root);
  return read.mappings(mapping, "replacements").reduce((before, replacement) => {
    const isInline = replacement.state === "known" && read.child(replacement, "path").state === "absent";
    if (!isInline) return before.map(unfollowed);
    return read.mappings(replacement, "targets").reduce((changing, target) => {
      const selector = readSelector(read, read.mapping(target, "select"));
      const paths = read
        .names(target, "fieldPaths")
        .map((path) => segmentsOf(path.state === "known" ? path.value : ""));
      return changing.map((resource) => {
        if (selector !== null && !selector.fits(resource)) return resource;
        if (selector === null || paths.some((path) => path === null)) return unfollowed(resource);
        return withStep(resource, {
          key: `h${id}:${target.state === "known" ? target.at.span.start : ""}`,
          document: id,
          apply: (object) => paths.reduce((tree, path) => hideAt(tree, path ?? []) as YamlMapping, object),
        });
      });
    }, before);
  }, resources);
}

/** `spec.template.spec.containers.[name=web].image`, with `\.` for a point in a key. Null for none. */
function segmentsOf(path: string): readonly string[] | null {
  const segments = path.match(/\[[^[\]]*\]|(?:\\.|[^.\\])+/g)?.map((part) => part.replaceAll(/\\(.)/g, "$1"));
  return segments && segments.length > 1 ? segments : null;
}

/** A field that is missing may be made by an option of the target, so it is unknown too. */
function hideAt(node: YamlNode, path: readonly string[]): YamlNode {
  const [step, ...rest] = path;
  if (step === undefined) return { kind: "unknown", span: node.span, reason: "outside" };
  if (node.kind === "sequence") {
    const items = node.items.map((item, i) =>
      isMeantItem(item.value, i, step) ? { ...item, value: hideAt(item.value, rest) } : item,
    );
    return { ...node, items };
  }
  if (node.kind !== "mapping") return node;
  const keys = step === "*" ? node.entries.map(({ key }) => key) : [step];
  const entries = node.entries.map((entry) =>
    keys.includes(entry.key) ? { ...entry, value: hideAt(entry.value, rest) } : entry,
  );
  if (step === "*" || node.entries.some(({ key }) => key === step)) return { ...node, entries };
  const value: YamlNode = { kind: "unknown", span: node.span, reason: "outside" };
  return {
    ...node,
    entries: [...entries, { key: step, keySpan: node.span, value, sharing: "own", duplicate: false }],
  };
}

function isMeantItem(item: YamlNode, index: number, step: string): boolean {
  const filter = /^\[([^=]*)=(.*)\]$/.exec(step);
  if (filter) return textAt(item, ...(filter[1] ?? "").split(".")) === filter[2];
  return step === "*" || step === String(index) || !/^\d+$/.test(step);
}
