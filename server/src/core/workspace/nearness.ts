import type { Manifest } from "../kubernetes/manifest.ts";
import type { Certainty } from "../traffic/exposure.ts";
import { type Field, valueOf } from "../yaml/field.ts";
import type { Effective } from "./effective.ts";
import { folderOf, isWithin } from "./uriPath.ts";

/** An object that another one can mean, and how sure that is. */
export interface Joined<T extends Manifest> {
  readonly object: Effective<T>;
  readonly certainty: Certainty;
}

/**
 * The candidates that an object can mean, because a repository is not one cluster (ARCHITECTURE.md, "Objects are joined"):
 * inside a render unit those of the same unit; outside, those in the subtree of the first ancestor folder that holds any. Cluster-wide
 * objects such as namespaces and classes are also found outside the unit of the one who asks.
 */
export function nearest<T extends Manifest>(
  from: Effective<Manifest>,
  candidates: readonly Effective<T>[],
  scope: "namespaced" | "cluster" = "namespaced",
  fits: (candidate: Effective<T>) => boolean = () => true,
): readonly Joined<T>[] {
  if (from.unit !== null) {
    const same = candidates.filter((candidate) => candidate.unit === from.unit && fits(candidate));
    if (same.length > 0) return same.map((object) => ({ object, certainty: "proven" }));
    if (scope === "namespaced") return [];
  }
  const may = (candidate: Effective<T>) =>
    (scope === "cluster" || candidate.unit === null) && fits(candidate);
  return climb(from, candidates, may).map((object) => ({ object, certainty: certaintyOf(from, object) }));
}

/**
 * The candidates outside the render unit of the one who asks, or inside of one that it is not part of, for a name that means
 * nothing nearer: what several kustomizations apply meets in the cluster. Both must say the same namespace, and even then
 * they may belong to different clusters.
 */
export function acrossUnits<T extends Manifest>(
  from: Effective<Manifest>,
  namespace: Field<string>,
  candidates: readonly Effective<T>[],
): readonly Joined<T>[] {
  const meant = valueOf(namespace);
  if (meant === null) return [];
  const may = (candidate: Effective<T>) => valueOf(candidate.namespace) === meant;
  return climb(from, candidates, may).map((object) => ({ object, certainty: "likely" }));
}

/**
 * Those of the same folder, else those of the subtree of the first ancestor that holds any. Folders are compared first:
 * in a large workspace the candidates of one name are many, and all but a few stand elsewhere.
 */
function climb<T extends Manifest>(
  from: Effective<Manifest>,
  candidates: readonly Effective<T>[],
  may: (candidate: Effective<T>) => boolean,
): readonly Effective<T>[] {
  const beside = candidates.filter((candidate) => candidate.folder === from.folder && may(candidate));
  if (beside.length > 0 || candidates.length === 0) return beside;
  const eligible = candidates.filter(may);
  for (let folder = from.folder; eligible.length > 0; folder = folderOf(folder)) {
    const below = eligible.filter((candidate) => isWithin(candidate.folder, folder));
    if (below.length > 0) return below;
    if (folderOf(folder) === folder) break;
  }
  return eligible;
}

/** Folders of which one holds the other belong together; siblings need equal explicit namespaces as a proof. */
export function certaintyOf(from: Effective<Manifest>, to: Effective<Manifest>): Certainty {
  if (isWithin(from.folder, to.folder) || isWithin(to.folder, from.folder)) return "proven";
  const namespace = valueOf(from.namespace);
  return namespace !== null && namespace === valueOf(to.namespace) ? "proven" : "likely";
}

/** An object of a sibling folder, or of another render unit, may belong to another environment of the same names. */
export function standsElsewhere(from: Effective<Manifest>, to: Effective<Manifest>): boolean {
  if (from.unit !== null || to.unit !== null) return from.unit !== to.unit;
  return !isWithin(from.folder, to.folder) && !isWithin(to.folder, from.folder);
}

/** Explicit different namespaces never join; an absent one may be any. */
export function namespacesAgree(a: Field<string>, b: Field<string>): boolean {
  return a.state !== "known" || b.state !== "known" || a.value === b.value;
}

/** The first of `pickEqual`: for what all of them say alike. */
export function pick<T extends Manifest>(
  from: Effective<Manifest>,
  duplicates: readonly Joined<T>[],
  facts: (manifest: T) => string,
): Joined<T> | undefined {
  return pickEqual(from, duplicates, facts)[0];
}

/**
 * Of objects that claim to be the same one, the one meant: that of the same file, else the only one. Of equally near ones
 * that agree in what `facts` tells of them, all, and none is surer than the least sure: names of files have no say. None
 * where they disagree.
 */
export function pickEqual<T extends Manifest>(
  from: Effective<Manifest>,
  duplicates: readonly Joined<T>[],
  facts: (manifest: T) => string,
): readonly Joined<T>[] {
  const [first, ...others] = duplicates;
  if (first === undefined || others.length === 0) return duplicates;
  const sameFile = duplicates.filter(({ object }) => object.uri === from.uri);
  if (sameFile.length === 1) return sameFile;
  const sameFolder = duplicates.filter(({ object }) => folderOf(object.uri) === folderOf(from.uri));
  const rest = sameFile.length > 0 ? sameFile : sameFolder.length > 0 ? sameFolder : duplicates;
  const [said, ...more] = new Set(rest.map(({ object }) => `${object.patched} ${facts(object.manifest)}`));
  if (said === undefined || more.length > 0) return [];
  const certainty = rest.some((each) => each.certainty === "likely") ? "likely" : "proven";
  return rest.map(({ object }) => ({ object, certainty }));
}
