import { isUtf8 } from 'node:buffer';

const NEWLINE = 10;
/** Windows-1252 is Latin-1 with these in 0x80 to 0x9f. (Node 20's own decoder forgets them.) */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const LOST = '\uFFFD';

/**
 * GTFS is UTF-8, and small publishers' spreadsheets write Windows-1252 all the same. Lines that cannot be UTF-8 are
 * taken for that, but where other letters of them are UTF-8: there a field was cut in the middle of a letter, which
 * stays lost.
 * @param bytes whole lines.
 * @param onLine told of each such line: how many come before it in `bytes`, and what it was taken for.
 * @returns the same bytes where all is UTF-8, as nearly always.
 */
export function inUtf8(bytes: Uint8Array, onLine: (before: number, text: string) => void): Uint8Array {
  if (isUtf8(bytes)) return bytes;
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, at);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(at, end);
    if (isUtf8(line)) lines.push(line);
    else {
      const text = decode(line);
      onLine(lines.length, text.trimEnd());
      lines.push(Buffer.from(text, 'utf8'));
    }
    at = end;
  }
  return Buffer.concat(lines);
}

function decode(line: Uint8Array): string {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.length);
  const text = bytes.toString('utf8');
  if (/[^\p{ASCII}]/u.test(text.replaceAll(LOST, ''))) return text;
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}
