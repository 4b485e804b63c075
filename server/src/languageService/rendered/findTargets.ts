import type { Kustomization } from "../../core/kubernetes/kustomization.ts";
import { readKustomization } from "../../core/kubernetes/readKustomization.ts";
import type { RenderTarget } from "../../core/render/renderer.ts";
import { compareText } from "../../core/text/compareText.ts";
import {
  folderOf,
  isKustomizationFile,
  isWithin,
  nameOf,
  relativeTo,
  resolveRelative,
} from "../../core/workspace/uriPath.ts";
import { type Field, valueOf } from "../../core/yaml/field.ts";
import { fieldReader } from "../../core/yaml/fieldReader.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";

/** A target with what is known of its files before it is rendered. */
export interface RenderUnit {
  readonly target: RenderTarget;
  /** The files it is made of, as far as they are known: of a chart all below its folder. */
  readonly files: readonly string[];
  /** Those among them that are patches. */
  readonly patches: ReadonlySet<string>;
  /** Something that would have to be fetched, as it is written; null where nothing is. */
  readonly remote: string | null;
}

/** The text of a file, or null where it cannot be read. */
export type ReadText = (uri: string) => Promise<string | null>;

/**
 * The charts and kustomization roots among the files. A library and a chart inside another one are never installed
 * alone; a component and a kustomization that another includes are never built alone.
 */
export async function findRenderUnits(
  files: readonly string[],
  root: string,
  read: ReadText,
): Promise<readonly RenderUnit[]> {
  const charts = await chartUnits(files, read);
  const kustomizations = await kustomizationUnits(files, root, read);
  return [...charts, ...kustomizations].sort((a, b) => compareText(a.target.uri, b.target.uri));
}

async function chartUnits(files: readonly string[], read: ReadText): Promise<readonly RenderUnit[]> {
  const chartFiles = files.filter((uri) => nameOf(uri) === "Chart.yaml");
  const folders = chartFiles.map(folderOf);
  const units: RenderUnit[] = [];
  for (const uri of chartFiles) {
    const folder = folderOf(uri);
    if (folders.some((other) => isWithin(folder, `${other}/charts`))) continue;
    const { name, type } = namesIn((await read(uri)) ?? "");
    if (type === "library") continue;
    const target: RenderTarget = { kind: "chart", folder, name: name ?? nameOf(folder), uri };
    const own = files.filter((file) => isWithin(file, folder));
    units.push({ target, files: own, patches: new Set(), remote: null });
  }
  return units;
}

function namesIn(text: string) {
  const { root } = parseDocument(text);
  if (root === null) return { name: null, type: null };
  const reader = fieldReader(0);
  const mapping = reader.root(root);
  return { name: valueOf(reader.name(mapping, "name")), type: valueOf(reader.name(mapping, "type")) };
}

interface Found {
  readonly uri: string;
  readonly kustomization: Kustomization;
  readonly remote: string | null;
}

async function kustomizationUnits(files: readonly string[], root: string, read: ReadText) {
  const byFolder = new Map<string, Found>();
  for (const uri of files) {
    if (!isKustomizationFile(uri)) continue;
    const kustomization = kustomizationIn((await read(uri)) ?? "");
    if (kustomization) byFolder.set(folderOf(uri), { uri, kustomization, remote: remoteIn(kustomization) });
  }
  const included = new Set<string>();
  for (const [folder, { kustomization }] of byFolder) {
    for (const path of resolved(folder, includes(kustomization))) included.add(path);
  }
  const units: RenderUnit[] = [];
  for (const [folder, found] of byFolder) {
    const { uri, kustomization } = found;
    if (included.has(folder) || kustomization.kind === "Component") continue;
    const name = folder === root ? nameOf(folder) : relativeTo(root, folder);
    const target: RenderTarget = { kind: "kustomization", folder, name, uri };
    units.push({ target, ...closureOf(found, byFolder, new Set(files)) });
  }
  return units;
}

function kustomizationIn(text: string): Kustomization | null {
  const [first] = splitDocuments(text);
  if (first === undefined) return null;
  return readKustomization(parseDocument(text.slice(first.start, first.end)).root, 0);
}

/** The files of a root, those it applies before those that change them, outer kustomizations first. */
function closureOf(
  root: Found,
  byFolder: ReadonlyMap<string, Found>,
  known: ReadonlySet<string>,
): Omit<RenderUnit, "target"> {
  const files = new Set<string>();
  const patches = new Set<string>();
  let remote: string | null = null;
  const waiting = [root];
  const visited = new Set<Found>();
  for (let here = waiting.shift(); here !== undefined; here = waiting.shift()) {
    if (visited.has(here)) continue;
    visited.add(here);
    files.add(here.uri);
    remote ??= here.remote;
    const folder = folderOf(here.uri);
    for (const target of resolved(folder, includes(here.kustomization))) {
      const inner = byFolder.get(target);
      if (inner) waiting.push(inner);
      else if (known.has(target)) files.add(target);
    }
    for (const target of resolved(folder, here.kustomization.patchFiles)) {
      if (!known.has(target)) continue;
      files.add(target);
      patches.add(target);
    }
  }
  return { files: [...files], patches, remote };
}

function includes({ resources, components }: Kustomization): readonly Field<string>[] {
  return [...resources, ...components];
}

/** The URIs of paths, as far as they can be told. */
function resolved(folder: string, paths: readonly Field<string>[]): readonly string[] {
  return paths.flatMap((path) => resolveRelative(folder, valueOf(path, "")) ?? []);
}

function remoteIn(kustomization: Kustomization): string | null {
  const paths = [...includes(kustomization), ...kustomization.patchFiles];
  for (const path of paths) {
    const text = valueOf(path);
    if (text !== null && isRemote(text)) return text;
  }
  return null;
}

/** What kustomize takes for a URL or a git repository, as its documentation lists them. */
function isRemote(path: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ||
    /^(git::|git@|gh:|[\w.-]+@[\w.-]+:)/i.test(path) ||
    /^(github|gitlab|bitbucket)\.(com|org)[/:]/i.test(path) ||
    /[?&](ref|version|timeout|submodules)=/.test(path)
  );
}
