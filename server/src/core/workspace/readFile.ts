import { readKustomization } from "../kubernetes/readKustomization.ts";
import { readManifests } from "../kubernetes/readManifests.ts";
import { hasTemplate } from "../template/detect.ts";
import { createLineIndex } from "../text/lineIndex.ts";
import type { DocumentSlice } from "../yaml/document.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import type { YamlProblem } from "../yaml/tree.ts";
import { digestOf } from "./digest.ts";
import { mayHoldManifest } from "./skim.ts";
import type { DocumentFacts, FileFacts } from "./snapshot.ts";
import { nameOf } from "./uriPath.ts";

/**
 * What a file holds. Documents whose text is the same as in `previous` keep their facts and their id; only the others
 * are parsed. `nextId` gives ids that no other document of the workspace has.
 */
export function readFile(
  uri: string,
  text: string,
  previous: FileFacts | undefined,
  nextId: () => number,
): FileFacts {
  const known = byDigest(previous);
  const isKustomization = /^kustomization\.ya?ml$/i.test(nameOf(uri));
  const documents = splitDocuments(text).map((slice) => {
    const content = text.slice(slice.start, slice.end);
    const digest = digestOf(content);
    const same = known.get(digest)?.shift();
    return same ? moved(same, slice) : readDocument(slice, content, digest, isKustomization, nextId());
  });
  return { uri, lines: createLineIndex(text), documents };
}

function moved(document: DocumentFacts, slice: DocumentSlice): DocumentFacts {
  const { index, start, end } = slice;
  return document.index === index && document.start === start ? document : { ...document, index, start, end };
}

function readDocument(
  slice: DocumentSlice,
  text: string,
  digest: string,
  isKustomization: boolean,
  id: number,
): DocumentFacts {
  const facts = { ...slice, id, digest, manifests: [], kustomization: null, problems: [], skipped: null };
  if (!isKustomization && !mayHoldManifest(text)) return facts;
  const { root, problems } = parseDocument(text);
  if (root === null) {
    const skipped = hasTemplate(text) ? "template" : (problems[0]?.kind ?? null);
    return { ...facts, problems: skipped === "template" ? [] : problems, skipped };
  }
  const kustomization = readKustomization(root, id);
  const takenAsKustomization =
    kustomization !== null && (isKustomization || text.includes("kustomize.config.k8s.io"));
  return {
    ...facts,
    manifests: takenAsKustomization ? [] : readManifests(root, id, text),
    kustomization: takenAsKustomization ? kustomization : null,
    problems,
    skipped: skippedBy(problems),
  };
}

function skippedBy(problems: readonly YamlProblem[]): DocumentFacts["skipped"] {
  return problems[0]?.kind ?? null;
}

/** The documents of a file by their text; equal ones in order, so that each keeps an id of its own. */
function byDigest(file: FileFacts | undefined): Map<string, DocumentFacts[]> {
  const documents = new Map<string, DocumentFacts[]>();
  for (const document of file?.documents ?? []) {
    const equal = documents.get(document.digest);
    if (equal) equal.push(document);
    else documents.set(document.digest, [document]);
  }
  return documents;
}
