import { type Palette, paletteFor } from "./color.ts";

/** What a report for people needs to know of the place where it is shown. */
export interface Terminal {
  /** Columns to fill. */
  readonly width: number;
  readonly palette: Palette;
}

/** The properties of a stream: `COLUMNS` stands in for the width of what is no terminal. */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const columns =
    (stream.isTTY ? stream.columns : undefined) ?? Number.parseInt(environment.COLUMNS ?? "", 10);
  return { width: clampWidth(columns), palette: paletteFor(stream, environment) };
}

/** Lines longer than this are hard to read, shorter ones cannot hold a finding. */
const widest = 110;
const narrowest = 40;
const usual = 100;

function clampWidth(columns: number): number {
  if (!(columns > 0)) return usual;
  return Math.min(widest, Math.max(narrowest, columns));
}
