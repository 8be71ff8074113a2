const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** "1.4 GB": decimal units, as disks are sold. */
export function describeBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}
