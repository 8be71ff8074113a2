import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PostingDraft } from '../../domain/posting-draft.ts';
import type { Employer } from '../../domain/vacancy.ts';
import { maskPeople } from '../people.ts';
import { cleanLine } from '../text/clean-line.ts';
import { issue } from './field-issue.ts';
import { readOrgNumber } from './org-number.ts';

const MAX_NAME_LENGTH = 200;

/** The country is the number's own where there is one, else as stated. */
export function normaliseEmployer(draft: PostingDraft['employer']): {
  employer: Employer;
  issues: FieldIssue[];
} {
  const name = maskPeople(cleanLine(draft.name ?? ''))
    .slice(0, MAX_NAME_LENGTH)
    .trim();
  const employer = { name: name === '' ? null : name, orgNumber: null, country: draft.country };
  const raw = draft.orgNumber?.trim() ?? '';
  if (raw === '') return { employer, issues: [] };
  const read = readOrgNumber(raw);
  switch (read.kind) {
    case 'valid':
      return { employer: { ...employer, orgNumber: read.number, country: read.country }, issues: [] };
    case 'personal':
      return {
        employer,
        issues: [issue('employer.orgNumber', 'a personal identity number is not kept', null)],
      };
    case 'invalid':
      return { employer, issues: [issue('employer.orgNumber', 'not a CVR or organisation number', raw)] };
  }
}
