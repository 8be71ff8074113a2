import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { LICENCE_CLASSES, type RequirementClaim, type Shift } from '../../domain/requirement.ts';
import type { JobnetDetails } from './wire.ts';

const SHIFTS: Readonly<Record<string, Shift>> = {
  dagarbejde: 'day',
  aftenarbejde: 'evening',
  natarbejde: 'night',
  weekendarbejde: 'weekend',
};

/** What the fields of Jobnet's own ads ask for. What they do not list they do not exclude. */
export function requirementsOf(job: JobnetDetails['job'], issues: FieldIssue[]): RequirementClaim[] {
  return [
    ...readWords(job?.driversLicenses, 'job.driversLicenses', licenceOf, issues),
    ...readWords(
      job?.shifts,
      'job.shifts',
      (word) => {
        const shift = SHIFTS[word.toLowerCase()];
        return shift === undefined ? null : `shift:${shift}`;
      },
      issues,
    ),
  ];
}

/** "B", or "Kategori B": only an empty list has been seen in a real ad. */
function licenceOf(word: string): RequirementClaim['requirement'] | null {
  const last = word.split(/\s+/).at(-1)?.toUpperCase();
  const known = LICENCE_CLASSES.find((name) => name === last);
  return known === undefined ? null : `driving_licence:${known}`;
}

function readWords(
  words: readonly unknown[] | null | undefined,
  path: string,
  read: (word: string) => RequirementClaim['requirement'] | null,
  issues: FieldIssue[],
): RequirementClaim[] {
  return (words ?? []).flatMap((word) => {
    const requirement = typeof word === 'string' ? read(word.trim()) : null;
    if (requirement !== null) return [{ requirement, state: 'required' }];
    issues.push({ path, reason: 'unknown value', value: String(word) });
    return [];
  });
}
