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
