/**
 * Milliseconds of processor time that some work takes. Unlike time by the clock it does not count what other programs do meanwhile:
 * on a busy machine that is many times the work.
 */
export function processorTime(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/**
 * By what factor the processor time of some work grows when there is four times as much of it: about 4 where it grows with its size,
 * 16 where with the square of that. Every time is the least of three, so that neither a busy machine nor the compiler at work counts.
 */
export function growth(work: (size: number) => void, size: number): number {
  const least = (amount: number) => Math.min(...[1, 2, 3].map(() => processorTime(() => work(amount))));
  const once = least(size);
  return least(4 * size) / Math.max(once, shortest);
}

/** Milliseconds; less cannot be measured well. */
const shortest = 2;
