/** An address in running text, in JSON or in a URL; the part before the @ is what makes it a person's. */
const EMAIL = /[^\s"\\@/?=<>()[\],:;]{0,64}(?<!\[masked\])(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** User and password in front of a host. */
const USERINFO = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"\\@]+@/giu;
/** What was asked for behind an address. */
const QUERY = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#"\\]*)\?[^\s"\\]*/giu;

/**
 * Telephone numbers as people write them: international, in pairs, or with their area apart. Bare digits stay: in a log
 * they are ids, counts and moments. Texts of ads, where more is masked, are no part of a log.
 */
const TELEPHONE = new RegExp(
  String.raw`(?<![\p{L}\d_+.:/=-])(?:` +
    [
      String.raw`\(?\+\d{1,3}\)?(?:[ -]?\(0\))?(?:[ -]?\d){7,12}`,
      String.raw`\d{2}(?: \d{2}){3}`,
      String.raw`\(?0\d{1,3}\)?(?: ?[-/] ?| )\d{2,3}(?: \d{2,3}){1,3}`,
    ].join('|') +
    String.raw`)(?![\d_]|[.:-]\d)`,
  'gu',
);

/**
 * Takes out of a line of the log what must not be there, whoever wrote it and however it came in: e-mail addresses,
 * telephone numbers, users and passwords of URLs, and their queries. The last line of defence: those who log leave these out themselves.
 */
export function maskLogLine(line: string): string {
  return line
    .replace(USERINFO, '$1[masked]@')
    .replace(QUERY, '$1?[masked]')
    .replace(EMAIL, '[masked]')
    .replace(TELEPHONE, '[masked]');
}
