/**
 * What `work` takes of the processor, seconds: for tests of what must not grow with the square of its input. How long
 * it lasts by the clock would depend on who else is using the machine.
 */
export function cpuSeconds(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
