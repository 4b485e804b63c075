import type { PicturedWorkload } from "../../core/picture/picturedWorkload.ts";
import type { FrontEndOverview, Position, ReachedOverview, ReportedFinding, WorkloadState } from "../api.ts";
import type { Writer } from "../hover/writer.ts";

/** What the report of a folder is written from. */
export interface ReportSource {
  readonly overview: readonly FrontEndOverview[];
  /** Findings of the whole folder, in the order of files and offsets. */
  readonly findings: readonly ReportedFinding[];
  /** The picture of a workload, as its variant applies it. */
  pictureOf(workload: ReachedOverview): PicturedWorkload | null;
  positionAt(uri: string, offset: number): Position;
  /** The path of a file as the user knows it. */
  pathOf(uri: string): string;
}

/** Pixels: as wide as a Markdown preview beside an editor. */
const pictureWidth = 640;

/** Pictures beyond these make a report that nobody scrolls through. */
const mostPictures = 40;

/** Findings listed that belong to no pictured workload. */
const mostFindings = 200;

/**
 * The report of a folder in Markdown: who reaches what and how safely, a picture of every workload at risk with its findings,
 * and the findings that are left. Hints are for the editor and are not listed.
 */
export function writeWorkspaceReport(source: ReportSource, writer: Writer): string {
  const atRisk = workloadsAtRisk(source.overview);
  const pictured = atRisk.slice(0, mostPictures);
  const told = new Set<ReportedFinding>();
  const parts = [
    summary(source, writer),
    ...source.overview.flatMap((frontEnd) => frontEndPart(frontEnd, source, writer)),
    ...(pictured.length > 0 ? [`## ${writer.say("report.at-risk")}`] : []),
    ...pictured.flatMap((workload) => riskPart(workload, source, told, writer)),
    ...(atRisk.length > pictured.length
      ? [writer.say("hover.more", { count: atRisk.length - pictured.length })]
      : []),
    ...otherFindings(source, told, writer),
  ];
  return `${parts.join("\n\n")}\n`;
}

function summary({ overview }: ReportSource, writer: Writer): string {
  const workloads = [
    ...new Map(overview.flatMap((each) => each.workloads).map((each) => [keyOf(each), each])),
  ];
  const count = (state: WorkloadState) => workloads.filter(([, each]) => each.state === state).length;
  if (workloads.length === 0) return writer.say("report.no-load-balancer");
  return writer.say("report.summary", {
    loadBalancers: overview.length,
    workloads: workloads.length,
    risk: count("at-risk"),
    safe: count("safe"),
    unknown: count("unknown"),
  });
}

function frontEndPart(frontEnd: FrontEndOverview, source: ReportSource, writer: Writer): string[] {
  const { title, kind, name, workloads } = frontEnd;
  const head = ["report.workload", "report.state", "report.update"].map((id) => writer.say(id));
  const rows = workloads.map((each) => [
    linkTo(each, nameOf(each), source, writer),
    stateOf(each, writer),
    writer.text(each.summary),
  ]);
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [
    `## ${writer.text(`${title} ${kind}/${name}`)}`,
    placeOf(frontEnd, source, writer),
    lines.join("\n"),
  ];
}

function riskPart(
  workload: ReachedOverview,
  source: ReportSource,
  told: Set<ReportedFinding>,
  writer: Writer,
): string[] {
  const picture = source.pictureOf(workload);
  const own = source.findings.filter(
    (finding) => isListed(finding) && workload.findings.includes(finding.key),
  );
  for (const finding of own) told.add(finding);
  return [
    `### ${writer.text(nameOf(workload))}`,
    placeOf(workload, source, writer),
    ...(picture && writer.image ? [writer.image(picture, pictureWidth)] : []),
    ...(own.length > 0 ? [writer.list(own.map((finding) => lineOf(finding, source, writer)))] : []),
  ];
}

function otherFindings(source: ReportSource, told: ReadonlySet<ReportedFinding>, writer: Writer): string[] {
  const others = source.findings.filter((finding) => isListed(finding) && !told.has(finding));
  if (others.length === 0) return [];
  const shown = others.slice(0, mostFindings).map((finding) => lineOf(finding, source, writer));
  const more = others.length - shown.length;
  if (more > 0) shown.push(writer.say("hover.more", { count: more }));
  return [`## ${writer.say("report.other-findings")}`, writer.list(shown)];
}

function lineOf(finding: ReportedFinding, source: ReportSource, writer: Writer): string {
  const severity = writer.strong(writer.say(`severity.${finding.severity}`));
  const place = placeOf(finding, source, writer);
  return `${severity} ${writer.text(finding.message)} ${writer.code(finding.rule)}, ${place}`;
}

type Placed = Pick<ReportedFinding, "uri" | "span">;

function placeOf(placed: Placed, source: ReportSource, writer: Writer): string {
  const { line } = source.positionAt(placed.uri, placed.span.start);
  return writer.file(`${source.pathOf(placed.uri)}:${line + 1}`, placed.uri, line);
}

function linkTo(placed: Placed, title: string, source: ReportSource, writer: Writer): string {
  return writer.file(title, placed.uri, source.positionAt(placed.uri, placed.span.start).line);
}

/** Colour is left to the reader's own Markdown; the sign tells the state without any. */
function stateOf({ state, stateInWords }: ReachedOverview, writer: Writer): string {
  const sign = { safe: "✓", "at-risk": "⚠", unknown: "?" }[state];
  return `${sign} ${writer.text(stateInWords)}`;
}

function nameOf({ kind, name, variant }: ReachedOverview): string {
  return variant === null ? `${kind}/${name}` : `${kind}/${name} (${variant})`;
}

/** Each once, however many load balancers lead to it, in the order of the overview. */
function workloadsAtRisk(overview: readonly FrontEndOverview[]): readonly ReachedOverview[] {
  const all = overview.flatMap(({ workloads }) => workloads).filter(({ state }) => state === "at-risk");
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

function keyOf({ uri, span, variant }: ReachedOverview): string {
  return `${uri} ${span.start} ${variant}`;
}

function isListed({ severity }: ReportedFinding): boolean {
  return severity !== "hint";
}
