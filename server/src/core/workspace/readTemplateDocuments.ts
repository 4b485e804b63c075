import { overlayTree } from "../chart/overlayTree.ts";
import { readingOf, type UnseenTemplate } from "../chart/templateFile.ts";
import type { DirectiveFacts } from "../directives/directive.ts";
import { type DirectiveSource, readDirectives } from "../directives/readDirectives.ts";
import { readManifests } from "../kubernetes/readManifests.ts";
import { libraryOf } from "../template/namedTemplates.ts";
import { startEvaluation } from "../template/printTemplate.ts";
import { digestOf } from "../text/digest.ts";
import { createLineIndex } from "../text/lineIndex.ts";
import type { DocumentSlice } from "../yaml/document.ts";
import { isEmptyDocument } from "../yaml/emptyDocument.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { mayHoldManifest } from "./skim.ts";
import type { DocumentFacts, FileFacts } from "./snapshot.ts";
import { nameOf } from "./uriPath.ts";

/**
 * What a file holds that is a Go template, while no values are known. All of its documents are read together, for the
 * conditions and variables of one reach into the others.
 */
export function readTemplateDocuments(
  uri: string,
  template: UnseenTemplate,
  nextId: () => number,
): FileFacts {
  const { file } = template;
  const { text, masked } = file;
  // Helm prints nothing of a file of this name: it holds named templates.
  const slices = nameOf(uri).startsWith("_") ? [] : splitDocuments(masked);
  const documents = slices.map((slice) => readSlice(template, slice, nextId()));
  return { uri, lines: createLineIndex(text), documents, unused: 0, template: file };
}

function readSlice(template: UnseenTemplate, slice: DocumentSlice, id: number): DocumentFacts {
  const { file, reading } = template;
  const { start, end } = slice;
  const own = file.text.slice(start, end);
  const masked = file.masked.slice(start, end);
  const facts = { ...slice, id, digest: digestOf(own), plain: false, kustomization: null, problems: [] };
  const unread = { ...facts, text: null, masked: null, conditional: false, manifests: [], skipped: null };
  const source = { root: null, manifests: [], text: masked, hasComments: true };
  if (!mayHoldManifest(masked)) {
    return { ...unread, directives: directivesIn({ ...source, readable: true }) };
  }
  const { root } = parseDocument(masked);
  if (root === null) {
    const isEmpty = isEmptyDocument(masked);
    const directives = directivesIn({ ...source, readable: isEmpty });
    return { ...unread, skipped: isEmpty ? null : "template", directives };
  }
  const evaluation = startEvaluation(libraryOf([file]));
  const tree = overlayTree(root, { ...readingOf(reading, slice), document: id, evaluation });
  const manifests = readManifests(tree.node, id, own);
  const directives = directivesIn({ ...source, root: tree.node, manifests, readable: true });
  return {
    ...facts,
    text: own,
    masked,
    conditional: tree.verdict !== "always",
    manifests,
    skipped: null,
    directives,
  };
}

/** What a template prints besides may hold further ones, or what they are for. */
function directivesIn(source: DirectiveSource): DirectiveFacts {
  return { ...readDirectives(source), complete: false };
}
