import { readTemplateFile } from "../chart/templateFile.ts";
import { noDirectives } from "../directives/directive.ts";
import { mayHoldDirectives, readDirectives } from "../directives/readDirectives.ts";
import { readKustomization } from "../kubernetes/readKustomization.ts";
import { readManifests } from "../kubernetes/readManifests.ts";
import { hasTemplate } from "../template/detect.ts";
import { isDirectedByYtt } from "../template/ytt.ts";
import { digestOf } from "../text/digest.ts";
import { flat } from "../text/flat.ts";
import { changeLines, createLineIndex, noLines } from "../text/lineIndex.ts";
import { isChartData, isInTemplates } from "../units/chartFiles.ts";
import type { DocumentSlice } from "../yaml/document.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import type { YamlProblem } from "../yaml/tree.ts";
import { isConfigurationFile } from "./configurationFile.ts";
import { editOf } from "./editedFile.ts";
import { readTemplateDocuments } from "./readTemplateDocuments.ts";
import { mayHoldManifest } from "./skim.ts";
import type { DocumentFacts, FileFacts } from "./snapshot.ts";
import { isHelmIgnoreFile, isKustomizationFile } from "./uriPath.ts";

/**
 * What a file holds. Documents whose text is the same as in `previous` keep their facts and their id; only the others
 * are parsed. `nextId` gives ids that no other document of the workspace has.
 *
 * @param textBefore what `previous` was read from, where the caller still has it: then only what differs is gone through
 */
export function readFile(
  uri: string,
  text: string,
  previous: FileFacts | undefined,
  nextId: () => number,
  textBefore: string | null = null,
): FileFacts {
  if (isHelmIgnoreFile(uri)) return textAlone(uri, text, nextId());
  const template = isConfigurationFile(uri) ? null : readTemplateFile(text, isInTemplates(uri));
  if (template !== null) return readTemplateDocuments(uri, template, nextId);
  const edit = previous && editOf(previous, textBefore, text);
  const isConfiguration = isConfigurationFile(uri);
  const isData = isChartData(uri);
  const isKustomization = isKustomizationFile(uri);
  const hasComments = !/\.json$/i.test(uri);
  const slices = splitDocuments(text);
  const isAlways = isConfiguration || isData || isKustomization;
  if (!isAlways && isOfNoUse(text, slices)) return emptyFile(uri, slices.length);
  const untouched = new Map(slices.map((slice) => [slice, edit?.documentAt(slice)]));
  const known = byDigest(previous, new Set(untouched.values()));
  const documents = slices.map((slice) => {
    const stayed = untouched.get(slice);
    if (stayed) return moved(stayed, slice);
    const content = text.slice(slice.start, slice.end);
    const digest = digestOf(content);
    const same = known.get(digest)?.pop();
    if (same) return moved(same, slice);
    const id = nextId();
    // Read from a copy: values of facts are stretches of the text that they are read from.
    const own = flat(content);
    const found = isConfiguration ? nothingRead : readDocument(id, own, isKustomization, hasComments);
    const isKept = isData || isKustomization || (!isConfiguration && isPartOfUnits(found, own));
    return documentFacts(id, slice, digest, isKept ? own : null, found);
  });
  const lines = edit ? changeLines(edit.previous.lines, edit.range, text) : createLineIndex(text);
  return { uri, lines, documents, unused: 0, template: null };
}

/** Told from the text alone: nothing would be kept of any of its documents. Most files of a large folder are such. */
function isOfNoUse(text: string, slices: readonly DocumentSlice[]): boolean {
  return (
    slices.every(({ start, end }) => {
      const content = text.slice(start, end);
      return !mayHoldManifest(content) && !looksLikePatch(content);
    }) && !mayHoldDirectives(text)
  );
}

/** Nothing is reported in it, so that it needs no lines either. */
function emptyFile(uri: string, unused: number): FileFacts {
  return { uri, lines: noLines, documents: noDocuments, unused, template: null };
}

/** One for tens of thousands of files. */
const noDocuments: readonly DocumentFacts[] = [];

