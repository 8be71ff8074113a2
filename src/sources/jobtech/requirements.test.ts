import { describe, expect, it } from 'vitest';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { requirementsOf } from './requirements.ts';
import type { JobtechAd } from './wire.ts';

function read(ad: Partial<JobtechAd>) {
  const issues: FieldIssue[] = [];
  const told = requirementsOf(ad as JobtechAd, issues).map(
    ({ requirement, state }) => `${requirement} ${state}`,
  );
  return { told, issues };
}
const named = (...labels: (string | null)[]) => labels.map((label) => ({ label }));

describe('what Platsbanken’s form asks', () => {
  it('is a licence of each class ticked, or of any', () => {
    const licence = { driving_license_required: true, driving_license: named('B', 'ce') };
    expect(read(licence).told).toEqual(['driving_licence:B required', 'driving_licence:CE required']);
    expect(read({ driving_license_required: true }).told).toEqual(['driving_licence required']);
  });

  it('is nothing where a box is not ticked: the text may still ask for it', () => {
    expect(read({ driving_license_required: false, driving_license: named('B') }).told).toEqual([]);
    expect(read({ access_to_own_car: false }).told).toEqual([]);
    expect(read({ access_to_own_car: true }).told).toEqual(['own_car required']);
    expect(read({}).told).toEqual([]);
  });

  it('is required under “must have”, and stated as not under “nice to have”', () => {
    const { told, issues } = read({
      must_have: {
        languages: named('Svenska', 'Klingonska', null),
        education_level: named('Gymnasial utbildning'),
      },
      nice_to_have: { languages: named('danska'), education_level: named('Forskarutbildning') },
    } as Partial<JobtechAd>);
    expect(told).toEqual([
      'language:sv required',
      'education:secondary required',
      'language:da not_required',
      'education:doctorate not_required',
    ]);
    // A language beyond our codes is no fault of the record.
    expect(issues).toEqual([]);
  });

  it('of an education states no more than the least that is meant', () => {
    const levels = named(
      'Eftergymnasial utbildning, två år eller längre',
      'Förgymnasial utbildning',
      'Saknar formell utbildning',
    );
    expect(read({ must_have: { education_level: levels } } as Partial<JobtechAd>).told).toEqual([
      'education:vocational required',
    ]);
  });

  it('tells what it does not know, with the raw value', () => {
    const { told, issues } = read({
      driving_license_required: true,
      driving_license: named('Traktor'),
      must_have: { education_level: named('Trollkarl') },
    } as Partial<JobtechAd>);
    expect(told).toEqual(['driving_licence required']);
    expect(issues).toEqual([
      { path: 'driving_license', reason: 'unknown class', value: 'Traktor' },
      { path: 'education_level', reason: 'unknown level', value: 'Trollkarl' },
    ]);
  });
});
