/** One file of a feed being written: CSV as RFC 4180 has it. */
export class GtfsText {
  readonly #lines: string[];

  constructor(columns: string) {
    this.#lines = [columns];
  }

  add(...fields: readonly (string | number)[]): void {
    this.#lines.push(fields.map(quoted).join(','));
  }

  /** For rows by the hundred thousand whose fields are known to need no quotes. */
  addLine(line: string): void {
    this.#lines.push(line);
  }

  toString(): string {
    return `${this.#lines.join('\r\n')}\r\n`;
  }
}

function quoted(field: string | number): string {
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Minutes after midnight as GTFS writes them, hours past 24 too. */
export function gtfsTime(minutes: number): string {
  const known = TIMES[minutes];
  if (known !== undefined) return known;
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`;
  TIMES[minutes] = time;
  return time;
}

const TIMES: string[] = [];

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** `20261124`. */
export function gtfsDate(date: { toString(): string }): string {
  return date.toString().replaceAll('-', '');
}