/** A file of patterns is no YAML: all that is of use is its text. */
function textAlone(uri: string, text: string, id: number): FileFacts {
  const whole = { index: 0, start: 0, end: text.length };
  const document = documentFacts(id, whole, digestOf(text), flat(text), nothingRead);
  return { uri, lines: createLineIndex(text), documents: [document], unused: 0, template: null };
}

function moved(document: DocumentFacts, slice: DocumentSlice): DocumentFacts {
  const { index, start, end } = slice;
  return document.index === index && document.start === start ? document : { ...document, index, start, end };
}

/** In one piece: there are thousands, and one that grows property by property takes several times the time and memory. */
function documentFacts(
  id: number,
  { index, start, end }: DocumentSlice,
  digest: string,
  text: string | null,
  { plain, manifests, kustomization, problems, skipped, directives }: Found,
): DocumentFacts {
  return {
    id,
    index,
    start,
    end,
    plain,
    digest,
    text,
    masked: null,
    conditional: false,
    manifests,
    kustomization,
    problems,
    directives,
    skipped,
  };
}

/** Texts are needed again where objects of several documents become one (core/units). */
function isPartOfUnits({ manifests, kustomization }: Found, text: string): boolean {
  return manifests.length > 0 || kustomization !== null || looksLikePatch(text);
}

/**
 * A list of operations (RFC 6902) or a configuration of transformers, which have no kind, or a patch whose kind does not matter
 * because its target counts.
 */
function looksLikePatch(text: string): boolean {
  if (text.length > longestPatch) return false;
  if (/["']?path["']?\s*:/.test(text)) return /["']?op["']?\s*:|^\w+:[ \t]*(?:#.*)?\r?\n\s*-/m.test(text);
  return /^kind:[ \t]*[a-z]/m.test(text);
}

/** In characters; longer documents without a manifest are data. */
const longestPatch = 20_000;

/** What is found in a document. */
type Found = Pick<
  DocumentFacts,
  "plain" | "manifests" | "kustomization" | "problems" | "skipped" | "directives"
>;

/** Our own configuration is no manifest, and what it says about directives is none; only its lines are of use here. */
const nothingRead: Found = {
  plain: false,
  manifests: [],
  kustomization: null,
  problems: [],
  skipped: null,
  directives: noDirectives,
};

function readDocument(id: number, text: string, isKustomization: boolean, hasComments: boolean): Found {
  const unparsed = { root: null, manifests: [], text, hasComments };
  if (!isKustomization && !mayHoldManifest(text)) {
    const directives = readDirectives({ readable: !text.includes("{{"), ...unparsed });
    return { ...nothingRead, directives };
  }
  if (isDirectedByYtt(text)) {
    const directives = readDirectives({ ...unparsed, readable: false });
    return { ...nothingRead, skipped: "template", directives };
  }
  const { root, problems, plain } = parseDocument(text);
  if (root === null) {
    const skipped = hasTemplate(text) ? "template" : (problems[0]?.kind ?? null);
    const directives = readDirectives({ ...unparsed, readable: skipped === null });
    return { ...nothingRead, problems: skipped === "template" ? [] : problems, skipped, directives };
  }
  const mayBeKustomization = isKustomization || text.includes("kustomize.config.k8s.io");
  const kustomization = mayBeKustomization ? readKustomization(root, id) : null;
  const manifests = kustomization === null ? readManifests(root, id, text) : [];
  return {
    plain: plain && !text.includes("{{"),
    manifests,
    kustomization,
    problems,
    skipped: skippedBy(problems),
    directives: readDirectives({ text, root, manifests, hasComments, readable: true }),
  };
}

function skippedBy(problems: readonly YamlProblem[]): DocumentFacts["skipped"] {
  return problems[0]?.kind ?? null;
}

/** The documents of a file by their text, without those taken; equal ones with the first of them last, so that each is taken in turn. */
function byDigest(
  file: FileFacts | undefined,
  taken: ReadonlySet<DocumentFacts | undefined>,
): Map<string, DocumentFacts[]> {
  const documents = new Map<string, DocumentFacts[]>();
  for (const document of [...(file?.documents ?? [])].reverse()) {
    if (taken.has(document)) continue;
    const equal = documents.get(document.digest);
    if (equal) equal.push(document);
    else documents.set(document.digest, [document]);
  }
  return documents;
}
