import type { Manifest } from "../../kubernetes/manifest.ts";
import { digestOf } from "../../text/digest.ts";
import type { Effective } from "../../workspace/effective.ts";
import type { FileFacts } from "../../workspace/snapshot.ts";
import { folderOf, relativeTo } from "../../workspace/uriPath.ts";
import { appliedName, appliedNamespace, readEffective } from "../readEffective.ts";
import type { UnitInput, UnitObjects } from "../unitStage.ts";
import { targetsOfBroken } from "./brokenKustomization.ts";
import { createBuilder } from "./build.ts";
import { type KustomizationFile, kustomizationFiles } from "./kustomizationFiles.ts";
import { targetOf } from "./kustomizing.ts";
import type { Resource } from "./resource.ts";

/** Kustomizations: a root – one that no other includes – with everything it includes is one unit. */
export function kustomizeStage(input: UnitInput): UnitObjects {
  const { files } = input;
  const kustomizations = kustomizationFiles(files);
  if (kustomizations.size === 0) return { claimed: new Set(), objects: new Map() };
  const built = input.memo.kept(`kustomize ${inputsOf(input, kustomizations)}`, () =>
    buildAll(input, kustomizations),
  );
  // Where nothing was built again, its objects are still those of this snapshot.
  for (const [key, object] of built.made) input.memo.kept(key, () => object);
  return built;
}

/** All units, with every object by what it was made from. */
interface BuiltUnits extends UnitObjects {
  readonly made: ReadonlyMap<string, Effective<Manifest>>;
}

function buildAll(input: UnitInput, kustomizations: ReadonlyMap<string, KustomizationFile>): BuiltUnits {
  const { files } = input;
  const builder = createBuilder(input, kustomizations);
  const byFile = new Map<string, Applied[]>();
  for (const root of rootsOf(kustomizations, files)) {
    for (const resource of builder.build(root.folder)) {
      const applied = byFile.get(resource.uri);
      if (applied) applied.push({ resource, root });
      else byFile.set(resource.uri, [{ resource, root }]);
    }
  }
  const made = new Map<string, Effective<Manifest>>();
  const objects = new Map([...byFile].map(([uri, applied]) => [uri, objectsOf(applied, input, made)]));
  const parts = [...kustomizations.values()].flatMap((file) => partsOf(file, files, kustomizations));
  // Also a file of which nothing is left: what a kustomization deletes is not applied alone.
  const listed = [...kustomizations.values()].flatMap((file) =>
    file.kustomization?.kind === "Component" ? [] : targetsOf(file, files, kustomizations),
  );
  return { claimed: new Set([...parts, ...listed, ...objects.keys()]), objects, made };
}

/** Names everything that the kustomizations of a folder read: the same again means that nothing has to be built again. */
function inputsOf(
  { files, isThere }: UnitInput,
  kustomizations: ReadonlyMap<string, KustomizationFile>,
): string {
  const read = new Set<string>();
  for (const file of kustomizations.values()) {
    for (const uri of partsOf(file, files, kustomizations)) read.add(uri);
    for (const uri of targetsOf(file, files, kustomizations)) read.add(uri);
    for (const path of file.kustomization?.configurations ?? []) read.add(targetOf(file.folder, path) ?? "");
  }
  const ids = (uri: string) => {
    const file = files.get(uri);
    return file === undefined ? isThere(uri) : file.documents.map(({ id }) => id).join(",");
  };
  return digestOf([...read].map((uri) => `${uri}=${ids(uri)}`).join(" "));
}

/** An object, and the root that applies it. */
interface Applied {
  readonly resource: Resource;
  readonly root: KustomizationFile;
}

/** The roots in the order of their names; of kustomizations that include each other, the first. */
function rootsOf(
  kustomizations: ReadonlyMap<string, KustomizationFile>,
  files: ReadonlyMap<string, FileFacts>,
): readonly KustomizationFile[] {
  const included = new Map<string, readonly string[]>();
  for (const file of kustomizations.values()) {
    const targets = targetsOf(file, files, kustomizations);
    included.set(
      file.folder,
      targets.filter((target) => target !== file.folder && kustomizations.has(target)),
    );
  }
  const below = new Set([...included.values()].flat());
  const isRoot = ({ kustomization }: KustomizationFile) => kustomization?.kind !== "Component";
  const roots = [...kustomizations.values()].filter((file) => isRoot(file) && !below.has(file.folder));
  const reached = new Set<string>();
  const reach = (folder: string) => {
    if (reached.has(folder)) return;
    reached.add(folder);
    for (const next of included.get(folder) ?? []) reach(next);
  };
  for (const { folder } of roots) reach(folder);
  for (const file of kustomizations.values()) {
    if (reached.has(file.folder) || !isRoot(file)) continue;
    roots.push(file);
    reach(file.folder);
  }
  return roots;
}

function targetsOf(
  file: KustomizationFile,
  files: ReadonlyMap<string, FileFacts>,
  kustomizations: ReadonlyMap<string, KustomizationFile>,
): readonly string[] {
  const { folder, kustomization } = file;
  if (kustomization === null) return targetsOfBroken(file, files, kustomizations);
  return [...kustomization.resources, ...kustomization.components].flatMap(
    (path) => targetOf(folder, path) ?? [],
  );
}

/** Files that are never applied alone: the kustomization itself, its patches, and whatever a broken one may mean. */
function partsOf(
  file: KustomizationFile,
  files: ReadonlyMap<string, FileFacts>,
  kustomizations: ReadonlyMap<string, KustomizationFile>,
): readonly string[] {
  const { uri, folder, kustomization } = file;
  if (kustomization === null) return [uri, ...targetsOfBroken(file, files, kustomizations)];
  return [uri, ...kustomization.patchFiles.flatMap((path) => targetOf(folder, path) ?? [])];
}

/** The objects of one file, in the order of its documents; each has one variant for each root. */
function objectsOf(
  applied: readonly Applied[],
  input: UnitInput,
  made: Map<string, Effective<Manifest>>,
): readonly Effective<Manifest>[] {
  const isVaried = new Set(applied.map(({ root }) => root)).size > 1;
  return [...applied]
    .sort((a, b) => compareInFile(a.resource, b.resource))
    .map(({ resource, root }) => {
      const variant = isVaried ? relativeTo(input.root, root.folder) : null;
      const key = JSON.stringify([resource.key, root.uri, variant]);
      const object = input.memo.kept(key, () => objectOf(resource, root, variant, input));
      made.set(key, object);
      return object;
    });
}

function compareInFile(a: Resource, b: Resource): number {
  return a.document.index - b.document.index || a.source.at.span.start - b.source.at.span.start;
}

function objectOf(
  { source, uri, document, parts, followed, key, root: treeOf }: Resource,
  root: KustomizationFile,
  variant: string | null,
  { textOf }: UnitInput,
): Effective<Manifest> {
  const place = { uri, folder: folderOf(uri), unit: root.uri, variant, parts, patched: !followed };
  const isChanged = key.includes(" ");
  const tree = isChanged ? treeOf() : null;
  if (tree) return readEffective(tree, document.id, source, place, textOf);
  return {
    ...place,
    manifest: source,
    source,
    name: appliedName(source),
    namespace: appliedNamespace(source),
    patched: isChanged,
  };
}
