/** An address in running text, in JSON or in a URL; the part before the @ is what makes it a person's. */
const EMAIL = /[^\s"\\@/?=<>()[\],:;]{0,64}(?<!\[masked\])(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;
/** User and password in front of a host. */
const USERINFO = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"\\@]+@/giu;
/** What was asked for behind an address. */
const QUERY = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#"\\]*)\?[^\s"\\]*/giu;

/**
 * Takes out of a line of the log what must not be there, whoever wrote it and however it came in: e-mail addresses,
 * users and passwords of URLs, and their queries. The last line of defence: those who log leave these out themselves.
 */
export function maskLogLine(line: string): string {
  return line.replace(USERINFO, '$1[masked]@').replace(QUERY, '$1?[masked]').replace(EMAIL, '[masked]');
}
