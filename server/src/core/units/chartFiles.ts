import type { FileFacts } from "../workspace/snapshot.ts";
import { folderOf, isHelmIgnoreFile, nameOf, relativeTo } from "../workspace/uriPath.ts";
import { readHelmIgnore } from "./helmIgnore.ts";

/** The files of a Helm chart. */
export interface ChartFiles {
  /** URI of the folder that holds `Chart.yaml`. */
  readonly folder: string;
  readonly description: FileFacts;
  /** `requirements.yaml`, in which charts of Helm 2 name those they hold. */
  readonly requirements: FileFacts | null;
  readonly values: FileFacts | null;
  /** Other values that the chart may be given: `values-prod.yaml`, `values/prod.yaml`. */
  readonly variants: readonly FileFacts[];
  /** Everything below `templates` that Helm takes. */
  readonly templates: readonly FileFacts[];
  /** What Helm does not take, and what tells it so. */
  readonly leftOut: readonly FileFacts[];
}

/** The charts of a folder by their own folders. The order of the files has no say. */
export function findCharts(files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, ChartFiles> {
  const uris = [...files.keys()];
  const charts = new Map<string, Writable>();
  for (const uri of uris) {
    const description = files.get(uri);
    if (description === undefined || !uri.endsWith("/Chart.yaml")) continue;
    charts.set(folderOf(uri), {
      folder: folderOf(uri),
      description,
      requirements: null,
      values: null,
      variants: [],
      templates: [],
      leftOut: [],
    });
  }
  if (charts.size === 0) return charts;
  const isLeftOut = readLeftOut(charts, files);
  for (const uri of uris) {
    const file = files.get(uri);
    if (file === undefined) continue;
    const owner = charts.get(templatesOwner(uri, charts) ?? "");
    if (owner !== undefined) (isLeftOut(uri, owner.folder) ? owner.leftOut : owner.templates).push(file);
    else addData(file, charts);
  }
  return charts;
}

/** Whether Helm leaves out a file of a chart: only the `.helmignore` of the chart that is rendered counts. */
function readLeftOut(
  charts: ReadonlyMap<string, Writable>,
  files: ReadonlyMap<string, FileFacts>,
): (uri: string, chart: string) => boolean {
  const rules = new Map<string, (path: string) => boolean>();
  return (uri, chart) => {
    const top = topOf(chart, charts);
    let isLeftOut = rules.get(top);
    if (isLeftOut === undefined) {
      const file = files.get(`${top}/.helmignore`);
      isLeftOut = readHelmIgnore(file?.documents[0]?.text ?? "");
      rules.set(top, isLeftOut);
    }
    return isLeftOut(relativeTo(top, uri));
  };
}

/** The folder of the chart that holds this one as `charts/<name>`. */
export function parentOf(folder: string): string | null {
  return /^(.*)\/charts\/[^/]+$/.exec(folder)?.[1] ?? null;
}

/** The folder of the chart that is rendered with this one in it. */
export function topOf(folder: string, charts: ReadonlyMap<string, unknown>): string {
  let top = folder;
  for (let parent = parentOf(top); parent !== null && charts.has(parent); parent = parentOf(top))
    top = parent;
  return top;
}

interface Writable extends ChartFiles {
  requirements: FileFacts | null;
  values: FileFacts | null;
  readonly variants: FileFacts[];
  readonly templates: FileFacts[];
  readonly leftOut: FileFacts[];
}

function addData(file: FileFacts, charts: ReadonlyMap<string, Writable>): void {
  const name = nameOf(file.uri);
  const folder = folderOf(file.uri);
  const chart = charts.get(folder);
  if (isHelmIgnoreFile(file.uri)) chart?.leftOut.push(file);
  else if (chart !== undefined && name === requirementsName) chart.requirements = file;
  else if (chart !== undefined && /^values\.ya?ml$/.test(name)) chart.values = file;
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
  return (
    isDescription(name) ||
    name === requirementsName ||
    isValues(name) ||
    (/\/values\/[^/]+$/.test(uri) && isYaml(name))
  );
}

const requirementsName = "requirements.yaml";

function isDescription(name: string): boolean {
  return name === "Chart.yaml";
}

function isValues(name: string): boolean {
  return isYaml(name) && /(?:^|[-._])values(?:[-._]|$)/i.test(name.replace(/\.ya?ml$/i, ""));
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
