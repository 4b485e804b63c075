import { overlayTree } from "../chart/overlayTree.ts";
import { readActions, readingOf } from "../chart/templateFile.ts";
import type { Manifest } from "../kubernetes/manifest.ts";
import { readEffectiveManifests } from "../kubernetes/readManifests.ts";
import { startEvaluation } from "../template/printTemplate.ts";
import { asWritten } from "../template/value.ts";
import type { Effective } from "../workspace/effective.ts";
import type { DocumentFacts, FileFacts } from "../workspace/snapshot.ts";
import { folderOf, nameOf } from "../workspace/uriPath.ts";
import type { Field } from "../yaml/field.ts";
import { type Chart, readCharts } from "./chart.ts";
import { findCharts } from "./chartFiles.ts";
import { appliedName, appliedNamespace } from "./readEffective.ts";
import type { UnitInput, UnitObjects } from "./unitStage.ts";

/** Helm charts: the objects of one chart and those it holds, rendered with their default values, are one unit. */
export function chartStage(input: UnitInput): UnitObjects {
  const charts = findCharts(input.files);
  const chartOf = readCharts(charts, input);
  const claimed = new Set<string>();
  const objects = new Map<string, readonly Effective<Manifest>[]>();
  for (const [folder, files] of charts) {
    const chart = chartOf(folder);
    if (chart === undefined) continue;
    const { description, requirements, values, variants, templates, leftOut } = files;
    for (const file of [description, requirements, values, ...variants, ...leftOut]) {
      if (file !== null) claimed.add(file.uri);
    }
    for (const file of templates) {
      claimed.add(file.uri);
      if (chart.isLibrary || nameOf(file.uri).startsWith("_")) continue;
      objects.set(file.uri, objectsOf(file, chart, input));
    }
  }
  return { claimed, objects };
}

function objectsOf(file: FileFacts, chart: Chart, input: UnitInput): readonly Effective<Manifest>[] {
  const documents = file.documents.map(({ id }) => id).join(",");
  const key = `template ${documents} ${file.template === null ? `${file.uri} ${chart.unit} ${chart.isCertain}` : chart.key}`;
  return input.memo.kept(key, () => readObjects(file, chart, input));
}

function readObjects(file: FileFacts, chart: Chart, input: UnitInput): readonly Effective<Manifest>[] {
  const place = { uri: file.uri, folder: folderOf(file.uri), unit: chart.unit };
  if (file.template === null) {
    const manifests = file.documents.flatMap((document) => document.manifests);
    return manifests.map((manifest) =>
      effective(manifest, manifest, { isCertain: chart.isCertain, defaults: false }, place),
    );
  }
  const reading = readActions(file.template, chart.dot, chart.library);
  return file.documents.flatMap((document) => {
    const root = input.trees.of(document);
    if (root === null) return [];
    const evaluation = startEvaluation(chart.library);
    const tree = overlayTree(root, { ...readingOf(reading, document), document: document.id, evaluation });
    const manifests = readEffectiveManifests(tree.node, document.id, input.textOf);
    const { defaults } = tree;
    const isCertain = chart.isCertain && tree.verdict === "always";
    const switchedOff = tree.verdict === "never";
    return manifests.map((manifest) => ({
      ...effective(manifest, sourceOf(manifest, document), { isCertain, defaults }, place),
      switchedOff,
    }));
  });
}

/** The same object as it is read without values. */
function sourceOf(manifest: Manifest, { manifests }: DocumentFacts): Manifest {
  return manifests.find(({ at }) => at.span.start === manifest.at.span.start) ?? manifest;
}

function effective(
  manifest: Manifest,
  source: Manifest,
  { isCertain, defaults }: { readonly isCertain: boolean; readonly defaults: boolean },
  place: Pick<Effective<Manifest>, "uri" | "folder" | "unit">,
): Effective<Manifest> {
  return {
    ...place,
    manifest: { ...manifest, name: shown(manifest.name) },
    source,
    variant: null,
    name: appliedName(manifest),
    namespace: ofRelease(appliedNamespace(manifest)),
    parts: [],
    patched: !isCertain,
    conditional: !isCertain,
    defaults,
  };
}

/** The name for messages: people know it as the chart has it. */
function shown(name: Field<string>): Field<string> {
  return name.state === "known" ? { ...name, value: asWritten(name.value) } : name;
}

/** The namespace of the release is the one that an object without a namespace is given. */
function ofRelease(namespace: Field<string>): Field<string> {
  const isOfRelease = namespace.state === "known" && /^\{\{ \.Release\.Namespace \}\}$/.test(namespace.value);
  return isOfRelease ? { state: "absent", owner: namespace.at } : namespace;
}
