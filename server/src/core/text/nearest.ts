/**
 * The candidate that was most likely meant, or undefined where none is near: at most one mistake in three characters, or a
 * word of three characters and more that was broken off. Case does not count.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    // A text of any length may stand where a word should, and the comparison takes the product of both.
    if (wanted.length - candidate.length >= bestDistance) continue;
    const known = candidate.toLowerCase();
    const brokenOff = wanted.length >= 3 && known.startsWith(wanted);
    const distance = brokenOff ? 1 : mistakesBetween(wanted, known);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
function mistakesBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let fewest = Math.min(substitution, rows[i - 1]![j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) fewest = Math.min(fewest, rows[i - 2]![j - 2]! + 1);
      row.push(fewest);
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}
