/** ESCO's URI of an ISCO-08 group of one to four digits. */
export function groupUri(isco: string): string {
  return `http://data.europa.eu/esco/isco/C${isco}`;
}
