import { describe, expect, it } from 'vitest';
import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { requirementsOf } from './requirements.ts';

type Job = Parameters<typeof requirementsOf>[0];

function read(job: unknown) {
  const issues: FieldIssue[] = [];
  const told = requirementsOf(job as Job, issues).map(({ requirement, state }) => `${requirement} ${state}`);
  return { told, issues };
}

describe('what Jobnet’s own ads ask', () => {
  it('are licences and shifts, however they are written', () => {
    const job = { driversLicenses: ['B', ' Kategori c1e '], shifts: ['Aftenarbejde', 'weekendarbejde'] };
    expect(read(job)).toEqual({
      told: [
        'driving_licence:B required',
        'driving_licence:C1E required',
        'shift:evening required',
        'shift:weekend required',
      ],
      issues: [],
    });
  });

  it('is nothing where nothing is listed', () => {
    expect(read({ driversLicenses: [], shifts: null }).told).toEqual([]);
    expect(read(null).told).toEqual([]);
    expect(read(undefined).told).toEqual([]);
  });

  it('that is not known is told whole, to be masked before it is cut, and never guessed', () => {
    const { told, issues } = read({ driversLicenses: ['Z', 7], shifts: ['x'.repeat(200)] });
    expect(told).toEqual([]);
    expect(issues).toEqual([
      { path: 'job.driversLicenses', reason: 'unknown value', value: 'Z' },
      { path: 'job.driversLicenses', reason: 'unknown value', value: '7' },
      { path: 'job.shifts', reason: 'unknown value', value: 'x'.repeat(200) },
    ]);
  });
});
