import type { Language } from '../../src/domain/codes.ts';
import type { ListedVacancy } from '../../src/domain/listed-vacancy.ts';
import type { ShortlistPage } from '../../src/web/page.ts';
import { COMMUTE, NOW, SOURCES, sampleVacancy } from './sample-pages.ts';

const NOTHING = { vacancy: null, closedAt: null, closedReason: null };

/** One of each state. */
export const LISTED: readonly ListedVacancy[] = [
  { ...NOTHING, id: 'v1', state: 'open', vacancy: sampleVacancy({ commute: COMMUTE }) },
  {
    id: 'v2',
    state: 'closed',
    vacancy: sampleVacancy({ id: 'v2', title: 'Smed til værft', language: 'da' }),
    closedAt: '2026-11-20T03:00:00+01:00',
    closedReason: 'removed',
  },
  { ...NOTHING, id: 'v3', state: 'gone' },
  { ...NOTHING, id: 'v4', state: 'unknown' },
];

export function shortlistPage(language: Language = 'da'): ShortlistPage {
  return {
    kind: 'shortlist',
    language,
    path: `/shortlist?lang=${language}`,
    listed: LISTED,
    hasHome: true,
    sources: SOURCES,
    now: NOW,
  };
}
