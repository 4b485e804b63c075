import { replaceHidden } from "../text/visible.ts";
import type { StretchKind } from "./lanes.ts";
import type { PictureLayout, PlacedText, Rect, WorkloadLayout } from "./layout.ts";
import { bold, sizes } from "./layout.ts";
import type { Bar, LaneLayout, PlacedMark } from "./layoutLane.ts";
import type { Palette } from "./palette.ts";
import { signRadius } from "./placeMarks.ts";

export interface SvgOptions {
  readonly palette: Palette;
  /** Text alternative: what it is, and all it says. */
  readonly title: string;
  readonly description: string;
  /** A ground of its own, for pictures that are looked at who knows where. */
  readonly background: boolean;
  /** Begins every id, so that several pictures can stand in one page. */
  readonly idPrefix: string;
}

/** Fonts of the system: no picture may ask for anything from outside. */
const fonts = "system-ui, -apple-system, 'Segoe UI', Ubuntu, 'Noto Sans', Arial, sans-serif";

/** Writes a layout as one SVG element. Whatever comes from manifests is text, and is escaped. */
export function writeSvg(layout: PictureLayout, options: SvgOptions): string {
  const { width, height, workloads } = layout;
  const { palette, idPrefix } = options;
  const kinds = new Set(
    workloads.flatMap(({ lanes, legend }) => [
      ...lanes.flatMap(({ bars, lost }) => [
        ...bars.map(({ kind }) => kind),
        ...(lost ? (["lost"] as const) : []),
      ]),
      ...legend.map(({ kind }) => kind),
    ]),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${idPrefix}title ${idPrefix}desc" font-family="${fonts}" font-size="11">`,
    `<title id="${idPrefix}title">${escapeXml(options.title)}</title>`,
    `<desc id="${idPrefix}desc">${escapeXml(options.description)}</desc>`,
    ...(kinds.size > 0
      ? [`<defs>${[...kinds].map((kind) => patternOf(kind, palette, idPrefix)).join("")}</defs>`]
      : []),
    ...(options.background
      ? [`<rect width="${width}" height="${height}" fill="${palette.background}"/>`]
      : []),
    ...workloads.map((workload) => writeWorkload(workload, options)),
    "</svg>",
  ].join("\n");
}

