import fc from 'fast-check';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';

/** A Danish posting with all that duplicates are told by; tests change what they are about. */
export const POSTING: NormalisedPosting = {
  sourceId: '1',
  url: 'https://jobnet.dk/find-job/1',
  title: 'Sygeplejerske til akutmodtagelsen',
  description: words('akut', 300),
  descriptionHtml: '',
  language: 'da',
  employer: { name: 'Sundets Hospital', orgNumber: '12345678', country: 'DK' },
  workplace: {
    country: 'DK',
    municipality: { code: '0217', name: 'Helsingør' },
    postcode: '3000',
    city: 'Helsingør',
    street: null,
    lat: null,
    lon: null,
    precision: 'postcode',
  },
  occupation: null,
  occupationClaims: [],
  hours: null,
  duration: null,
  positions: null,
  publishedAt: '2026-03-01T08:00:00+01:00',
  deadline: '2026-03-31T23:59:59+02:00',
  openUntil: null,
};

/** A text of `count` different words that has no three in a row with a text of another name. */
export function words(name: string, count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => `${name}${from + index}x`).join(' ');
}

/** The posting with changes; employer and workplace are changed field by field. */
export function posting(
  changes: Omit<Partial<NormalisedPosting>, 'employer' | 'workplace'> & {
    readonly employer?: Partial<NormalisedPosting['employer']>;
    readonly workplace?: Partial<NormalisedPosting['workplace']>;
  } = {},
): NormalisedPosting {
  return {
    ...POSTING,
    ...changes,
    employer: { ...POSTING.employer, ...changes.employer },
    workplace: { ...POSTING.workplace, ...changes.workplace },
  };
}

/** Postings out of few values, so that two of them often have much in common. */
export const anyPosting: fc.Arbitrary<NormalisedPosting> = fc
  .record({
    sourceId: fc.constantFrom('1', '2', '3'),
    url: fc.constantFrom('https://a.example/job/1', 'https://a.example/job/2', 'https://a.example/jobs'),
    title: fc.constantFrom(
      'Sygeplejerske',
      'Sygeplejerske søges til Helsingør',
      'Sygeplejerske, nat',
      'Sygeplejersker til akutmodtagelsen',
      'Sygeplejerske afsnit 3',
      'Akutsygeplejerske',
      'Vi søger dig!',
      '',
    ),
    description: fc.constantFrom(
      POSTING.description,
      `${POSTING.description} ${words('fod', 20)}`,
      words('akut', 60),
      `${words('akut', 210)} ${words('andet', 90)}`,
      'Deltid, 30 timer om ugen.',
      '',
    ),
    language: fc.constantFrom('da' as const, 'sv' as const, null),
    name: fc.constantFrom('Sundets Hospital', 'Sundets Hospital A/S', 'Sundets Hospital Akut', null),
    orgNumber: fc.constantFrom('12345678', '87654321', '5560000001', null),
    country: fc.constantFrom('DK' as const, 'SE' as const),
    municipality: fc.constantFrom(
      { code: '0217', name: 'Helsingør' },
      { code: '0219', name: 'Hillerød' },
      null,
    ),
    postcode: fc.constantFrom('3000', '3060', null),
    street: fc.constantFrom('Havnegade 1', 'Havnegade 2', null),
    hours: fc.constantFrom('full_time' as const, 'part_time' as const, null),
    positions: fc.constantFrom(1, 3, null),
    deadline: fc.constantFrom('2026-03-31T23:59:59+02:00', '2026-04-15T23:59:59+02:00', null),
  })
  .map(({ name, orgNumber, country, municipality, postcode, street, ...rest }) =>
    posting({
      ...rest,
      employer: { name, orgNumber },
      workplace: { country, municipality, postcode, street },
    }),
  );

/** Two postings of which the second is the first but for a few fields, so that many pairs nearly are one vacancy. */
export const anyPair: fc.Arbitrary<readonly [NormalisedPosting, NormalisedPosting]> = fc
  .tuple(anyPosting, anyPosting, fc.subarray(Object.keys(POSTING), { maxLength: 3 }), fc.boolean())
  .map(([one, other, fields, isElsewhere]) => {
    const changes = Object.entries(other).filter(([field]) => fields.includes(field));
    const url = isElsewhere ? 'https://b.example/annonce/9' : one.url;
    return [one, { ...one, url, ...Object.fromEntries(changes) }];
  });
