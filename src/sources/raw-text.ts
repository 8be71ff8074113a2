/** Blank text says nothing. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * Elements that occur in ads. Only known names count: plain text has "<namn>" and "<3" as well.
 */
const ELEMENT =
  /<\/?(?:p|br|div|span|ul|ol|li|strong|b|em|i|u|s|a|h[1-6]|table|thead|tbody|tr|td|th|img|font|section|article|header|footer|blockquote|pre|hr|sup|sub|style|script|iframe|html|head|body|o:p)(?=[\s/>])[^>]*>/i;

/** Whether a description is HTML or plain text: decided by what stands in it, as sources mix both. */
export function bodyOf(content: string): { readonly kind: 'html' | 'text'; readonly content: string } {
  return { kind: ELEMENT.test(content) ? 'html' : 'text', content };
}

/** The address where it is one a browser may open, else null. */
export function webAddressOrNull(text: string | null | undefined): string | null {
  const address = textOrNull(text);
  if (address === null || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}
