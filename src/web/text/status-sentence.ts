import type { Language } from '../../domain/codes.ts';
import type { SourceState } from '../../domain/harvest.ts';
import { healthOf, type SourceHealth } from '../../domain/source-health.ts';
import type { Catalogue, TroubledHealth } from '../messages/catalogue.ts';
import { hourOf } from './date-times.ts';
import { daysUntil } from './dates.ts';
import { fill } from './fill.ts';
import { formatNumber, localeOf } from './locale.ts';
import { nameOfSource } from './name-of-source.ts';

/** The whole in one sentence, and how it is meant. */
export interface StatusSentence {
  readonly health: SourceHealth;
  readonly text: string;
}

/** From the one that needs a look most to the one that can wait. */
const SEVERITY: readonly TroubledHealth[] = ['failed', 'stale', 'suspect', 'never'];

/** What a reader should know first: that everything is there, or what is not. */
export function statusSentence(
  sources: readonly SourceState[],
  now: string,
  language: Language,
  { status, describedSources }: Catalogue,
): StatusSentence {
  const enabled = sources.filter((source) => source.enabled);
  if (enabled.length === 0) return { health: 'off', text: status.none };
  const troubled = enabled.flatMap((source) => {
    const health = healthOf(source);
    return health === 'good' || health === 'off' ? [] : [{ source, health }];
  });
  const [first, ...others] = troubled;
  if (first === undefined) return { health: 'good', text: allFetched(enabled, now, status) };
  const othersFine = troubled.length < enabled.length ? ` ${status.othersFine}` : '';
  if (others.length === 0) {
    const text =
      fill(status.one[first.health], { source: nameOfSource(first.source, { describedSources }) }) +
      othersFine;
    return { health: first.health, text };
  }
  const worst = SEVERITY.find((health) => troubled.some((one) => one.health === health)) ?? first.health;
  const names = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  const text = fill(status.several, {
    count: formatNumber(troubled.length, language),
    all: formatNumber(enabled.length, language),
    sources: names.format(troubled.map(({ source }) => nameOfSource(source, { describedSources }))),
  });
  return { health: worst, text: text + othersFine };
}

const NOON = 12;

/** "Tonight" is before noon of today; the source fetched longest ago decides. */
function allFetched(enabled: readonly SourceState[], now: string, status: Catalogue['status']): string {
  const oldest = Math.max(...enabled.map((source) => source.ageSeconds ?? 0));
  const fetchedAt = new Date(Date.parse(now) - oldest * 1000).toISOString();
  if (daysUntil(fetchedAt, now) < 0) return status.allLately;
  return hourOf(fetchedAt) < NOON ? status.allTonight : status.allToday;
}
