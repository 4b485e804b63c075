import type { FileFacts } from "../workspace/snapshot.ts";
import { folderOf, nameOf } from "../workspace/uriPath.ts";

/** The files of a Helm chart. */
export interface ChartFiles {
  /** URI of the folder that holds `Chart.yaml`. */
  readonly folder: string;
  readonly description: FileFacts;
  readonly values: FileFacts | null;
  /** Other values that the chart may be given: `values-prod.yaml`, `values/prod.yaml`. */
  readonly variants: readonly FileFacts[];
  /** Everything below `templates`. */
  readonly templates: readonly FileFacts[];
}

/** The charts of a folder by their own folders. The order of the files has no say. */
export function findCharts(files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, ChartFiles> {
  const uris = [...files.keys()].sort();
  const charts = new Map<string, Writable>();
  for (const uri of uris) {
    const description = files.get(uri);
    if (description === undefined || !isDescription(nameOf(uri))) continue;
    charts.set(folderOf(uri), {
      folder: folderOf(uri),
      description,
      values: null,
      variants: [],
      templates: [],
    });
  }
  if (charts.size === 0) return charts;
  for (const uri of uris) {
    const file = files.get(uri);
    if (file === undefined) continue;
    const owner = charts.get(templatesOwner(uri, charts) ?? "");
    if (owner !== undefined) owner.templates.push(file);
    else addValues(file, charts);
  }
  return charts;
}

interface Writable extends ChartFiles {
  values: FileFacts | null;
  readonly variants: FileFacts[];
  readonly templates: FileFacts[];
}

function addValues(file: FileFacts, charts: ReadonlyMap<string, Writable>): void {
  const name = nameOf(file.uri);
  const folder = folderOf(file.uri);
  const chart = charts.get(folder);
  if (chart !== undefined && /^values\.ya?ml$/.test(name)) chart.values = file;
  else if (chart !== undefined && isValues(name)) chart.variants.push(file);
  else if (/\/values$/.test(folder) && isYaml(name)) charts.get(folderOf(folder))?.variants.push(file);
}

/** The chart that a file is a template of: the outermost, for a folder of a chart may be called `templates` too. */
function templatesOwner(uri: string, charts: ReadonlyMap<string, unknown>): string | null {
  for (let at = uri.indexOf(mark); at !== -1; at = uri.indexOf(mark, at + 1)) {
    if (charts.has(uri.slice(0, at))) return uri.slice(0, at);
  }
  return null;
}

const mark = "/templates/";

/** Whether a file may be a template of a chart, as far as its path tells. */
export function isInTemplates(uri: string): boolean {
  return uri.includes(mark);
}

/** Whether a file describes a chart or gives it values, as far as its path tells. */
export function isChartData(uri: string): boolean {
  const name = nameOf(uri);
  return isDescription(name) || isValues(name) || (/\/values\/[^/]+$/.test(uri) && isYaml(name));
}

function isDescription(name: string): boolean {
  return name === "Chart.yaml";
}

function isValues(name: string): boolean {
  return isYaml(name) && /(?:^|[-._])values(?:[-._]|$)/i.test(name.replace(/\.ya?ml$/i, ""));
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
