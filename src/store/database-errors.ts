export async function reachingDatabase<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
