/** What one operand of `sleep` asks for. */
export type SleepTime =
  | { readonly kind: "seconds"; readonly seconds: number }
  | { readonly kind: "forever" }
  /** Some implementations accept it and others refuse it (`1e3`, `0x10`, `+5`). */
  | { readonly kind: "uncertain" }
  /** No implementation accepts it. */
  | { readonly kind: "invalid" };

const DECIMAL = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/;
const FOREVER = /^[iI][nN][fF]([iI][nN][iI][tT][yY])?[smhd]?$/;
/** GNU reads operands with strtod, which also knows leading blanks, signs, exponents and hexadecimal numbers. */
const STRTOD_ONLY =
  /^\s*\+?(\d+(\.\d*)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|0[xX][\da-fA-F]+(\.[\da-fA-F]*)?|[iI][nN][fF])[smhd]?$/;

/** Seconds in one unit of a suffix that is not seconds; the suffixes are lower case only. */
const unitSeconds: ReadonlyMap<string, number> = new Map([
  ["m", 60],
  ["h", 3600],
  ["d", 86400],
]);

/**
 * Reads one operand of `sleep`: decimal seconds with an optional suffix, or infinity
 * (domain-facts §G12–G14, tried with GNU coreutils and BusyBox). Several operands add up.
 */
export function readSleepOperand(text: string): SleepTime {
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const [, amount, unit = ""] = decimal;
    return seconds(Number(amount) * (unitSeconds.get(unit) ?? 1));
  }
  if (FOREVER.test(text)) return { kind: "forever" };
  return { kind: STRTOD_ONLY.test(text) ? "uncertain" : "invalid" };
}

function seconds(value: number): SleepTime {
  return Number.isFinite(value) ? { kind: "seconds", seconds: value } : { kind: "forever" };
}
