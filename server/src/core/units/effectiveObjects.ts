import type { Manifest } from "../kubernetes/manifest.ts";
import type { Effective } from "../workspace/effective.ts";
import type { FileFacts } from "../workspace/snapshot.ts";
import { folderOf } from "../workspace/uriPath.ts";
import { chartStage } from "./chartStage.ts";
import { kustomizeStage } from "./kustomize/kustomizeStage.ts";
import { appliedName, appliedNamespace } from "./readEffective.ts";
import type { UnitInput, UnitStage } from "./unitStage.ts";

/** In this order; a file that one of them claims is left alone by those behind it. */
const stages: readonly UnitStage[] = [kustomizeStage, chartStage];

/** What a folder applies. */
export interface AppliedObjects {
  /** In the order of the files and their documents. */
  readonly objects: readonly Effective<Manifest>[];
  /** Files that are put together with others, so that a change of one may change what is found in the others. */
  readonly joined: ReadonlySet<string>;
}

/** All objects of a folder as they will be applied. */
export function effectiveObjects(input: UnitInput): AppliedObjects {
  const claims = stages.map((stage) => stage(input));
  const objects: Effective<Manifest>[] = [];
  for (const [uri, file] of input.files) {
    const claim = claims.find(({ claimed }) => claimed.has(uri));
    const applied = claim ? claim.objects.get(uri) : input.memo.ofFile(file, () => alone(file, input));
    for (const object of applied ?? []) objects.push(object);
  }
  return { objects, joined: new Set(claims.flatMap(({ claimed }) => [...claimed])) };
}

/** The objects of a file that no unit is made of: each as its manifest says it. */
function alone({ uri, documents }: FileFacts, { memo }: UnitInput): readonly Effective<Manifest>[] {
  const folder = folderOf(uri);
  return documents.flatMap(({ manifests, conditional }) =>
    manifests.map((manifest) =>
      memo.alone(manifest, () => ({
        manifest,
        source: manifest,
        uri,
        folder,
        unit: null,
        variant: null,
        name: appliedName(manifest),
        namespace: appliedNamespace(manifest),
        parts: [],
        patched: conditional,
        conditional,
      })),
    ),
  );
}
