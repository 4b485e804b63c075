import { agreed, overridden, valuesOf } from "../chart/values.ts";
import { changesValues } from "../template/changesValues.ts";
import type { Library } from "../template/evaluate.ts";
import { libraryOf } from "../template/namedTemplates.ts";
import { dotSymbol, fieldOf, literal, opaque, table, type Value } from "../template/value.ts";
import type { FileFacts } from "../workspace/snapshot.ts";
import { nameOf } from "../workspace/uriPath.ts";
import { isEmptyDocument } from "../yaml/emptyDocument.ts";
import { type ChartFiles, parentOf, topOf } from "./chartFiles.ts";
import { dependencyOn } from "./dependency.ts";
import type { UnitInput } from "./unitStage.ts";

/** A chart with the values it is rendered with, as far as its files tell. It outlives edits of templates that print. */
export interface Chart {
  /** URI of the description of the chart that is rendered with this one in it: one release, one unit. */
  readonly unit: string;
  /** The dot of its templates. */
  readonly dot: Value;
  readonly library: Library;
  /** What it names as its dependencies. */
  readonly dependencies: Value;
  /** Names everything that `dot` and `library` were made from. */
  readonly key: string;
  /** It gives named templates to others and prints nothing itself. */
  readonly isLibrary: boolean;
  /** It is rendered whenever the chart is that holds it; false where the default values switch it off, or may. */
  readonly isCertain: boolean;
}

type Charts = ReadonlyMap<string, ChartFiles>;

/** Reads the charts of a folder; `chartOf` gives the one in a folder. */
export function readCharts(charts: Charts, input: UnitInput): (folder: string) => Chart | undefined {
  const made = new Map<string, Chart | undefined>();
  const chartOf = (folder: string): Chart | undefined => {
    if (!made.has(folder)) {
      const files = charts.get(folder);
      made.set(folder, files && readChart(files, charts, chartOf, input));
    }
    return made.get(folder);
  };
  return chartOf;
}

function readChart(
  files: ChartFiles,
  charts: Charts,
  chartOf: (folder: string) => Chart | undefined,
  input: UnitInput,
): Chart {
  const parentFolder = parentOf(files.folder);
  const parent = parentFolder === null ? undefined : chartOf(parentFolder);
  const defining = familyOf(files.folder, charts).flatMap(({ templates }) => templates.filter(defines));
  // Helm gives the same values to all templates, so that what one of them changes is not known in any.
  const isTainted = files.templates.some((file) => changes(file, input));
  const data = [files.description, files.requirements, files.values, ...files.variants];
  const inputs = [...data, ...defining].map((file) => (file === null ? "-" : versionOf(file)));
  const key = `chart ${files.folder} ${inputs.join(" ")} ${isTainted} ${parent?.key ?? ""}`;
  // What is kept does not hold the files: those of templates that only print are not in the key.
  return input.memo.kept(key, (): Chart => {
    const description = dataOf(files.description, input);
    const name = fieldOf(description, "name");
    const given = isTainted ? opaque(null) : givenValues(files, parent, input);
    const dependency = parent
      ? dependencyOn(valueText(name) ?? "", parent.dependencies, fieldOf(parent.dot, "Values"), given)
      : { isCertain: true, isRenamed: false };
    const values = dependency.isRenamed ? opaque(null) : given;
    return {
      key,
      dependencies: dependenciesOf(files, input),
      unit: parent?.unit ?? files.description.uri,
      dot: dotOf(description, values, isTainted ? null : dotSymbol(foldersTo(files.folder, charts))),
      library: libraryOf(defining.flatMap(({ template }) => template ?? [])),
      isLibrary: valueText(fieldOf(description, "type")) === "library" || valueText(name) === "",
      isCertain: dependency.isCertain && (parent?.isCertain ?? true),
    };
  });
}

/** `requirements.yaml` replaces what the description says (Helm, loader). */
function dependenciesOf({ description, requirements }: ChartFiles, input: UnitInput): Value {
  const list = requirements === null ? null : fieldOf(dataOf(requirements, input), "dependencies");
  const isGiven = list !== null && !(list.kind === "scalar" && list.value === null);
  return isGiven ? list : fieldOf(dataOf(description, input), "dependencies");
}

function valueText(value: Value): string | null {
  return value.kind === "scalar" ? String(value.value ?? "") : null;
}

/** Named templates are shared by a chart, those it stands in and those it holds. */
function familyOf(folder: string, charts: Charts): readonly ChartFiles[] {
  const top = topOf(folder, charts);
  return [...charts.values()].filter(
    ({ folder: other }) => other === top || other.startsWith(`${top}/charts/`),
  );
}

/** The names of the folders on the way from the chart that is rendered. */
function foldersTo(folder: string, charts: Charts): readonly string[] {
  return folder.slice(topOf(folder, charts).length).split("/charts/").slice(1);
}

function changes(file: FileFacts, input: UnitInput): boolean {
  const { template } = file;
  if (template === null) return false;
  return input.memo.kept(`changes values ${versionOf(file)}`, () => changesValues(template.template));
}

function defines({ template }: FileFacts): boolean {
  return template !== null && template.template.defines.size > 0;
}

function versionOf({ documents, template, uri }: FileFacts): string {
  return template === null ? documents.map(({ id }) => id).join(",") : `${uri}=${template.digest}`;
}

/** The values of a chart, with those that its parent sets; where its files disagree, they are not known. */
function givenValues(files: ChartFiles, parent: Chart | undefined, input: UnitInput): Value {
  const own = files.values === null ? table([], { defaults: true }) : dataOf(files.values, input);
  const values = files.variants.reduce((known, variant) => agreed(known, dataOf(variant, input)), own);
  if (parent === undefined) return values;
  const outer = fieldOf(parent.dot, "Values");
  const given = overridden(values, ifGiven(fieldOf(outer, nameOf(files.folder))));
  const global = overridden(fieldOf(given, "global"), ifGiven(fieldOf(outer, "global")));
  if (given.kind !== "table") return given;
  return { ...given, entries: new Map([...given.entries, ["global", global]]) };
}

/** Nothing is set where the parent has no such key. */
function ifGiven(value: Value): Value {
  const isMissing = value.kind === "scalar" && value.value === null;
  return isMissing ? table([], { defaults: true }) : { ...value, symbol: null };
}

/** The data of a file with one document; unknown where it cannot be read. */
function dataOf(file: FileFacts, input: UnitInput): Value {
  const [document, ...others] = file.documents;
  if (document === undefined) return file.template === null ? table([], { defaults: true }) : opaque(null);
  const root = others.length > 0 ? null : input.trees.of(document);
  const isEmpty = root === null && document.text !== null && isEmptyDocument(document.text);
  return root === null && !isEmpty ? opaque(null) : valuesOf(root, document.id);
}

function dotOf(description: Value, values: Value, symbol: string | null): Value {
  const about = ["Name", "Version", "AppVersion"].flatMap((field): [string, Value][] => {
    const value = fieldOf(description, `${field[0]?.toLowerCase()}${field.slice(1)}`);
    return value.kind === "scalar" && typeof value.value === "string" ? [[field, literal(value.value)]] : [];
  });
  return table(
    [
      ["Values", values],
      ["Chart", table(about, { open: true })],
      ["Release", table([["Service", literal("Helm")]], { open: true })],
    ],
    { symbol, open: true },
  );
}
