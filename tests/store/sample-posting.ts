import type { NormalisedPosting } from '../../src/domain/normalised-posting.ts';
import type { Workplace } from '../../src/domain/vacancy.ts';
import type { RunRef, VersionedPosting } from '../../src/store/harvest-store.ts';

export const KOEBENHAVN: Workplace = {
  country: 'DK',
  municipality: { code: '0101', name: 'København' },
  postcode: '2100',
  city: 'København Ø',
  street: null,
  lat: null,
  lon: null,
  precision: 'municipality',
};

export const MALMO: Workplace = {
  country: 'SE',
  municipality: { code: '1280', name: 'Malmö' },
  postcode: '21119',
  city: 'Malmö',
  street: 'Stortorget 1',
  lat: 55.606,
  lon: 13,
  precision: 'address',
};

/** A posting in Danish in Copenhagen, changed as the test needs it. */
export function samplePosting(change: Partial<NormalisedPosting> & { sourceId: string }): NormalisedPosting {
  return {
    url: `https://example.org/${encodeURIComponent(change.sourceId)}`,
    title: 'Sygeplejerske',
    description: 'Vi søger en kollega.',
    descriptionHtml: '<p>Vi søger en kollega.</p>',
    language: 'da',
    employer: { name: 'Rigshospitalet', orgNumber: '29190623', country: 'DK' },
    workplace: KOEBENHAVN,
    occupation: null,
    occupationClaims: [],
    hours: 'full_time',
    duration: 'permanent',
    positions: 1,
    publishedAt: '2026-02-20T08:00:00+01:00',
    deadline: null,
    openUntil: null,
    ...change,
  };
}

export function versioned(posting: NormalisedPosting, version = '1'): VersionedPosting {
  return { version, posting, payload: null };
}

/** A run of a source that need not be on record. */
export function sampleRun(id: number, source = 'jobnet', at = '2026-03-01T03:00:00+01:00'): RunRef {
  return { id: String(id), source, at: new Date(at) };
}
