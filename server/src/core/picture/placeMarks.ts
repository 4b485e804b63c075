/** A label that belongs to a point on a bar. */
export interface Flag {
  readonly x: number;
  /** Pixels of its text. */
  readonly width: number;
}

/** Where a label goes: in which row below the bar, and on which side of its point. */
export interface FlagPlace {
  readonly row: number;
  readonly side: "right" | "left";
}

/** Half of the sign at the foot of the line, and the distance of the text from its point. */
export const signRadius = 4;
export const textOffset = 8;
const unacceptable = 1000;
/** Between two labels of one row. */
const gap = 6;

/**
 * Places the labels of a lane so that none touches another, none is crossed by the line of another, and all lie between `left`
 * and `right`; of all ways the one with the fewest rows. There are at most three labels, so all ways can be tried. Null where
 * none is good: the texts are too long.
 */
export function placeFlags(flags: readonly Flag[], left: number, right: number): readonly FlagPlace[] | null {
  let best: { readonly places: readonly FlagPlace[]; readonly cost: number } | null = null;
  for (const places of waysOf(flags.length)) {
    const cost = costOf(places, flags, left, right);
    if (best === null || cost < best.cost) best = { places, cost };
  }
  return best !== null && best.cost < unacceptable ? best.places : null;
}

/** What a label takes from left to right, its sign included. */
export function extentOf({ x, width }: Flag, { side }: FlagPlace): readonly [from: number, to: number] {
  return side === "right"
    ? [x - signRadius, x + textOffset + width]
    : [x - textOffset - width, x + signRadius];
}

/** Without the sign: the line of a neighbour may pass close to that. */
function textExtentOf({ x, width }: Flag, { side }: FlagPlace): readonly [from: number, to: number] {
  return side === "right"
    ? [x + textOffset, x + textOffset + width]
    : [x - textOffset - width, x - textOffset];
}

function* waysOf(count: number): Generator<readonly FlagPlace[]> {
  const choices = Array.from({ length: count }, (_, row) => row).flatMap((row): FlagPlace[] => [
    { row, side: "right" },
    { row, side: "left" },
  ]);
  for (let way = 0; way < choices.length ** count; way++) {
    yield Array.from(
      { length: count },
      (_, index) => choices[Math.floor(way / choices.length ** index) % choices.length]!,
    );
  }
}

function costOf(places: readonly FlagPlace[], flags: readonly Flag[], left: number, right: number): number {
  let cost = 0;
  for (const [index, place] of places.entries()) {
    const flag = flags[index]!;
    const [from, to] = extentOf(flag, place);
    cost += place.row * 10 + (place.side === "left" ? 1 : 0);
    if (from < left || to > right) cost += unacceptable;
    for (const [other, otherPlace] of places.entries()) {
      if (other === index) continue;
      const [otherFrom, otherTo] = extentOf(flags[other]!, otherPlace);
      const touches = place.row === otherPlace.row && from < otherTo + gap && otherFrom < to + gap;
      const [textFrom, textTo] = textExtentOf(flag, place);
      const line = flags[other]!.x;
      const crosses = place.row < otherPlace.row && textFrom - 2 < line && line < textTo + 2;
      if (touches) cost += unacceptable;
      if (crosses) cost += unacceptable;
    }
  }
  return cost;
}
