import { LANGUAGES, Language } from '../domain/codes.ts';

const FALLBACK: Language = 'da';

/**
 * The language to answer a reader in: the one asked for by `?lang=`, else the one of ours that the browser likes
 * best (RFC 9110, 12.5.4), else Danish.
 */
export function readerLanguage(asked: unknown, acceptLanguage: string | undefined): Language {
  const chosen = Language.safeParse(asked);
  return chosen.success ? chosen.data : (preferred(acceptLanguage ?? '') ?? FALLBACK);
}

function preferred(acceptLanguage: string): Language | null {
  let best: { language: Language; weight: number } | null = null;
  for (const range of acceptLanguage.split(',')) {
    const [tag = '', ...settings] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = LANGUAGES.find((ours) => tag === ours || tag.startsWith(`${ours}-`));
    const weight = weightOf(settings);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? null;
}

/** The `q` of one range; 1 where there is none, 0 where it cannot be read. */
function weightOf(settings: readonly string[]): number {
  const q = settings.find((setting) => setting.startsWith('q='));
  if (q === undefined) return 1;
  return /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q.slice(2)) : 0;
}
