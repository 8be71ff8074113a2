import { describe, expect, it } from 'vitest';
import { type HarvestRun, NO_COUNTS, type SourceState } from '../../domain/harvest.ts';
import { CATALOGUES } from '../messages/catalogues.ts';
import { statusSentence } from './status-sentence.ts';

const NOW = '2026-11-22T10:00:00+01:00';

function source(name: string, changes: Partial<SourceState> = {}): SourceState {
  return {
    id: name.toLowerCase(),
    name,
    homepage: '',
    licence: '',
    attribution: '',
    enabled: true,
    openVacancies: 1,
    ageSeconds: 6 * 3600,
    lastRun: null,
    troubledRun: null,
    nextRunAt: null,
    issues: [],
    issueCount: 0,
    nights: [],
    ...changes,
  };
}

const TROUBLED: HarvestRun = {
  id: '1',
  mode: 'listing',
  startedAt: NOW,
  finishedAt: NOW,
  outcome: 'failed',
  complete: false,
  counts: NO_COUNTS,
  message: null,
};
const FAILED = { troubledRun: TROUBLED };
const SUSPECT = { troubledRun: { ...TROUBLED, outcome: 'suspect' as const } };
const told = (sources: SourceState[], now = NOW) => statusSentence(sources, now, 'da', CATALOGUES.da);

describe('statusSentence', () => {
  it('says that all was fetched tonight', () => {
    expect(told([source('Jobnet'), source('Platsbanken')])).toEqual({
      health: 'good',
      text: 'Alt er hentet i nat.',
    });
  });

  it('calls it tonight, today or lately by the source fetched longest ago', () => {
    const fresh = source('Platsbanken', { ageSeconds: 60 });
    const evening = '2026-11-22T20:00:00+01:00';
    expect(told([fresh, source('Jobnet', { ageSeconds: 17 * 3600 })], evening).text).toBe(
      'Alt er hentet i nat.',
    );
    expect(told([fresh, source('Jobnet', { ageSeconds: 3600 })], evening).text).toBe('Alt er hentet i dag.');
    expect(told([fresh, source('Jobnet', { ageSeconds: 24 * 3600 })], evening).text).toBe(
      'Alt er hentet inden for det seneste døgn.',
    );
  });

  it('names the one that is not as it should be, and says that the others are', () => {
    expect(told([source('Jobnet', FAILED), source('Platsbanken')])).toEqual({
      health: 'failed',
      text: 'Jobnet kunne ikke hentes. Resten er hentet som normalt.',
    });
    expect(told([source('Jobnet', FAILED)]).text).toBe('Jobnet kunne ikke hentes.');
  });

  it('names in the reader’s language one that has no name of its own', () => {
    const own = { ...source('Employers’ own pages', { ageSeconds: null }), id: 'jobposting' };
    const { text } = statusSentence([own], NOW, 'da', CATALOGUES.da);
    expect(text).toBe('Arbejdsgivernes egne sider er ikke hentet endnu.');
  });

  it('counts and names several, and takes the worst of them for the whole', () => {
    const sources = [source('Jobnet', SUSPECT), source('Emply', FAILED), source('Platsbanken')];
    expect(told(sources)).toEqual({
      health: 'failed',
      text: '2 af 3 kilder har problemer: Jobnet og Emply. Resten er hentet som normalt.',
    });
  });

  it('leaves out what is switched off', () => {
    const off = source('Jobnet', { ...FAILED, enabled: false });
    expect(told([off, source('Platsbanken')]).text).toBe('Alt er hentet i nat.');
    expect(told([off])).toEqual({ health: 'off', text: 'Ingen kilder er slået til.' });
  });
});