/** XML takes no control characters at all, and marks that reorder text would make it read as something else. */
export function escapeXml(text: string): string {
  return replaceHidden(text, () => "\ufffd")
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function writeWorkload(workload: WorkloadLayout, options: SvgOptions): string {
  const { palette } = options;
  const { lanes, legend, texts, verdict } = workload;
  return [
    "<g>",
    gridOf(workload, palette),
    ...shadowsOf(lanes, palette),
    ...lanes.map((lane) => writeLane(lane, options)),
    ...legend.map(({ kind, box }) => barShape({ kind, box, end: "straight", labelled: false }, options)),
    ...(verdict ? [verdictSign(verdict, palette)] : []),
    ...lanes.flatMap(({ bars, texts: inLane }) => plainGrounds(bars, inLane, palette)),
    ...texts.map((text) => writeText(text, palette)),
    "</g>",
  ].join("\n");
}

function gridOf({ lanes, tickXs }: WorkloadLayout, { grid }: Palette): string {
  const lines = lanes.flatMap(({ barTop, barBottom }) =>
    tickXs.map((x) => `M${px(x)} ${px(barTop - 4)}V${px(barBottom + 4)}`),
  );
  return `<path d="${lines.join("")}" stroke="${grid}" fill="none"/>`;
}

/** From the requests that are refused down to the container that refuses them. */
function shadowsOf(lanes: readonly LaneLayout[], palette: Palette): readonly string[] {
  return lanes.flatMap(({ lost, subject }, index) => {
    const top = lanes[index - 1]?.barBottom;
    if (!lost || top === undefined || subject !== "container") return [];
    return [
      `<rect x="${px(lost.x)}" y="${px(top)}" width="${px(lost.width)}" height="${px(lost.y - top)}" fill="${palette.line.lost}" fill-opacity="0.09"/>`,
    ];
  });
}

function writeLane({ bars, lost, marks }: LaneLayout, options: SvgOptions): string {
  return [
    ...bars.map((bar) => barShape(bar, options)),
    ...(lost ? [filled(`<rect ${rectangle(lost)}`, "lost", options)] : []),
    ...marks.map((mark) => writeMark(mark, options.palette)),
  ].join("\n");
}

function barShape({ kind, box, end }: Bar, options: SvgOptions): string {
  return filled(`<path d="${outline(box, end)}"`, kind, options);
}

/** A ground with the pattern of its kind on it. */
function filled(shape: string, kind: StretchKind, { palette, idPrefix }: SvgOptions): string {
  const dashes = kind === "unknown" || kind === "arriving" ? ' stroke-dasharray="4 3"' : "";
  return [
    `${shape} fill="${palette.fill[kind]}"/>`,
    `${shape} fill="url(#${idPrefix}${kind})" stroke="${palette.line[kind]}"${dashes}/>`,
  ].join("");
}

function outline({ x, y, width, height }: Rect, end: Bar["end"]): string {
  const [left, top, right, bottom] = [px(x + 0.5), px(y + 0.5), px(x + width - 0.5), px(y + height - 0.5)];
  if (end === "straight" || width < 12) return `M${left} ${top}H${right}V${bottom}H${left}Z`;
  const notch = px(x + width - 6);
  const middle = px(y + height / 2);
  if (end === "arrow") return `M${left} ${top}H${notch}L${right} ${middle}L${notch} ${bottom}H${left}Z`;
  const [upper, lower] = [px(y + height / 4), px(y + (height * 3) / 4)];
  return `M${left} ${top}H${right}L${notch} ${upper}L${right} ${middle}L${notch} ${lower}L${right} ${bottom}H${left}Z`;
}

/** Patterns tell kinds apart without colour; what goes well stays plain. */
function patternOf(kind: StretchKind, palette: Palette, idPrefix: string): string {
  const size = kind === "lost" ? 6 : 8;
  const line = (d: string, opacity: number, width = 1) =>
    `<path d="${d}" stroke="${palette.line[kind]}" stroke-opacity="${opacity}" stroke-width="${width}" fill="none"/>`;
  const content = {
    open: "",
    answered: "",
    closed: line("M0 2H8M0 6H8", 0.35),
    finishing: line("M-2 2L2 -2M0 8L8 0M6 10L10 6", 0.4, 1.2),
    lost: line("M0 0L6 6M6 0L0 6", 0.6, 1.1),
    unknown: line("M1 2H2.2M5 6H6.2", 0.75, 1.2),
    arriving: line("M1 2H2.2M5 6H6.2", 0.75, 1.2),
    "in-flight": line("M4 0V8", 0.45),
  }[kind];
  return `<pattern id="${idPrefix}${kind}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${content}</pattern>`;
}

function writeMark({ kind, x, from, to }: PlacedMark, palette: Palette): string {
  return [
    `<path d="M${px(x)} ${px(from - 3)}V${px(to)}" stroke="${palette.ink}" stroke-width="1.5" fill="none"/>`,
    sign(kind, x, to, palette),
  ].join("");
}

/** Words in a bar stand on its ground without the pattern. */
function plainGrounds(
  bars: readonly Bar[],
  texts: readonly PlacedText[],
  palette: Palette,
): readonly string[] {
  const labels = texts.filter(({ role }) => role === "label");
  const labelled = bars.filter((bar) => bar.labelled);
  return labelled.flatMap(({ kind }, index) =>
    labels.slice(index, index + 1).map(({ box }) => {
      const ground = { x: box.x - 3, y: box.y - 1, width: box.width + 6, height: box.height + 2 };
      return `<rect ${rectangle(ground)} rx="2" fill="${palette.fill[kind]}"/>`;
    }),
  );
}

/** Each kind of mark has a shape of its own. */
function sign(kind: PlacedMark["kind"], x: number, y: number, { ink, background }: Palette): string {
  const r = signRadius;
  switch (kind) {
    case "removed":
      return `<circle cx="${px(x)}" cy="${px(y)}" r="3.5" fill="${background}" stroke="${ink}" stroke-width="1.5"/>`;
    case "last-request":
      return `<path d="M${px(x)} ${px(y - r - 0.5)}l4.5 4.5l-4.5 4.5l-4.5 -4.5z" fill="${ink}"/>`;
    case "stops":
      return `<path d="M${px(x - r)} ${px(y)}h${2 * r}" stroke="${ink}" stroke-width="3" fill="none"/>`;
    case "sigterm":
      return `<path d="M${px(x - r)} ${px(y - 3)}h${2 * r}l-${r} 7z" fill="${ink}"/>`;
    case "sigkill":
      return `<path d="M${px(x - r)} ${px(y - r)}h8v8h-8z" fill="${ink}"/><path d="M${px(x - 2)} ${px(y - 2)}l4 4m0 -4l-4 4" stroke="${background}" stroke-width="1.4" fill="none"/>`;
  }
}

function verdictSign({ state, x, y }: NonNullable<WorkloadLayout["verdict"]>, palette: Palette): string {
  const color = {
    lost: palette.line.lost,
    safe: palette.line.answered,
    unknown: palette.faint,
    quiet: palette.faint,
  }[state];
  const at = `transform="translate(${px(x)} ${px(y)})"`;
  const stroke = `fill="none" stroke="${palette.background}" stroke-width="1.8" stroke-linecap="round"`;
  switch (state) {
    case "lost":
      return `<g ${at}><path d="M0 -7.5L7.8 6.3H-7.8Z" fill="${color}" stroke="${color}" stroke-linejoin="round"/><path d="M0 -2.6V1.6M0 4V4.1" ${stroke}/></g>`;
    case "safe":
      return `<g ${at}><circle r="7.5" fill="${color}"/><path d="M-3.4 0.2L-1 2.8L3.6 -2.6" ${stroke}/></g>`;
    case "unknown":
      return `<g ${at}><circle r="7.5" fill="${color}"/><path d="M-2 -1.6C-2 -4.4 2.2 -4.2 2 -1.6C1.9 -0.3 0 -0.2 0 1.4M0 3.9V4" ${stroke}/></g>`;
    case "quiet":
      return `<g ${at}><circle r="7.5" fill="${color}"/><path d="M-3.4 0H3.4" ${stroke}/></g>`;
  }
}

function writeText({ role, text, x, baseline, anchor }: PlacedText, palette: Palette): string {
  if (text === "") return "";
  const attributes = [
    `x="${px(x)}" y="${px(baseline)}"`,
    anchor === "start" ? "" : `text-anchor="${anchor}"`,
    sizes[role] === 11 ? "" : `font-size="${sizes[role]}"`,
    bold.has(role) ? 'font-weight="600"' : "",
    `fill="${role === "note" || role === "tick" ? palette.faint : palette.ink}"`,
  ];
  return `<text ${attributes.filter(Boolean).join(" ")}>${escapeXml(text)}</text>`;
}

function rectangle({ x, y, width, height }: Rect): string {
  return `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`;
}

/** At most one decimal, to keep pictures small. */
function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
