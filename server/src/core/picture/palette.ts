import type { StretchKind } from "./lanes.ts";

/** A picture in a hover or a file cannot see the colours of the editor, so it is drawn for one kind of theme. */
export type Theme = "light" | "dark" | "high-contrast-dark" | "high-contrast-light";

export const themes: readonly Theme[] = ["light", "dark", "high-contrast-dark", "high-contrast-light"];

/** Colours as SVG takes them. */
export interface Palette {
  readonly background: string;
  /** Text, and the lines of marks. */
  readonly ink: string;
  /** Text of less weight. */
  readonly faint: string;
  readonly grid: string;
  /** Of each kind of stretch: its ground, and its outline, which also draws its pattern. */
  readonly fill: Readonly<Record<StretchKind, string>>;
  readonly line: Readonly<Record<StretchKind, string>>;
}

/**
 * Blue, orange, green and vermilion after the colours of Okabe and Ito, which people with every kind of colour vision tell
 * apart; each kind has a pattern as well. Texts reach 4.5:1 on every ground, 7:1 in high contrast (test/core/picture).
 */
const light: Palette = {
  background: "#ffffff",
  ink: "#1f2328",
  faint: "#57606a",
  grid: "#d8dee4",
  fill: {
    open: "#d6e8f8",
    closed: "#e8eaed",
    finishing: "#fdeac2",
    unknown: "#f6f7f8",
    answered: "#d3efe4",
    lost: "#fcd9cd",
    arriving: "#f6f7f8",
    "in-flight": "#f1f8f5",
  },
  line: {
    open: "#1f6fb2",
    closed: "#6e7781",
    finishing: "#a86c00",
    unknown: "#6e7781",
    answered: "#0b7a5a",
    lost: "#c23a00",
    arriving: "#6e7781",
    "in-flight": "#5b9f88",
  },
};

const dark: Palette = {
  background: "#1f1f1f",
  ink: "#e8eaed",
  faint: "#a5adb6",
  grid: "#3c4043",
  fill: {
    open: "#143a5c",
    closed: "#34383d",
    finishing: "#513a08",
    unknown: "#2a2d30",
    answered: "#0f4033",
    lost: "#5e2410",
    arriving: "#2a2d30",
    "in-flight": "#20302b",
  },
  line: {
    open: "#6fb6f2",
    closed: "#9aa3ad",
    finishing: "#e6a92e",
    unknown: "#9aa3ad",
    answered: "#4cc2a0",
    lost: "#ff8a5c",
    arriving: "#9aa3ad",
    "in-flight": "#5f9c89",
  },
};

const kinds = Object.keys(light.fill) as readonly StretchKind[];

const contrastDark: Palette = {
  background: "#000000",
  ink: "#ffffff",
  faint: "#ffffff",
  grid: "#5a5a5a",
  fill: everyKind("#000000"),
  line: {
    ...everyKind("#ffffff"),
    open: "#56b4e9",
    finishing: "#f0c000",
    answered: "#30d9a8",
    lost: "#ff8552",
  },
};

const contrastLight: Palette = {
  background: "#ffffff",
  ink: "#000000",
  faint: "#000000",
  grid: "#8a8a8a",
  fill: everyKind("#ffffff"),
  line: {
    ...everyKind("#292929"),
    open: "#00508f",
    finishing: "#7a4d00",
    answered: "#00553d",
    lost: "#9c2b00",
  },
};

const palettes: Readonly<Record<Theme, Palette>> = {
  light,
  dark,
  "high-contrast-dark": contrastDark,
  "high-contrast-light": contrastLight,
};

export function paletteOf(theme: Theme): Palette {
  return palettes[theme];
}

/** The same colours by name, as CSS variables: a page that shows pictures of `variables` gives them these values. */
export function variablesOf(palette: Palette): Readonly<Record<string, string>> {
  const { background, ink, faint, grid } = palette;
  const ofKinds = kinds.flatMap((kind) => [
    [`--podgrace-${kind}-fill`, palette.fill[kind]],
    [`--podgrace-${kind}-line`, palette.line[kind]],
  ]);
  const plain = { background, ink, faint, grid };
  return Object.fromEntries([
    ...Object.entries(plain).map(([name, color]) => [`--podgrace-${name}`, color]),
    ...ofKinds,
  ]);
}

/** Colours that the page around the picture decides. */
export const variables: Palette = {
  background: "var(--podgrace-background)",
  ink: "var(--podgrace-ink)",
  faint: "var(--podgrace-faint)",
  grid: "var(--podgrace-grid)",
  fill: Object.fromEntries(kinds.map((kind) => [kind, `var(--podgrace-${kind}-fill)`])) as Palette["fill"],
  line: Object.fromEntries(kinds.map((kind) => [kind, `var(--podgrace-${kind}-line)`])) as Palette["line"],
};

function everyKind(color: string): Palette["fill"] {
  return {
    open: color,
    closed: color,
    finishing: color,
    unknown: color,
    answered: color,
    lost: color,
    arriving: color,
    "in-flight": color,
  };
}
