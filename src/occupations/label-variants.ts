/** One way to read a label, and how much of it that is: 1 the whole, less for a part of it. */
export interface LabelVariant {
  readonly text: string;
  readonly share: number;
}

const HEAD_SHARE = 0.88;
const PART_SHARE = 0.94;

/**
 * How a label may be met: whole; without what stands after a comma or in brackets ("Sportsudøver, prof."); and each
 * of what stands between slashes ("Garderobiär/Garderobvaktmästare").
 */
export function labelVariants(label: string): LabelVariant[] {
  const variants = [{ text: label, share: 1 }];
  const head = label
    .replace(/\([^)]*\)/g, ' ')
    .replace(/,.*$/s, '')
    .trim();
  if (head !== '' && head !== label) variants.push({ text: head, share: HEAD_SHARE });
  const parts = head.split('/').map((part) => part.trim());
  if (parts.length > 1) {
    for (const part of parts)
      if (part.length > 2)
        variants.push({ text: part, share: PART_SHARE * (head === label ? 1 : HEAD_SHARE) });
  }
  return variants;
}
