/** Chance that can be repeated: the same seed gives the same sequence. */
export interface Random {
  /** A whole number from 0 up to, but without, the limit. */
  below(limit: number): number;
  one<T>(values: readonly T[]): T;
  /** True once in `times`. */
  once(times: number): boolean;
}

/** A 32-bit generator by Weyl sequence and multiplicative mixing: quick, and good enough to choose test inputs. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (limit: number) => next() % Math.max(1, limit);
  return {
    below,
    one: (values) => values[below(values.length)]!,
    once: (times) => below(times) === 0,
  };
}
