import { URI, Utils } from "vscode-uri";
import type { Span } from "../../core/text/span.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import type { YamlNode } from "../../core/yaml/tree.ts";

/** One manifest of what a program rendered. */
export interface RenderedDocument {
  /** In the output. */
  readonly span: Span;
  readonly text: string;
  readonly kind: string;
  /** The name as applied. */
  readonly name: string;
  /** Which one of its kind it is among those of the same source, from 0. */
  readonly ordinal: number;
  /** What Helm says of its origin: the path of the template behind the name of the chart; null from others. */
  readonly source: string | null;
  readonly root: YamlNode;
}

/** Those that can be read. */
export function renderedDocuments(output: string): readonly RenderedDocument[] {
  const counts = new Map<string, number>();
  return splitDocuments(output).flatMap((slice) => {
    const text = output.slice(slice.start, slice.end);
    const { root } = parseDocument(text);
    if (root === null) return [];
    const source = /^# Source: [^/\r\n]+\/(.+?)\r?$/m.exec(text)?.[1] ?? null;
    const kind = textAt(root, "kind") ?? "";
    const identity = JSON.stringify([source, kind]);
    const ordinal = counts.get(identity) ?? 0;
    counts.set(identity, ordinal + 1);
    return [{ span: slice, text, kind, name: textAt(root, "metadata", "name") ?? "", ordinal, source, root }];
  });
}

/** The URI of the template that a document comes from. */
export function templateOf({ source }: RenderedDocument, chartFolder: string): string | null {
  return source === null ? null : Utils.joinPath(URI.parse(chartFolder), source).toString();
}

function textAt(node: YamlNode, ...path: readonly string[]): string | null {
  let here: YamlNode | undefined = node;
  for (const key of path) {
    here = here?.kind === "mapping" ? here.entries.find((entry) => entry.key === key)?.value : undefined;
  }
  return here?.kind === "scalar" ? here.text : null;
}
