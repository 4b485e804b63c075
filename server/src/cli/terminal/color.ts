import type { Severity } from "../../core/settings.ts";

/** Paints pieces of text; without colour every function gives its text back. */
export interface Palette {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

export type Paint = (text: string) => string;

/** The palette for a stream: colour on terminals only, unless the environment says otherwise. */
export function paletteFor(stream: { readonly isTTY?: boolean }, environment: Environment): Palette {
  return wantsColor(stream, environment) ? colorful : plain;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `FORCE_COLOR` decides where it is set (`0` and `false` switch off), then a non-empty `NO_COLOR`
 * (https://no-color.org), then whether the stream is a terminal that can.
 */
function wantsColor(stream: { readonly isTTY?: boolean }, environment: Environment): boolean {
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((environment.NO_COLOR ?? "") !== "") return false;
  return stream.isTTY === true && environment.TERM !== "dumb";
}

const unpainted: Paint = (text) => text;

/** No colour at all. */
export const plain: Palette = {
  strong: unpainted,
  faint: unpainted,
  good: unpainted,
  severity: { error: unpainted, warning: unpainted, information: unpainted, hint: unpainted },
};

/** The sixteen colours every terminal has, so that the user's own theme decides how they look. */
const colorful: Palette = {
  strong: ansi(1, 22),
  faint: ansi(2, 22),
  good: ansi(32, 39),
  severity: { error: ansi(31, 39), warning: ansi(33, 39), information: ansi(36, 39), hint: ansi(35, 39) },
};

function ansi(on: number, off: number): Paint {
  return (text) => (text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`);
}
